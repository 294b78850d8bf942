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

/** A Kratos whose forms lack some of their nodes, and have others: this person has other credentials. */
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
  if ('form' in view) view.submit?.({ identifier: ann.email, password: ann.password });
  await settle(login, (next) => next.step === 'awaiting-TOTP' || next.step === 'error');
}

const settle = (login: Login, isThere = (view: LoginView): boolean => view.step !== 'init'): Promise<void> =>
  expect.poll(() => isThere(login.getView()) && !('form' in login.getView() && login.getView().progress !== '')).toBe(true);

const only =
  (...groups: readonly string[]) =>
  (nodes: readonly Node[]) =>
    nodes.filter(({ group }) => groups.includes(group));
const button = (group: string, name: string, text: string) => ({
  type: 'input',
  group,
  attributes: { name, type: 'button', value: '', node_type: 'input' },
  messages: [],
  meta: { label: { id: 1010008, text, type: 'info' } },
});
const hardwareKey = button('webauthn', 'webauthn_login_trigger', 'Sign in with hardware key');
const github = {
  ...button('oidc', 'provider', 'Sign in with GitHub'),
  attributes: { name: 'provider', type: 'submit', value: 'github', node_type: 'input' },
};

test('a second factor of hardware keys alone has no field for a code: the key is offered, and somebody else can sign in', async () => {
  const login = begin('aal2', (nodes) => [...only('default')(nodes), hardwareKey]);
  await enterPassword(login);
  expect(login.getView()).toMatchObject({
    step: 'awaiting-TOTP',
    title: 'Confirm it is you',
    username: ann.email,
    unsupportedMethods: [{ id: 'webauthn', label: 'Sign in with hardware key' }],
    factors: [],
    submitLabel: '',
    submit: null,
    switchAccount: expect.any(Function),
    pageEffect: { focus: 'title' },
  });
  const view = login.getView();
  expect('form' in view && view.fields.filter(({ isHidden }) => !isHidden)).toEqual([]);
});

test('a hardware key beside an app is one more way', async () => {
  const login = begin('aal2', (nodes) => [...nodes, hardwareKey]);
  await enterPassword(login);
  expect(login.getView()).toMatchObject({ form: 'totp', unsupportedMethods: [{ id: 'webauthn' }], factors: [{ id: 'lookup_secret' }] });
});

test('where only a provider signs in, no field asks for what nobody would read', async () => {
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

test('where only a passkey signs in, it is named, and no field is there', async () => {
  const login = begin('aal1', (nodes) => [...only('default')(nodes), button('passkey', 'passkey_login_trigger', 'Sign in with passkey')]);
  await settle(login);
  expect(login.getView()).toMatchObject({
    fields: [],
    unsupportedMethods: [{ id: 'passkey', label: 'Sign in with passkey' }],
    submit: null,
  });
});

test('where Kratos asks for the identifier first, it is asked for alone', async () => {
  const login = begin('aal1', (nodes) => nodes, { selfservice: { flows: { login: { style: 'identifier_first' } } } });
  await settle(login);
  expect(login.getView()).toMatchObject({ fields: [{ name: 'identifier' }], submitLabel: 'Continue', submit: expect.any(Function) });
});

test('after the identifier a passkey alone is offered, and nothing to continue with', async () => {
  const taken = { ...hardwareKey, group: 'identifier_first', attributes: { name: 'identifier', type: 'hidden', value: ann.email } };
  const login = begin('aal1', () => [taken, button('passkey', 'passkey_login_trigger', 'Sign in with passkey')]);
  await settle(login);
  expect(login.getView()).toMatchObject({ username: ann.email, unsupportedMethods: [{ id: 'passkey' }], submitLabel: '', submit: null });
});

test.each([
  ['nothing but its hidden fields', 'aal1', only('default')],
  ['the button of a password, without its field', 'aal1', (nodes: readonly Node[]) => nodes.filter(isNoField)],
  ['the buttons of codes, without a field for one', 'aal2', (nodes: readonly Node[]) => nodes.filter(isNoField)],
] as const)('a form with %s is none that anybody could go on with: that is said', async (_, aal, change) => {
  const login = begin(aal, change);
  if (aal === 'aal2') await enterPassword(login);
  else await settle(login);
  expect(login.getView()).toMatchObject({
    step: 'error',
    title: 'There is no way to sign in here.',
    failure: { reason: 'noUsableMethod' },
  });
});

const isNoField = ({ attributes: { name } }: Node): boolean => !['password', 'totp_code', 'lookup_secret'].includes(name);
