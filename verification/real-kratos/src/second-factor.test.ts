// Sets up second factors in a real Kratos, and signs in with them. Each test creates its own account with a password alone.
import { createSecondFactor, type SecondFactor, type SecondFactorView } from '@kratos-login/core/second-factor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from './open-browser.ts';
import { findCommand, type Kratos, startKratos } from './start-kratos.ts';
import { type RunningLogin, startLogin } from './start-login.ts';
import { admin, createTestAccount, readSteadyCode, type TestAccount } from './test-accounts.ts';

let kratos: Kratos;
/** Here a change needs a sign-in within the last two seconds. */
let impatient: Kratos;
/** Here a settings flow lives for two seconds. */
let shortLived: Kratos;

beforeAll(async () => {
  const command = findCommand() ?? ['kratos'];
  const settings = (changes: object) => ({ selfservice: { flows: { settings: changes } } });
  [kratos, impatient, shortLived] = await Promise.all([
    startKratos(command),
    startKratos(command, settings({ privileged_session_max_age: '2s' })),
    startKratos(command, settings({ lifespan: '2s' })),
  ]);
});
afterAll(() => Promise.all([kratos.stop(), impatient.stop(), shortLived.stop()]));

const patience = { timeout: 20_000 };

/** Signs in with the password. */
async function signIn(server: Kratos, { email, password }: TestAccount, browser: Browser = openBrowser()): Promise<RunningLogin> {
  const attempt = startLogin(server, { browser });
  await attempt.seeForm('password');
  await attempt.submit({ identifier: email, password });
  return attempt;
}

/** Starts the settings of the second factor in a browser. */
function startSecondFactor(server: Kratos, browser: Browser, setUp = false): SecondFactor {
  const secondFactor = createSecondFactor({ kratosUrl: server.publicUrl, fetch: browser.fetch, setUp });
  secondFactor.start();
  return secondFactor;
}

/** Waits for a view that is not pending. */
async function see<Kind extends SecondFactorView['kind']>(
  secondFactor: SecondFactor,
  kind: Kind,
): Promise<Extract<SecondFactorView, { readonly kind: Kind }>> {
  await expect.poll(() => secondFactor.getView(), patience).toMatchObject({ kind, isPending: false });
  return secondFactor.getView() as Extract<SecondFactorView, { readonly kind: Kind }>;
}

/** Presses a button of a method on the overview. */
async function press(secondFactor: SecondFactor, method: string, action: string): Promise<void> {
  const { methods } = await see(secondFactor, 'overview');
  const found = methods.find(({ id }) => id === method)?.actions.find(({ id }) => id === action);
  expect(found, `${action} of ${method} on ${JSON.stringify(methods)}`).toBeDefined();
  found?.act();
}

/** Submits the code for the secret on the page, and returns the secret. */
async function enterShownCode(secondFactor: SecondFactor): Promise<string> {
  const pairing = await see(secondFactor, 'pairing');
  const { key, qr } = pairing.readSecrets();
  expect(qr).toMatch(/^data:image\/png;base64,/);
  pairing.submit?.({ totp_code: await readSteadyCode(key ?? '') });
  return key ?? '';
}

test('a user with a password alone sets up an app and backup codes, signs in with each, and removes them', async () => {
  const person = await createTestAccount(kratos);
  const browser = openBrowser();
  await (await signIn(kratos, person, browser)).see('success');
  const secondFactor = startSecondFactor(kratos, browser, true);
  const key = await enterShownCode(secondFactor);
  const backup = await see(secondFactor, 'backup-codes');
  const { codes } = backup.readSecrets();
  expect(codes).toHaveLength(12);
  backup.confirm?.();
  await see(secondFactor, 'done');
  expect(browser.calls.length).toBeLessThanOrEqual(8);

  const byApp = await signIn(kratos, person);
  await byApp.seeForm('totp');
  await byApp.submit({ totp_code: await readSteadyCode(key) });
  expect((await byApp.see('success')).session?.authenticator_assurance_level).toBe('aal2');
  const byBackupCode = await signIn(kratos, person);
  (await byBackupCode.seeForm('totp')).chooseFactor?.('lookup_secret');
  await byBackupCode.seeForm('lookup_secret');
  await byBackupCode.submit({ lookup_secret: codes[0]?.code ?? '' });
  expect((await byBackupCode.see('success')).session?.authenticator_assurance_level).toBe('aal2');

  const settings = startSecondFactor(kratos, byBackupCode.browser);
  await press(settings, 'lookup_secret', 'reveal');
  const shown = await see(settings, 'backup-codes');
  expect(shown.readSecrets().codes.filter(({ isUsed }) => isUsed)).toHaveLength(1);
  shown.leave();
  for (const method of ['totp', 'lookup_secret']) {
    await press(settings, method, 'remove');
    (await see(settings, 'overview')).question?.confirm();
    expect((await see(settings, 'overview')).methods).toContainEqual(expect.objectContaining({ id: method, isSetUp: false }));
  }
  expect((await (await signIn(kratos, person)).see('success')).session?.authenticator_assurance_level).toBe('aal1');
});

test('a wrong code keeps the secret, and an app can be removed and paired again with the new secret', async () => {
  const browser = openBrowser();
  await (await signIn(kratos, await createTestAccount(kratos), browser)).see('success');
  const secondFactor = startSecondFactor(kratos, browser);
  await press(secondFactor, 'totp', 'setUp');
  const pairing = await see(secondFactor, 'pairing');
  const { key } = pairing.readSecrets();
  pairing.submit?.({ totp_code: '000000' });
  expect((await see(secondFactor, 'pairing')).announcement).toBe('That code isn’t right. Enter the newest one from your app.');
  expect(await enterShownCode(secondFactor)).toBe(key);
  (await see(secondFactor, 'backup-codes')).leave();
  (await see(secondFactor, 'backup-codes')).question?.confirm();
  await press(secondFactor, 'totp', 'remove');
  (await see(secondFactor, 'overview')).question?.confirm();
  await press(secondFactor, 'totp', 'setUp');
  expect(await enterShownCode(secondFactor)).not.toBe(key);
  await see(secondFactor, 'backup-codes');
});

test('an old session is confirmed in place, and the change happens after that', async () => {
  const person = await createTestAccount(impatient);
  const browser = openBrowser();
  await (await signIn(impatient, person, browser)).see('success');
  const secondFactor = startSecondFactor(impatient, browser);
  await press(secondFactor, 'lookup_secret', 'generate');
  const view = await Promise.race([see(secondFactor, 'backup-codes'), see(secondFactor, 'confirming')]);
  if (view.kind === 'backup-codes') {
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // no clock of a real Kratos can be moved
    view.confirm?.();
  }
  const { login } = await see(secondFactor, 'confirming');
  await expect.poll(() => login.getView(), patience).toMatchObject({ kind: 'form', isPending: false, submitLabel: 'Confirm' });
  const form = login.getView();
  if (form.kind === 'form') form.submit?.({ password: person.password });
  expect((await see(secondFactor, 'overview')).messages).toEqual(['Your backup codes work now.']);
});

test('a flow that has expired leads to a new secret, and the page says so', async () => {
  const browser = openBrowser();
  await (await signIn(shortLived, await createTestAccount(shortLived), browser)).see('success');
  const secondFactor = startSecondFactor(shortLived, browser);
  await press(secondFactor, 'totp', 'setUp');
  const pairing = await see(secondFactor, 'pairing');
  const { key } = pairing.readSecrets();
  await new Promise((resolve) => setTimeout(resolve, 2_100)); // as above
  pairing.submit?.({ totp_code: await readSteadyCode(key ?? '') });
  const renewed = await see(secondFactor, 'pairing');
  expect(renewed.messages).toEqual([expect.stringContaining('Scan the new QR code')]);
  expect(renewed.readSecrets().key).not.toBe(key);
});

test('a session that is revoked while an app is paired is told, and signing in in place leads back', async () => {
  const person = await createTestAccount(kratos);
  const browser = openBrowser();
  await (await signIn(kratos, person, browser)).see('success');
  const secondFactor = startSecondFactor(kratos, browser);
  await press(secondFactor, 'totp', 'setUp');
  await see(secondFactor, 'pairing');
  await admin(kratos, 'DELETE', `/admin/identities/${person.id}/sessions`);
  await enterShownCode(secondFactor);
  (await see(secondFactor, 'signed-out')).signIn();
  const { login } = await see(secondFactor, 'confirming');
  await expect.poll(() => login.getView(), patience).toMatchObject({ kind: 'form', step: 'password', isPending: false });
  const form = login.getView();
  if (form.kind === 'form') form.submit?.({ identifier: person.email, password: person.password });
  expect((await see(secondFactor, 'overview')).username).toBe(person.email);
});

test('a session that lacks its second factor gives it in place', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await signIn(kratos, person);
  await attempt.seeForm('totp');
  const secondFactor = startSecondFactor(kratos, attempt.browser);
  const { login } = await see(secondFactor, 'confirming');
  await expect.poll(() => login.getView(), patience).toMatchObject({ kind: 'form', form: 'totp', isPending: false });
  const form = login.getView();
  if (form.kind === 'form') form.submit?.({ totp_code: await person.code() });
  expect((await see(secondFactor, 'overview')).methods).toContainEqual(expect.objectContaining({ id: 'totp', isSetUp: true }));
});

test('an app that was paired in another tab meanwhile is not replaced, and the page says so', async () => {
  const person = await createTestAccount(kratos);
  const browser = openBrowser();
  await (await signIn(kratos, person, browser)).see('success');
  const [one, other] = [startSecondFactor(kratos, browser), startSecondFactor(kratos, browser)];
  await press(one, 'totp', 'setUp');
  await press(other, 'totp', 'setUp');
  const key = await enterShownCode(one);
  await see(one, 'backup-codes');
  await enterShownCode(other);
  expect((await see(other, 'overview')).messages).toEqual([expect.stringContaining('in another tab')]);
  const again = await signIn(kratos, person);
  await again.seeForm('totp');
  await again.submit({ totp_code: await readSteadyCode(key) });
  await again.see('success');
});

test('an app that was removed in another tab meanwhile is shown as removed, and the page says so', async () => {
  const person = await createTestAccount(kratos, { app: true });
  const attempt = await signIn(kratos, person);
  await attempt.seeForm('totp');
  await attempt.submit({ totp_code: await person.code() });
  await attempt.see('success');
  const [one, other] = [startSecondFactor(kratos, attempt.browser), startSecondFactor(kratos, attempt.browser)];
  for (const each of [one, other]) await press(each, 'totp', 'remove');
  (await see(one, 'overview')).question?.confirm();
  expect((await see(one, 'overview')).messages).toEqual(['Your authenticator app is removed.']);
  (await see(other, 'overview')).question?.confirm(); // Kratos answers 500
  const { messages, methods } = await see(other, 'overview');
  expect(messages).toEqual([expect.stringContaining('in another tab')]);
  expect(methods).toContainEqual(expect.objectContaining({ id: 'totp', isSetUp: false }));
});
