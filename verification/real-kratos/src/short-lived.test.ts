// Short-lived flows and mailed codes need their own configurations, so this file starts its own Kratos.
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

/** Signs in up to the code step. The page is hidden by default, because a visible form renews itself. */
async function enterPassword(kratos: Kratos, { email, password }: TestAccount, isSeen = false): Promise<RunningLogin> {
  const attempt = startLogin(kratos, { isPageVisible: () => isSeen });
  await attempt.seeForm('password');
  await attempt.submit({ identifier: email, password });
  return attempt;
}

test('an expired password form is replaced, keeps the address, and is submitted again by the page', async () => {
  const person = await createTestAccount(shortLived, { app: true });
  const attempt = startLogin(shortLived, { isPageVisible: () => false });
  await attempt.seeForm('password');
  await sleep(lifespan + 500);
  await attempt.submit({ identifier: person.email, password: person.password });
  const renewed = await attempt.seeForm('password');
  expect(renewed).toMatchObject({ messages: [], pageEffect: { clear: [], submit: true } });
  expect(renewed.fields.find(({ name }) => name === 'identifier')?.value).toBe(person.email);
  await attempt.submit({ password: person.password });
  await attempt.seeForm('totp');
});

test('an expired code form is replaced in place, and the page submits the code again', async () => {
  const person = await createTestAccount(shortLived, { app: true });
  const attempt = await enterPassword(shortLived, person);
  await attempt.seeForm('totp');
  await sleep(lifespan + 500);
  await attempt.submit({ totp_code: await person.code() });
  // Kratos reports a changed session instead of an expired flow.
  expect(await attempt.seeForm('totp')).toMatchObject({ messages: [], pageEffect: { clear: [], submit: true } });
  await attempt.submit({ totp_code: await person.code() });
  expect((await attempt.see('success')).session?.authenticator_assurance_level).toBe('aal2');
});

test('a visible form is renewed before it expires', { timeout: 60_000 }, async () => {
  const person = await createTestAccount(renewing);
  const attempt = startLogin(renewing, { isPageVisible: () => true });
  await attempt.seeForm('password');
  await sleep(renewedAfter + 1_000);
  expect(attempt.browser.calls).toEqual(['GET /self-service/login/browser', 'GET /self-service/login/browser']);
  await attempt.submit({ identifier: person.email, password: person.password });
  await attempt.see('success');
});

test('a form that expires within seconds is renewed only when it is submitted', async () => {
  const attempt = startLogin(shortLived, { isPageVisible: () => true });
  await attempt.seeForm('password');
  await sleep(2 * lifespan);
  expect(attempt.browser.calls).toEqual(['GET /self-service/login/browser']);
});

test('an expired flow id is replaced', async () => {
  const { browser, login } = startLogin(shortLived, { isPageVisible: () => false });
  const { promise, resolve } = Promise.withResolvers<string>();
  login.actor.subscribe(({ context }) => context.flow && resolve(context.flow.id));
  const flowId = await promise;
  login.stop();
  await sleep(lifespan + 500);
  const attempt = startLogin(shortLived, { browser, flowId });
  await attempt.seeForm('password');
  expect(browser.calls.slice(1)).toEqual(['GET /self-service/login/flows', 'GET /self-service/login/browser']);
});

test('a mailed code signs in', async () => {
  const person = await createTestAccount(mailing, { isVerified: true });
  const attempt = await enterPassword(mailing, person);
  // Kratos mails a code at once if the account has one address and no other second factor.
  expect((await attempt.seeForm('code')).fields.find(({ name }) => name === 'code')?.hint).toBe(`We sent a code to ${person.email}`);
  await attempt.submit({ code: '000000' });
  expect((await attempt.seeForm('code')).fields.flatMap(({ messages }) => messages)).toEqual([
    'That code is wrong or was already used. Check your latest email.',
  ]);
  await attempt.submit({ code: await readMailedCode(mailing, person) });
  const { session } = await attempt.see('success');
  expect(session?.authenticator_assurance_level).toBe('aal2');
  expect(session?.authentication_methods?.map(({ method }) => method)).toEqual(['password', 'code']);
});

test('a user with an app chooses the mail, and the mailed code signs in', async () => {
  const person = await createTestAccount(mailing, { isVerified: true, app: true });
  const attempt = await enterPassword(mailing, person);
  const { factors, chooseFactor } = await attempt.seeForm('totp');
  expect(factors.map(({ id }) => id)).toEqual(['code']);
  chooseFactor?.('code');
  const { addresses, sendCode } = await attempt.seeForm('address');
  expect(addresses).toEqual([{ id: person.email, label: `Send a code to ${person.email}` }]);
  sendCode?.(person.email);
  await attempt.seeForm('code');
  await attempt.submit({ code: await readMailedCode(mailing, person) });
  expect((await attempt.see('success')).session?.authenticator_assurance_level).toBe('aal2');
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

test('a mailed code signs in after reloads, and no second one is mailed', async () => {
  const person = await createTestAccount(mailing, { isVerified: true });
  const storage = newStorage();
  const attempt = startLogin(mailing, { storage });
  await attempt.seeForm('password');
  await attempt.submit({ identifier: person.email, password: person.password });
  await attempt.seeForm('code');
  const code = await readMailedCode(mailing, person);
  attempt.login.checkSession(); // as after a restore from the browser's cache
  await attempt.seeForm('code');
  attempt.login.stop();
  const { browser } = attempt;
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
  const attempt = startLogin(mailing, { storage, browser, flowId });
  await attempt.seeForm('password');
  await attempt.submit({ identifier: person.email, password: person.password });
  (await attempt.seeForm('totp')).chooseFactor?.('code');
  (await attempt.seeForm('address')).sendCode?.(person.email);
  await attempt.seeForm('code');
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
  const attempt = await enterPassword(mailing, person);
  await attempt.seeForm('code');
  for (let guess = 0; guess < 6; guess++) {
    await attempt.submit({ code: '000000' });
    await attempt.seeForm('code');
  }
  expect(await countMails(mailing, person)).toBe(2);
  await attempt.submit({ code: await readMailedCode(mailing, person) });
  await attempt.see('success');
});

test('a password that confirms one user is not submitted to the form of another user', async () => {
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
