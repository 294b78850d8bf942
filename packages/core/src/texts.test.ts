import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createLogin, type LoginOptions } from './create-login.ts';
import type { FormView, LoginView } from './view/login-view.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };

async function afterAWrongPassword(options: Partial<LoginOptions>): Promise<FormView> {
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
  const login = createLogin({ kratosUrl, fetch: kratos.fetch, ...options });
  login.start();
  const isOpen = (view: LoginView): view is FormView => view.step === 'password' && !view.isPending;
  await expect.poll(() => isOpen(login.getView())).toBe(true);
  const open = login.getView();
  if (isOpen(open)) open.submit?.({ identifier: ann.email, password: 'wrong' });
  await expect.poll(() => isOpen(login.getView()) && login.getView() !== open).toBe(true);
  const view = login.getView();
  if (!isOpen(view)) throw new Error('no form');
  return view;
}

const wrong = 'That email and password don’t match. Check both and try again.';

test('a message of Kratos is shown in plain English', async () => {
  expect((await afterAWrongPassword({})).messages).toEqual([wrong]);
});

test('a message of the host that throws is ignored', async () => {
  const view = await afterAWrongPassword({ messages: { 4000006: ({ reason }) => (reason as string).toUpperCase() } });
  expect(view.messages).toEqual([wrong]);
});

test('the host replaces a message by its id', async () => {
  expect((await afterAWrongPassword({ messages: { 4000006: 'Passwort oder E-Mail stimmt nicht.' } })).messages).toEqual([
    'Passwort oder E-Mail stimmt nicht.',
  ]);
});

test('a message that the host replaces by an empty text is not shown', async () => {
  expect((await afterAWrongPassword({ messages: { 4000006: '' } })).messages).toEqual([]);
});

test('a message of the host may use the context', async () => {
  const { messages } = await afterAWrongPassword({ messages: { 4000006: (context) => `Nein (${JSON.stringify(context)}).` } });
  expect(messages).toEqual(['Nein ({}).']);
});

test('a message without a replacement is shown in English', async () => {
  expect((await afterAWrongPassword({ messages: { 4000008: 'Code falsch.' } })).messages).toEqual([wrong]);
});

test('the host replaces some texts, and the others stay in English', async () => {
  const view = await afterAWrongPassword({ texts: { signIn: 'Anmelden', signInTitle: () => 'Anmelden', error: 'Fehler: ' } });
  expect(view).toMatchObject({ title: 'Anmelden', pageTitle: 'Fehler: Anmelden', submitLabel: 'Anmelden' });
  expect(view.fields[1]).toMatchObject({ label: 'Password' });
});
