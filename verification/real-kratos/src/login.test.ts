// Signs in to a real Kratos from Node. Each test creates its own account.
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

/** Signs in up to the code step. */
async function enterPassword({ email, password }: TestAccount, options: StartLoginOptions = {}): Promise<RunningLogin> {
  const attempt = startLogin(kratos, options);
  await attempt.seeForm('password');
  await attempt.submit({ identifier: email, password });
  return attempt;
}

const problems = ({ view }: RunningLogin): readonly string[] =>
  view.kind === 'form' ? [...view.messages, ...view.fields.flatMap(({ messages }) => messages)] : [view.step];

const typedAs = ({ view }: RunningLogin, name: string): string | undefined =>
  view.kind === 'form' ? view.fields.find((field) => field.name === name)?.value : undefined;

test('password and code sign in with four requests, and the session has two factors', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword(person);
  await attempt.seeForm('totp');
  await attempt.submit({ totp_code: await person.code() });
  const { how, session } = await attempt.see('success');
  expect(how).toBe('signed-in');
  expect(session?.authenticator_assurance_level).toBe('aal2');
  expect(session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'totp']);
  expect(session?.identity?.traits).toEqual({ email: person.email });
  expect(attempt.browser.calls).toEqual([
    'GET /self-service/login/browser',
    'POST /self-service/login',
    'GET /self-service/login/browser?aal=aal2',
    'POST /self-service/login',
  ]);
});

test('an email and a code that were pasted with invisible characters sign in', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword({ ...person, email: `\u200b\ufeff ${person.email}\u2069\n` });
  await attempt.seeForm('totp');
  const code = await person.code();
  await attempt.submit({ totp_code: `Your code is\u00a0${code.slice(0, 3)}\u200b ${code.slice(3)}!` });
  expect((await attempt.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('a user without a second factor signs in with the password', async () => {
  const attempt = await enterPassword(await createTestAccount(kratos));
  expect((await attempt.see('success')).session?.authenticator_assurance_level).toBe('aal1');
});

test('a reload keeps the code step, and the code still signs in', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const { browser, login, seeForm } = await enterPassword(person);
  await seeForm('totp');
  login.stop();
  const reloaded = startLogin(kratos, { browser });
  expect((await reloaded.seeForm('totp')).username).toBeNull();
  await reloaded.submit({ totp_code: await person.code() });
  expect((await reloaded.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('the user can switch accounts at the code step after a reload', async () => {
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

test('a session that is revoked between the factors leads back to the password, and the email is kept', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword(person);
  await attempt.seeForm('totp');
  await admin(kratos, 'DELETE', `/admin/identities/${person.id}/sessions`);
  await attempt.submit({ totp_code: await person.code() });
  await attempt.seeForm('password');
  expect(problems(attempt)).toEqual(['Sign in again to continue.']);
  expect(typedAs(attempt, 'identifier')).toBe(person.email);
  await attempt.submit({ password: person.password });
  await attempt.seeForm('totp');
  await attempt.submit({ totp_code: await person.code() });
  await attempt.see('success');
});

test('a wrong password stays at the form and shows the message of Kratos', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword({ ...person, password: 'wrong' });
  await attempt.seeForm('password');
  expect(problems(attempt).join()).toContain('That email and password don’t match. Check both and try again.');
  expect(typedAs(attempt, 'identifier')).toBe(person.email);
  await attempt.submit({ password: person.password });
  await attempt.seeForm('totp');
});

test('an unknown account gets the same message as a wrong password', async () => {
  const person = await createTestAccount(kratos);
  const known = await enterPassword({ ...person, password: 'wrong' });
  const unknown = await enterPassword({ ...person, email: `unknown-${person.email}` });
  await known.seeForm('password');
  await unknown.seeForm('password');
  expect(problems(unknown)).toEqual(problems(known));
});

test('empty fields get messages', async () => {
  const attempt = startLogin(kratos);
  await attempt.seeForm('password');
  await attempt.submit();
  const { fields } = await attempt.seeForm('password');
  expect(fields.map(({ name, messages }) => [name, messages])).toEqual([
    ['identifier', ['Enter your email address.']],
    ['password', ['Enter your password.']],
  ]);
});

test.each([
  ['a wrong code', '000000', 'That code isn’t right. Enter the newest one from your app.'],
  ['no code', '', 'Enter the 6-digit code.'],
])('%s stays at the code step, and the right code still signs in', async (_, wrong, said) => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword(person);
  await attempt.seeForm('totp');
  await attempt.submit({ totp_code: wrong });
  await attempt.seeForm('totp');
  expect(problems(attempt)).toEqual([said]);
  await attempt.submit({ totp_code: await person.code() });
  await attempt.see('success');
});

test('a backup code signs in once', async () => {
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
  expect(problems(second)).toEqual(['You’ve used that backup code. Try another.']);
});

test('a signed-in user gets the existing session', async () => {
  const { browser, see } = await enterPassword(await createTestAccount(kratos));
  await see('success');
  const again = startLogin(kratos, { browser });
  expect(await again.see('success')).toMatchObject({ how: 'already-signed-in', session: { authenticator_assurance_level: 'aal1' } });
});

test('a step-up of a session with one factor asks only for the second factor', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const { browser, seeForm } = await enterPassword(person);
  await seeForm('totp');
  const lifted = startLogin(kratos, { browser, aal: 'aal2' });
  await lifted.seeForm('totp');
  await lifted.submit({ totp_code: await person.code() });
  await lifted.see('success');
});

test('a session is confirmed with the password', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const first = await enterPassword(person);
  await first.seeForm('totp');
  await first.submit({ totp_code: await person.code() });
  await first.see('success');
  const again = startLogin(kratos, { browser: first.browser, refresh: true });
  expect(await again.seeForm('password')).toMatchObject({ title: 'Confirm it’s you', username: person.email });
  await again.submit({ password: person.password });
  const view = await again.see('success');
  expect(view.session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'totp', 'password']);
});

test('signing out at the code step ends the session', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword(person);
  (await attempt.seeForm('totp')).switchAccount?.();
  await attempt.seeForm('password');
  const whoami = await attempt.browser.fetch(`${kratos.publicUrl}/sessions/whoami`);
  expect(whoami.status).toBe(401);
  const sessions: readonly { readonly active: boolean }[] = await admin(kratos, 'GET', `/admin/identities/${person.id}/sessions`);
  expect(sessions.filter(({ active }) => active)).toHaveLength(1); // the session of the pairing
});

test('a disabled account shows a message', async () => {
  const person = await createTestAccount(kratos, { app: true });
  await disable(kratos, person);
  const attempt = await enterPassword(person);
  await attempt.seeForm('password');
  expect(problems(attempt)).toEqual(['This account is disabled. Contact support if you think that’s wrong.']);
});

test('an account that is disabled between the factors gets no session', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword(person);
  await attempt.seeForm('totp');
  await disable(kratos, person);
  await attempt.submit({ totp_code: await person.code() });
  await attempt.seeForm('password'); // disabling has ended its sessions
  expect(problems(attempt)).toEqual(['Sign in again to continue.']);
  await attempt.submit({ password: person.password });
  await attempt.seeForm('password');
  expect(problems(attempt)).toEqual(['This account is disabled. Contact support if you think that’s wrong.']);
});

test('an existing flow id is used, and an unknown one is replaced', async () => {
  const person = await createTestAccount(kratos, { app: true });
  for (const known of [true, false]) {
    const browser = openBrowser();
    const created = await browser.fetch(`${kratos.publicUrl}/self-service/login/browser`, { headers: { accept: 'application/json' } });
    const flow: { readonly id: string } = await created.json();
    const flowId = known ? flow.id : '00000000-0000-4000-8000-000000000000';
    const attempt = await enterPassword(person, { browser, flowId });
    await attempt.seeForm('totp');
    expect(attempt.browser.calls.slice(1, 3)).toEqual([
      'GET /self-service/login/flows',
      known ? 'POST /self-service/login' : 'GET /self-service/login/browser',
    ]);
  }
});

test('a flow of another browser is replaced', async () => {
  const created = await openBrowser().fetch(`${kratos.publicUrl}/self-service/login/browser`, { headers: { accept: 'application/json' } });
  const { id: flowId }: { readonly id: string } = await created.json();
  const attempt = await enterPassword(await createTestAccount(kratos), { flowId });
  await attempt.see('success');
});

test('after the cookies are lost, a new form keeps the email, and the page submits it again', async () => {
  const person = await createTestAccount(kratos);
  const attempt = startLogin(kratos);
  await attempt.seeForm('password');
  attempt.browser.cookies.clear();
  await attempt.submit({ identifier: person.email, password: person.password });
  expect(await attempt.seeForm('password')).toMatchObject({ messages: [], pageEffect: { clear: [], submit: true } });
  expect(typedAs(attempt, 'identifier')).toBe(person.email);
  await attempt.submit({ password: person.password });
  await attempt.see('success');
});

test('a return_to that Kratos allows is kept through both factors', async () => {
  const returnTo = 'http://localhost:5173/home?from=login';
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await enterPassword(person, { returnTo });
  await attempt.seeForm('totp');
  await attempt.submit({ totp_code: await person.code() });
  expect(JSON.stringify(await attempt.see('success'))).toContain(returnTo);
});

test('a return_to that Kratos does not allow ends in an error', async () => {
  const attempt = startLogin(kratos, { returnTo: 'https://evil.example.com/' });
  const { failure } = await attempt.see('error');
  expect(failure).toMatchObject({ reason: 'refused', retryable: false, detail: 'self_service_flow_return_to_forbidden' });
});
