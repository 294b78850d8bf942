import { expect, test } from 'vitest';
import { bindShowPassword } from './bind-show-password.ts';

test('a password is shown and hidden again, in a shadow root too', () => {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = document.createElement('main');
  root.innerHTML = `
    <div role="status"></div>
    <input id="password" type="password">
    <button type="button" data-verb="showPassword" aria-controls="password"
      data-hide="Hide" data-visible="It is visible" data-hidden="It is hidden">Show</button>`;
  host.attachShadow({ mode: 'open' }).append(root);
  const unbind = bindShowPassword(root);
  const button = root.querySelector('button');
  const look = () => [root.querySelector('input')?.type, button?.textContent, root.querySelector('[role="status"]')?.textContent];
  button?.click();
  expect(look()).toEqual(['text', 'Hide', 'It is visible']);
  button?.click();
  expect(look()).toEqual(['password', 'Show', 'It is hidden']);
  unbind();
  button?.click();
  expect(look()).toEqual(['password', 'Show', 'It is hidden']);
});

test('an icon beside the words stays when they change, and when the form is sent', () => {
  const root = document.createElement('main');
  root.innerHTML = `<form method="post"><div data-field="password"><input id="password" type="password"></div>
    <button type="button" data-verb="showPassword" aria-controls="password" data-hide="Hide"><svg></svg> <span data-text="show">Show</span></button></form>`;
  document.body.replaceChildren(root);
  root.addEventListener('submit', (event) => event.preventDefault());
  const unbind = bindShowPassword(root);
  const button = root.querySelector('button');
  button?.click();
  expect([root.querySelector('input')?.type, button?.textContent, button?.querySelector('svg')]).toEqual([
    'text',
    ' Hide',
    expect.anything(),
  ]);
  root.querySelector('form')?.requestSubmit();
  expect([root.querySelector('input')?.type, button?.textContent, button?.querySelector('svg')]).toEqual([
    'password',
    ' Show',
    expect.anything(),
  ]);
  unbind();
});

test('a field with the same id in another form of the page stays hidden', () => {
  const field =
    '<input id="password" type="password"><button type="button" data-verb="showPassword" aria-controls="password">Show</button>';
  document.body.innerHTML = `<form id="sign-up">${field}</form><main>${field}</main>`;
  const root = document.querySelector('main');
  if (root === null) throw new Error('There is no login.');
  const unbind = bindShowPassword(root);
  root.querySelector('button')?.click();
  expect([...document.querySelectorAll('input')].map(({ type }) => type)).toEqual(['password', 'text']);
  unbind();
});

test('in a frame a password is shown, and hidden again when its page comes back from the cache', () => {
  const frame = document.createElement('iframe');
  document.body.replaceChildren(frame);
  const { contentWindow, contentDocument } = frame;
  if (contentWindow === null || contentDocument === null) throw new Error('The frame has no document.');
  const there = contentWindow as Window & typeof globalThis;
  contentDocument.body.innerHTML =
    '<input id="password" type="password"><button type="button" data-verb="showPassword" aria-controls="password">Show</button>';
  const unbind = bindShowPassword(contentDocument.body);
  const input = contentDocument.querySelector('input');
  contentDocument.querySelector('button')?.click();
  expect(input?.type).toBe('text');
  there.dispatchEvent(new there.PageTransitionEvent('pageshow', { persisted: true }));
  expect(input?.type).toBe('password');
  unbind();
});
