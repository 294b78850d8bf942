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
