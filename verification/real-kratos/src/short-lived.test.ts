// Flows that run out, and codes by mail: both need a configuration of their own, and so a Kratos that is started here.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCommand, type Kratos, startKratos } from './start-kratos.ts';
import { type RunningLogin, startLogin } from './start-login.ts';
import { countMails, createTestAccount, readMailedCode, type TestAccount } from './test-accounts.ts';

const lifespan = 4_000;
const schema = JSON.parse(readFileSync(new URL('../../../apps/kratos/identity.schema.json', import.meta.url), 'utf8'));
schema.properties.traits.properties.email['ory.sh/kratos'].credentials.code = { identifier: true, via: 'email' };

const renewedAfter = 0.99 * 31_000;

let shortLived: Kratos;
let renewing: Kratos;
let mailing: Kratos;

beforeAll(async () => {
  const command = findCommand() ?? ['kratos'];
  [shortLived, renewing, mailing] = await Promise.all([
    startKratos(command, { selfservice: { flows: { login: { lifespan: `${lifespan / 1000}s` } } } }),
    startKratos(command, { selfservice: { flows: { login: { lifespan: '31s' } } } }),
    startKratos(command, {
      selfservice: { methods: { code: { enabled: true, mfa_enabled: true } } },
      identity: { schemas: [{ id: 'default', url: `base64://${btoa(JSON.stringify(schema))}` }] },
    }),
  ]);
});
afterAll(() => Promise.all([shortLived.stop(), renewing.stop(), mailing.stop()]));

/** As far as the code step, on a page that nobody looks at: a form that is seen renews itself. */
async function enterPassword(kratos: Kratos, { email, password }: TestAccount, isSeen = false): Promise<RunningLogin> {
  const journey = startLogin(kratos, { isPageVisible: () => isSeen });
  await journey.seeForm('password');
  await journey.submit({ identifier: email, password });
  return journey;
}

test('an expired password form is replaced, keeps the address, and is submitted again by the page', async () => {
  const person = await createTestAccount(shortLived, { app: true });
  const journey = startLogin(shortLived, { isPageVisible: () => false });
  await journey.seeForm('password');
  await sleep(lifespan + 500);
  await journey.submit({ identifier: person.email, password: person.password });
  const renewed = await journey.seeForm('password');
  expect(renewed).toMatchObject({ messages: [], pageEffect: { clear: [], submit: true } });
  expect(renewed.fields.find(({ name }) => name === 'identifier')?.value).toBe(person.email);
  await journey.submit({ password: person.password });
  await journey.seeForm('totp');
});

test('an expired code form is replaced in place, and the page submits the code again', async () => {
  const person = await createTestAccount(shortLived, { app: true });
  const journey = await enterPassword(shortLived, person);
  await journey.seeForm('totp');
  await sleep(lifespan + 500);
  await journey.submit({ totp_code: await person.code() });
  // Kratos does not say that it ran out: it answers as to a session that has changed.
  expect(await journey.seeForm('totp')).toMatchObject({ messages: [], pageEffect: { clear: [], submit: true } });
  await journey.submit({ totp_code: await person.code() });
  expect((await journey.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('a visible form is renewed before it expires', { timeout: 60_000 }, async () => {
  const person = await createTestAccount(renewing);
  const journey = startLogin(renewing, { isPageVisible: () => true });
  await journey.seeForm('password');
  await sleep(renewedAfter + 1_000);
  expect(journey.browser.calls).toEqual(['GET /self-service/login/browser', 'GET /self-service/login/browser']);
  await journey.submit({ identifier: person.email, password: person.password });
  await journey.see('success');
});

test('a form that expires within seconds is renewed only when it is submitted', async () => {
  const journey = startLogin(shortLived, { isPageVisible: () => true });
  await journey.seeForm('password');
  await sleep(2 * lifespan);
  expect(journey.browser.calls).toEqual(['GET /self-service/login/browser']);
});

test('a flow from outside that ran out is replaced', async () => {
  const { browser, login } = startLogin(shortLived, { isPageVisible: () => false });
  const { promise, resolve } = Promise.withResolvers<string>();
  login.actor.subscribe(({ context }) => context.flow && resolve(context.flow.id));
  const flowId = await promise;
  login.stop();
  await sleep(lifespan + 500);
  const journey = startLogin(shortLived, { browser, flowId });
  await journey.seeForm('password');
  expect(browser.calls.slice(1)).toEqual(['GET /self-service/login/flows', 'GET /self-service/login/browser']);
});

test('a code that was mailed signs in', async () => {
  const person = await createTestAccount(mailing, { isVerified: true });
  const journey = await enterPassword(mailing, person);
  // With one address alone Kratos mails a code unasked.
  expect((await journey.seeForm('code')).fields.find(({ name }) => name === 'code')?.hint).toBe(`We sent a code to ${person.email}`);
  await journey.submit({ code: '000000' });
  expect((await journey.seeForm('code')).fields.flatMap(({ messages }) => messages)).toEqual([
    'The login code is invalid or has already been used. Please try again.',
  ]);
  await journey.submit({ code: await readMailedCode(mailing, person) });
  const { session } = await journey.see('success');
  expect(session?.authenticator_assurance_level).toBe('aal2');
  expect(session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'code']);
});

test('who has an app as well chooses the mail, and gets a code that signs in', async () => {
  const person = await createTestAccount(mailing, { isVerified: true, app: true });
  const journey = await enterPassword(mailing, person);
  const { factors, chooseFactor } = await journey.seeForm('totp');
  expect(factors.map(({ id }) => id)).toEqual(['code']);
  chooseFactor?.('code');
  const { addresses, sendCode } = await journey.seeForm('address');
  expect(addresses).toEqual([{ id: person.email, label: `Send code to ${person.email}` }]);
  sendCode?.(person.email);
  await journey.seeForm('code');
  await journey.submit({ code: await readMailedCode(mailing, person) });
  expect((await journey.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

/** The storage of one tab. */
function newStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test('a mailed code signs in after the page was loaded again, and no second one is mailed', async () => {
  const person = await createTestAccount(mailing, { isVerified: true });
  const storage = newStorage();
  const journey = startLogin(mailing, { storage });
  await journey.seeForm('password');
  await journey.submit({ identifier: person.email, password: person.password });
  await journey.seeForm('code');
  const code = await readMailedCode(mailing, person);
  journey.login.checkSession(); // back from the browser's cache
  await journey.seeForm('code');
  journey.login.stop();
  const { browser } = journey;
  for (let load = 0; load < 2; load++) await startLogin(mailing, { storage, browser }).seeForm('code');
  const last = startLogin(mailing, { storage, browser });
  await last.seeForm('code');
  expect(await countMails(mailing, person)).toBe(1);
  await last.submit({ code });
  expect((await last.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('a page that was opened with ?flow= mails one code over reloads, and still offers the authenticator app', async () => {
  const person = await createTestAccount(mailing, { isVerified: true, app: true });
  const storage = newStorage();
  const given = startLogin(mailing);
  await given.seeForm('password');
  const flowId = given.login.actor.getSnapshot().context.flow?.id;
  const { browser } = given;
  const before = await countMails(mailing, person);
  const journey = startLogin(mailing, { storage, browser, flowId });
  await journey.seeForm('password');
  await journey.submit({ identifier: person.email, password: person.password });
  (await journey.seeForm('totp')).chooseFactor?.('code');
  (await journey.seeForm('address')).sendCode?.(person.email);
  await journey.seeForm('code');
  for (let load = 0; load < 2; load++) await startLogin(mailing, { storage, browser, flowId }).seeForm('code');
  const last = startLogin(mailing, { storage, browser, flowId });
  const { factors, chooseFactor } = await last.seeForm('code');
  expect(await countMails(mailing, person)).toBe(before + 1);
  expect(factors.map(({ id }) => id)).toEqual(['totp']);
  chooseFactor?.('totp');
  await last.submit({ totp_code: await person.code() });
  expect((await last.see('success')).session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'totp']);
});

test('after five wrong codes the next form mails another code, which signs in', async () => {
  const person = await createTestAccount(mailing, { isVerified: true });
  const journey = await enterPassword(mailing, person);
  await journey.seeForm('code');
  for (let guess = 0; guess < 6; guess++) {
    await journey.submit({ code: '000000' });
    await journey.seeForm('code');
  }
  expect(await countMails(mailing, person)).toBe(2);
  await journey.submit({ code: await readMailedCode(mailing, person) });
  await journey.see('success');
});

test('a password that confirms one user is not submitted to the form of another user who has signed in meanwhile', async () => {
  const [ann, bob] = [await createTestAccount(shortLived), await createTestAccount(shortLived)];
  const first = startLogin(shortLived);
  await first.seeForm('password');
  await first.submit({ identifier: ann.email, password: ann.password });
  await first.see('success');
  const { browser } = first;
  const confirming = startLogin(shortLived, { browser, refresh: true });
  expect((await confirming.seeForm('password')).username).toBe(ann.email);
  const elsewhere = startLogin(shortLived, { browser, refresh: true });
  (await elsewhere.seeForm('password')).switchAccount?.();
  await elsewhere.seeForm('password');
  await elsewhere.submit({ identifier: bob.email, password: bob.password });
  await elsewhere.see('success');
  await confirming.submit({ password: 'of Ann alone' });
  expect(await confirming.seeForm('password')).toMatchObject({ username: bob.email, pageEffect: { focus: 'password', submit: false } });
});
