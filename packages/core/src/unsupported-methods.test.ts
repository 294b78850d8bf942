import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createLogin } from './create-login.ts';
import type { Login } from './login.ts';
import type { LoginView } from './view/login-view.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery', totp: true, lookupCodes: true } as const;

interface Node {
  readonly group: string;
  readonly attributes: { readonly name: string };
}

/** Starts a login whose forms have other nodes, as for a user with other credentials. */
function begin(aal: 'aal1' | 'aal2', change: (nodes: readonly Node[]) => readonly object[], config = {}): Login {
  const kratos = createEmulator({ identities: [ann], config });
  const fetch: typeof globalThis.fetch = async (...request) => {
    const response = await kratos.fetch(...request);
    const body = response.status === 200 && JSON.parse(await response.clone().text());
    if (body?.requested_aal !== aal) return response;
    body.ui.nodes = change(body.ui.nodes);
    return Response.json(body);
  };
  const login = createLogin({ kratosUrl, fetch });
  login.start();
  return login;
}

async function enterPassword(login: Login): Promise<void> {
  await settle(login);
  const view = login.getView();
  if (view.kind === 'form') view.submit?.({ identifier: ann.email, password: ann.password });
  await settle(login, (next) => next.step === 'awaiting-TOTP' || next.step === 'error');
}

const settle = (login: Login, isThere = (view: LoginView): boolean => view.step !== 'init'): Promise<void> =>
  expect.poll(() => isThere(login.getView()) && !(login.getView().kind === 'form' && login.getView().progress !== '')).toBe(true);

const only =
  (...groups: readonly string[]) =>
  (nodes: readonly Node[]) =>
    nodes.filter(({ group }) => groups.includes(group));
const button = (group: string, name: string, id: number, text: string) => ({
  type: 'input',
  group,
  attributes: { name, type: 'button', value: '', node_type: 'input' },
  messages: [],
  meta: { label: { id, text, type: 'info' } },
});
const hardwareKey = button('webauthn', 'webauthn_login_trigger', 1010008, 'Sign in with hardware key');
const github = {
  ...button('oidc', 'provider', 1010002, 'Sign in with GitHub'),
  attributes: { name: 'provider', type: 'submit', value: 'github', node_type: 'input' },
};

test('a second factor with only a hardware key shows the key and switchAccount, but no field', async () => {
  const login = begin('aal2', (nodes) => [...only('default')(nodes), hardwareKey]);
  await enterPassword(login);
  expect(login.getView()).toMatchObject({
    step: 'awaiting-TOTP',
    title: 'Confirm it’s you',
    username: ann.email,
    unsupportedMethods: [{ id: 'webauthn', label: 'Use a security key' }],
    factors: [],
    submitLabel: '',
    submit: null,
    switchAccount: expect.any(Function),
    pageEffect: { focus: 'title' },
  });
  const view = login.getView();
  expect(view.kind === 'form' && view.fields.filter(({ isHidden }) => !isHidden)).toEqual([]);
});

test('a hardware key next to an app is an unsupported method', async () => {
  const login = begin('aal2', (nodes) => [...nodes, hardwareKey]);
  await enterPassword(login);
  expect(login.getView()).toMatchObject({ form: 'totp', unsupportedMethods: [{ id: 'webauthn' }], factors: [{ id: 'lookup_secret' }] });
});

test('a form with only a provider has no field', async () => {
  const login = begin('aal1', (nodes) => [...only('default')(nodes), github]);
  await settle(login);
  expect(login.getView()).toMatchObject({
    step: 'password',
    fields: [],
    providers: [{ id: 'github', label: 'Sign in with GitHub' }],
    submitLabel: '',
    submit: null,
    chooseProvider: expect.any(Function),
  });
});

test('a form with only a passkey shows it as an unsupported method, without a field', async () => {
  const login = begin('aal1', (nodes) => [
    ...only('default')(nodes),
    button('passkey', 'passkey_login_trigger', 1010021, 'Sign in with passkey'),
  ]);
  await settle(login);
  expect(login.getView()).toMatchObject({
    fields: [],
    unsupportedMethods: [{ id: 'passkey', label: 'Use a passkey' }],
    submit: null,
  });
});

test('an identifier-first form has only the identifier field', async () => {
  const login = begin('aal1', (nodes) => nodes, { selfservice: { flows: { login: { style: 'identifier_first' } } } });
  await settle(login);
  expect(login.getView()).toMatchObject({ fields: [{ name: 'identifier' }], submitLabel: 'Continue', submit: expect.any(Function) });
});

test('after the identifier, a form with only a passkey has no submit button', async () => {
  const taken = { ...hardwareKey, group: 'identifier_first', attributes: { name: 'identifier', type: 'hidden', value: ann.email } };
  const login = begin('aal1', () => [taken, button('passkey', 'passkey_login_trigger', 1010021, 'Sign in with passkey')]);
  await settle(login);
  expect(login.getView()).toMatchObject({ username: ann.email, unsupportedMethods: [{ id: 'passkey' }], submitLabel: '', submit: null });
});

test.each([
  ['only hidden fields', 'aal1', only('default')],
  ['a password button without its field', 'aal1', (nodes: readonly Node[]) => nodes.filter(isNoField)],
  ['code buttons without a field', 'aal2', (nodes: readonly Node[]) => nodes.filter(isNoField)],
] as const)('a form with %s ends in noUsableMethod', async (_, aal, change) => {
  const login = begin(aal, change);
  if (aal === 'aal2') await enterPassword(login);
  else await settle(login);
  expect(login.getView()).toMatchObject({
    step: 'error',
    title: 'You can’t sign in here',
    failure: { reason: 'noUsableMethod' },
  });
});

const isNoField = ({ attributes: { name } }: Node): boolean => !['password', 'totp_code', 'lookup_secret'].includes(name);
