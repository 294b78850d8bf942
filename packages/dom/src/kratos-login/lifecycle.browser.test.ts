import { renderToHtml } from '@kratos-login/dom/server';
import { createEmulator } from '@kratos-login/emulator';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './index.ts';
import type { KratosLoginElement } from './index.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const email = page.getByLabelText('Email address');
const code = page.getByLabelText('6-digit code');
const german = page.getByRole('button', { name: 'Anmelden' });

/** Creates a `<kratos-login>` by script. It is not in the document yet. */
function createElement(contents = '', options: KratosLoginElement['options'] = {}) {
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
  const element = document.createElement('kratos-login');
  element.innerHTML = contents;
  element.options = { kratosUrl, fetch: kratos.fetch, storage: null, onSuccess: () => false, ...options };
  onTestFinished(() => element.remove());
  return { kratos, element };
}

async function reachCode(): Promise<void> {
  await userEvent.fill(email, ann.email);
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(code).toHaveFocus();
}

const readInputs = (element: Element) => [...element.querySelectorAll('input')].map(({ name, value }) => [name, value]);

test('an element that is moved keeps its login and what was typed', async () => {
  const { element } = createElement();
  document.body.replaceChildren(element);
  await userEvent.fill(email, ann.email);
  const { login } = element;
  document.body.appendChild(document.createElement('div')).append(element);
  await expect.element(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  await expect.element(email).toHaveValue(ann.email);
  expect(element.login).toBe(login);
});

test('an element that is removed and put back has one empty form, which signs in', async () => {
  const { kratos, element } = createElement();
  document.body.replaceChildren(element);
  await reachCode();
  await userEvent.fill(code, '123456');
  element.remove();
  await expect.poll(() => element.login?.getView().step).toBe('init');
  document.body.append(element);
  await expect.element(code).toHaveValue('');
  expect(element.querySelectorAll('form')).toHaveLength(1);
  await userEvent.fill(code, kratos.totpCode(ann.email));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByText('Two-step sign-in')).toBeVisible();
});

test('a copy of an element begins its own login, without what was typed into another form', async () => {
  const { element } = createElement();
  document.body.replaceChildren(element);
  await reachCode();
  await userEvent.fill(code, '123456');
  const copy = element.cloneNode(true) as KratosLoginElement;
  copy.options = createElement().element.options;
  element.replaceWith(copy);
  onTestFinished(() => copy.remove());
  await expect.element(email).toBeVisible();
  expect(readInputs(copy)).toEqual([
    ['identifier', ''],
    ['password', ''],
  ]);
});

test('an element without an address begins its login when it gets one', async () => {
  vi.stubGlobal('fetch', createEmulator({ identities: [ann] }).fetch);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { element } = createElement();
  element.options = { storage: null };
  document.body.replaceChildren(element);
  await expect.element(page.getByRole('button', { name: 'Start again' })).toBeVisible();
  element.setAttribute('kratos-url', kratosUrl);
  await expect.element(email).toBeVisible();
  expect(element.querySelectorAll('main')).toHaveLength(1);
});

test('the language that is set last is shown, also when another one is still loading', async () => {
  const { element } = createElement();
  element.lang = 'ar';
  document.body.replaceChildren(element);
  element.lang = 'de';
  await expect.element(german).toBeVisible();
});

test('the language follows an element around the login', async () => {
  const { element } = createElement();
  document.body.replaceChildren(element);
  await userEvent.fill(email, ann.email);
  document.documentElement.lang = 'de';
  onTestFinished(() => {
    document.documentElement.lang = 'en';
  });
  await expect.element(german).toBeVisible();
  await expect.element(page.getByLabelText('E-Mail-Adresse')).toHaveValue(ann.email);
});

test('an element that is moved into a part in another language is in that language', async () => {
  const { element } = createElement();
  document.body.replaceChildren(element);
  await expect.element(email).toBeVisible();
  const place = document.body.appendChild(document.createElement('div'));
  place.lang = 'de';
  place.append(element);
  await expect.element(german).toBeVisible();
});

test('a language that is a name of every object is English', async () => {
  const { element } = createElement();
  element.lang = 'constructor';
  document.body.replaceChildren(element);
  await expect.element(email).toBeVisible();
});

test('the HTML of a server for another form is replaced, with what was typed into it', async () => {
  const { element } = createElement(renderToHtml({ kratosUrl }), { aal: 'aal2', fetch: () => new Promise(() => {}) });
  for (const input of element.querySelectorAll('input')) input.value = 'typed';
  document.body.replaceChildren(element);
  await expect.poll(() => readInputs(element)).toEqual([['totp_code', '']]);
});

test('the HTML of a server for a whole page becomes a part of another page where the element is one', async () => {
  const { element } = createElement(renderToHtml({ kratosUrl }), { isEmbedded: true });
  document.body.replaceChildren(element);
  await expect.element(email).toBeVisible();
  expect(element.querySelectorAll('main')).toHaveLength(0);
  expect(element.querySelectorAll('form')).toHaveLength(1);
});

test('an element that a browser extension adds stays, and the focused field beside it keeps the focus', async () => {
  const { element } = createElement();
  document.body.replaceChildren(element);
  await userEvent.fill(email, ann.email);
  const addTo = (selector: string): Element => {
    const added = document.createElement('div');
    added.className = 'extension';
    element.querySelector(selector)?.prepend(added);
    return added;
  };
  const added = [addTo('.kl-card'), addTo('.kl-control')];
  const input = email.element();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Enter your password.');
  expect(email.element()).toBe(input);
  expect(added.map(({ isConnected }) => isConnected)).toEqual([true, true]);
  await reachCode();
  expect(element.querySelectorAll('.kl-card > .extension')).toHaveLength(1);
  expect(added[0]?.className).toBe('extension');
});
