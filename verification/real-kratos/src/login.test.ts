// Signing in to a real Kratos, from Node. Each test makes a person of its own.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { findCommand, findRunning, type Kratos, startKratos } from './start-kratos.ts';
import { type RunningLogin, type StartLoginOptions, startLogin } from './start-login.ts';
import { admin, createTestAccount, disable, type TestAccount } from './test-accounts.ts';

let kratos: Kratos;

beforeAll(async () => {
  const command = findCommand();
  kratos = findRunning() ?? (await startKratos(command ?? ['kratos']));
});
afterAll(() => kratos.stop());

/** As far as the code step. */
async function enterPassword({ email, password }: TestAccount, options: StartLoginOptions = {}): Promise<RunningLogin> {
  const journey = startLogin(kratos, options);
  await journey.seeForm('password');
  await journey.submit({ identifier: email, password });
  return journey;
}

const problems = ({ view }: RunningLogin): readonly string[] =>
  'form' in view ? [...view.messages, ...view.fields.flatMap(({ messages }) => messages)] : [view.step];

const typedAs = ({ view }: RunningLogin, name: string): string | undefined =>
  'form' in view ? view.fields.find((field) => field.name === name)?.value : undefined;

test('password and code sign in: four requests, a session with two factors', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword(person);
  await journey.seeForm('totp');
  await journey.submit({ totp_code: await person.code() });
  const { how, session } = await journey.see('success');
  expect(how).toBe('signed-in');
  expect(session?.authenticator_assurance_level).toBe('aal2');
  expect(session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'totp']);
  expect(session?.identity?.traits).toEqual({ email: person.email });
  expect(journey.browser.calls).toEqual([
    'GET /self-service/login/browser',
    'POST /self-service/login',
    'GET /self-service/login/browser?aal=aal2',
    'POST /self-service/login',
  ]);
});

test('an address and a code with the characters that a chat or a mail adds around them sign in', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword({ ...person, email: `\u200b\ufeff ${person.email}\u2069\n` });
  await journey.seeForm('totp');
  const code = await person.code();
  await journey.submit({ totp_code: `Your code is\u00a0${code.slice(0, 3)}\u200b ${code.slice(3)}!` });
  expect((await journey.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('who has no second factor is signed in by the password', async () => {
  const journey = await enterPassword(await createTestAccount(kratos));
  expect((await journey.see('success')).session?.authenticator_assurance_level).toBe('aal1');
});

test('a reload at the code step comes back to it, and the code still signs in', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const { browser, login, seeForm } = await enterPassword(person);
  await seeForm('totp');
  login.stop();
  const reloaded = startLogin(kratos, { browser });
  expect((await reloaded.seeForm('totp')).username).toBeNull();
  await reloaded.submit({ totp_code: await person.code() });
  expect((await reloaded.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('at the code step after a reload one can sign in as someone else', async () => {
  const [ann, bob] = [await createTestAccount(kratos, { app: true }), await createTestAccount(kratos)];
  const { browser, seeForm } = await enterPassword(ann);
  await seeForm('totp');
  const reloaded = startLogin(kratos, { browser });
  (await reloaded.seeForm('totp')).switchAccount?.();
  await reloaded.seeForm('password');
  expect(typedAs(reloaded, 'identifier')).toBe('');
  await reloaded.submit({ identifier: bob.email, password: bob.password });
  expect((await reloaded.see('success')).session?.identity?.traits).toEqual({ email: bob.email });
});

test('a session that is revoked between the factors leads back to the password, with the address kept', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword(person);
  await journey.seeForm('totp');
  await admin(kratos, 'DELETE', `/admin/identities/${person.id}/sessions`);
  await journey.submit({ totp_code: await person.code() });
  await journey.seeForm('password');
  expect(problems(journey)).toEqual(['Your sign-in has ended. Please start again.']);
  expect(typedAs(journey, 'identifier')).toBe(person.email);
  await journey.submit({ password: person.password });
  await journey.seeForm('totp');
  await journey.submit({ totp_code: await person.code() });
  await journey.see('success');
});

test('a wrong password stays at the form, and says what Kratos says', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword({ ...person, password: 'wrong' });
  await journey.seeForm('password');
  expect(problems(journey).join()).toContain('The provided credentials are invalid');
  expect(typedAs(journey, 'identifier')).toBe(person.email);
  await journey.submit({ password: person.password });
  await journey.seeForm('totp');
});

test('somebody unknown gets the same words as a wrong password', async () => {
  const person = await createTestAccount(kratos);
  const known = await enterPassword({ ...person, password: 'wrong' });
  const unknown = await enterPassword({ ...person, email: `nobody-${person.email}` });
  await known.seeForm('password');
  await unknown.seeForm('password');
  expect(problems(unknown)).toEqual(problems(known));
});

test('empty fields get their messages', async () => {
  const journey = startLogin(kratos);
  await journey.seeForm('password');
  await journey.submit();
  const { fields } = await journey.seeForm('password');
  expect(fields.map(({ name, messages }) => [name, messages])).toEqual([
    ['identifier', ['Property identifier is missing.']],
    ['password', ['Property password is missing.']],
  ]);
});

test.each([
  ['a wrong code', '000000', 'The provided authentication code is invalid, please try again.'],
  ['no code', '', 'Property totp_code is missing.'],
])('%s stays at the code step, and the right one still signs in', async (_, wrong, said) => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword(person);
  await journey.seeForm('totp');
  await journey.submit({ totp_code: wrong });
  await journey.seeForm('totp');
  expect(problems(journey)).toEqual([said]);
  await journey.submit({ totp_code: await person.code() });
  await journey.see('success');
});

test('a backup code signs in, once', async () => {
  const person = await createTestAccount(kratos, { app: true, backupCodes: true });
  const [code = ''] = person.backupCodes;
  const first = await enterPassword(person);
  expect((await first.seeForm('totp')).factors.map(({ id }) => id)).toEqual(['lookup_secret']);
  (await first.seeForm('totp')).chooseFactor?.('lookup_secret');
  await first.seeForm('lookup_secret');
  await first.submit({ lookup_secret: code });
  expect((await first.see('success')).session?.authenticator_assurance_level).toBe('aal2');
  const second = await enterPassword(person);
  (await second.seeForm('totp')).chooseFactor?.('lookup_secret');
  await second.submit({ lookup_secret: code });
  await second.seeForm('lookup_secret');
  expect(problems(second)).toEqual(['This backup recovery code has already been used.']);
});

test('who is signed in already is told so', async () => {
  const { browser, see } = await enterPassword(await createTestAccount(kratos));
  await see('success');
  const again = startLogin(kratos, { browser });
  expect(await again.see('success')).toMatchObject({ how: 'already-signed-in', session: { authenticator_assurance_level: 'aal1' } });
});

test('a live session with one factor is lifted by the second one alone', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const { browser, seeForm } = await enterPassword(person);
  await seeForm('totp');
  const lifted = startLogin(kratos, { browser, aal: 'aal2' });
  await lifted.seeForm('totp');
  await lifted.submit({ totp_code: await person.code() });
  await lifted.see('success');
});

test('a live session is confirmed by its factors', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const first = await enterPassword(person);
  await first.seeForm('totp');
  await first.submit({ totp_code: await person.code() });
  await first.see('success');
  const again = startLogin(kratos, { browser: first.browser, refresh: true });
  expect(await again.seeForm('password')).toMatchObject({ title: 'Confirm it is you', username: person.email });
  await again.submit({ password: person.password });
  const view = await again.see('success');
  expect(view.session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'totp', 'password']);
});

test('signing out at the code step ends the session', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword(person);
  (await journey.seeForm('totp')).switchAccount?.();
  await journey.seeForm('password');
  const whoami = await journey.browser.fetch(`${kratos.publicUrl}/sessions/whoami`);
  expect(whoami.status).toBe(401);
  const sessions: readonly { readonly active: boolean }[] = await admin(kratos, 'GET', `/admin/identities/${person.id}/sessions`);
  expect(sessions.filter(({ active }) => active)).toHaveLength(1); // of the pairing
});

test('a disabled account is told so', async () => {
  const person = await createTestAccount(kratos, { app: true });
  await disable(kratos, person);
  const journey = await enterPassword(person);
  await journey.seeForm('password');
  expect(problems(journey)).toEqual(['This account is disabled.']);
});

test('an account that is disabled between the factors gets no session', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword(person);
  await journey.seeForm('totp');
  await disable(kratos, person);
  await journey.submit({ totp_code: await person.code() });
  await journey.seeForm('password'); // its sessions are gone
  expect(problems(journey)).toEqual(['Your sign-in has ended. Please start again.']);
  await journey.submit({ password: person.password });
  await journey.seeForm('password');
  expect(problems(journey)).toEqual(['This account is disabled.']);
});

test('a flow from outside is taken up, and one that Kratos does not know is replaced', async () => {
  const person = await createTestAccount(kratos, { app: true });
  for (const known of [true, false]) {
    const browser = openBrowser();
    const created = await browser.fetch(`${kratos.publicUrl}/self-service/login/browser`, { headers: { accept: 'application/json' } });
    const flow: { readonly id: string } = await created.json();
    const flowId = known ? flow.id : '00000000-0000-4000-8000-000000000000';
    const journey = await enterPassword(person, { browser, flowId });
    await journey.seeForm('totp');
    expect(journey.browser.calls.slice(1, 3)).toEqual([
      'GET /self-service/login/flows',
      known ? 'POST /self-service/login' : 'GET /self-service/login/browser',
    ]);
  }
});

test('a flow of another browser is replaced', async () => {
  const created = await openBrowser().fetch(`${kratos.publicUrl}/self-service/login/browser`, { headers: { accept: 'application/json' } });
  const { id: flowId }: { readonly id: string } = await created.json();
  const journey = await enterPassword(await createTestAccount(kratos), { flowId });
  await journey.see('success');
});

test('after the cookies are lost, a new form keeps the address, and the page submits it again', async () => {
  const person = await createTestAccount(kratos);
  const journey = startLogin(kratos);
  await journey.seeForm('password');
  journey.browser.cookies.clear();
  await journey.submit({ identifier: person.email, password: person.password });
  expect(await journey.seeForm('password')).toMatchObject({ messages: [], pageEffect: { clear: [], submit: true } });
  expect(typedAs(journey, 'identifier')).toBe(person.email);
  await journey.submit({ password: person.password });
  await journey.see('success');
});

test('Kratos sends on to a return_to that it knows, through both factors', async () => {
  const returnTo = 'http://localhost:5173/home?from=login';
  const person = await createTestAccount(kratos, { app: true });
  const journey = await enterPassword(person, { returnTo });
  await journey.seeForm('totp');
  await journey.submit({ totp_code: await person.code() });
  expect(JSON.stringify(await journey.see('success'))).toContain(returnTo);
});

test('a return_to that Kratos does not know is an error for the developer', async () => {
  const journey = startLogin(kratos, { returnTo: 'https://evil.example.com/' });
  const { failure } = await journey.see('error');
  expect(failure).toMatchObject({ reason: 'refused', retryable: false, detail: 'self_service_flow_return_to_forbidden' });
});
