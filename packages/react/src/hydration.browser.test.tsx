import { createLogin, type Login } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
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
  const kratos = createEmulator({ people: [ann] });
  const meet = (): Login => createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch });
  const app = document.createElement('div');
  app.innerHTML = renderToString(<Page login={meet()} />); // each side has a login of its own
  document.body.replaceChildren(app);
  expect(kratos.log).toHaveLength(0);
  const form = app.querySelector('form');
  expect(form?.noValidate).toBe(false); // without the script the browser says what is missing

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

  expect([...app.querySelectorAll('input')]).toEqual([email, password]);
  expect(document.activeElement).toBe(email);
  expect([email.value, email.selectionStart, password.value]).toEqual([ann.email, 3, ann.password]);
  expect(warnings.mock.calls).toEqual([]);
  await page.getByRole('button').click();
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
});

async function startFirst(login: Login): Promise<void> {
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
}
