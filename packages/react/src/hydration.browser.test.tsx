import { createLogin, type Login } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Page } from '../test/page.tsx';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  vi.restoreAllMocks();
});

test.each([
  ['before the login has begun', async () => {}],
  ['when Kratos has opened the form already', startFirst],
])('what was typed into a page from the server survives hydration, and so do focus and caret: %s', async (_, prepare) => {
  const kratos = createEmulator({ identities: [ann] });
  const meet = (): Login => createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch });
  const app = document.createElement('div');
  app.innerHTML = renderToString(<Page login={meet()} />); // each side has a login of its own
  document.body.replaceChildren(app);
  expect(kratos.log).toHaveLength(0);
  const form = app.querySelector('form');
  expect(form?.noValidate).toBe(false); // without the script the browser says what is missing

  expect(app.querySelector('button')?.disabled).toBe(true); // the browser itself posts no form
  expect(app.querySelector('button')?.getAttribute('autocomplete')).toBe('off'); // Firefox must not enable it on a reload

  const [email, password] = app.querySelectorAll('input');
  if (email === undefined || password === undefined) throw new Error('the page from the server has no two fields');
  password.value = ann.password;
  email.value = ann.email;
  email.focus();
  email.setSelectionRange(3, 3);

  const warnings = vi.fn();
  vi.spyOn(console, 'error').mockImplementation(warnings); // where React tells of attributes that differ
  const login = meet();
  await prepare(login);
  root = hydrateRoot(app, <Page login={login} />, { onRecoverableError: warnings });
  await expect.poll(() => form?.noValidate).toBe(true); // with it Kratos does: the page is alive
  await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
  await expect.element(page.getByRole('button')).toBeEnabled();

  expect([...app.querySelectorAll('input')]).toEqual([email, password]);
  expect(document.activeElement).toBe(email);
  expect([email.value, email.selectionStart, password.value]).toEqual([ann.email, 3, ann.password]);
  expect(warnings.mock.calls).toEqual([]);
  await page.getByRole('button').click();
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
});

test('a form that is sent right after hydration, before Kratos has opened it, is submitted when it is open', async () => {
  const kratos = createEmulator({ identities: [ann] });
  const held = Promise.withResolvers<void>();
  const fetch: typeof globalThis.fetch = async (...request) => {
    await held.promise;
    return kratos.fetch(...request);
  };
  const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch });
  const app = document.createElement('div');
  app.innerHTML = renderToString(<Page login={createLogin({ kratosUrl: 'http://127.0.0.1:4433' })} />);
  document.body.replaceChildren(app);
  const [email, password] = app.querySelectorAll('input');
  if (email === undefined || password === undefined) throw new Error('Expected two fields in the HTML of the server.');
  email.value = ann.email;
  password.value = ann.password;
  root = hydrateRoot(app, <Page login={login} />);
  await expect.element(page.getByRole('button')).toBeEnabled();
  password.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  expect(app.querySelector('button')?.disabled).toBe(false); // a busy button keeps the focus
  held.resolve();
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
});

async function startFirst(login: Login): Promise<void> {
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
}
