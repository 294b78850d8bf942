// Tests both demos in a browser with the real Kratos that `run.ts` has started.
import { findSecrets } from '@kratos-login/testing';
import { expect, type Page, test } from '@playwright/test';
import { findRunning, type Kratos } from './start-kratos.ts';
import { createTestAccount, readSteadyCode } from './test-accounts.ts';

function findKratos(): Kratos {
  return findRunning() ?? fail('Expected KRATOS_PUBLIC_URL and KRATOS_ADMIN_URL. Run "npm run real", which sets them.');
}

function fail(text: string): never {
  throw new Error(text);
}

const createPersonPage = (page: Page) => ({
  password: page.getByLabel('Password', { exact: true }),
  code: page.getByRole('textbox', { name: '6-digit code' }),
  seeReady: (button: string) => expect(page.getByRole('button', { name: button, exact: true })).toHaveAttribute('aria-disabled', 'false'),
  async enterPassword(email: string, password: string) {
    await this.seeReady('Sign in');
    await page.getByLabel('Email address', { exact: true }).fill(email);
    await this.password.fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  },
  async enterCode(code: string) {
    await this.seeReady('Verify');
    await this.code.fill(code);
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
  },
});

test('a user signs in with password and code in one document, and signs out', async ({ page }) => {
  const ann = await createTestAccount(findKratos(), { app: true });
  const documents: string[] = [];
  page.on('request', (request) => request.resourceType() === 'document' && documents.push(new URL(request.url()).pathname));
  const person = createPersonPage(page);
  await page.goto('/');
  await person.enterPassword(ann.email, ann.password);
  await expect(person.code).toBeFocused();
  await person.enterCode(await ann.code());
  await expect(page.getByRole('heading', { name: 'Signed in' })).toBeFocused();
  await expect(page.getByRole('term')).toHaveText(['Signed in as', 'Two-step sign-in']);
  await expect(page.getByRole('definition')).toHaveText([ann.email, 'Password and authenticator app']);
  expect(documents).toEqual(['/']);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Example', exact: true })).toBeVisible();
});

test('no password and no cookie is in the page, its storage, its console or an address', async ({ page, context }) => {
  const ann = await createTestAccount(findKratos(), { app: true });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error.stack)));
  page.on('request', (request) => said.push(request.url()));
  const person = createPersonPage(page);
  const look = async (): Promise<void> => {
    const cookies = Object.fromEntries((await context.cookies()).map(({ name, value }) => [name, value]));
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, window.name, document.cookie]),
    );
    expect(findSecrets([said, await page.content(), kept], { ...cookies, password: ann.password })).toEqual([]);
  };
  await page.goto('/');
  await person.enterPassword(ann.email, 'wrong password');
  await expect(page.getByRole('alert')).toContainText('That email and password don’t match. Check both and try again.');
  await look();
  await person.enterPassword(ann.email, ann.password);
  await expect(person.code).toBeFocused();
  await look();
  await person.enterCode(await ann.code());
  await expect(page.getByText('Password and authenticator app')).toBeVisible();
  await look();
  expect(said.length).toBeGreaterThan(5);
});

test('a reload keeps the code step', async ({ page }) => {
  const ann = await createTestAccount(findKratos(), { app: true });
  const person = createPersonPage(page);
  await page.goto('/');
  await person.enterPassword(ann.email, ann.password);
  await expect(person.code).toBeFocused();
  await page.reload();
  await expect(person.code).toBeFocused();
  await person.enterCode(await ann.code());
  await expect(page.getByText('Password and authenticator app')).toBeVisible();
});

test('a wrong password and a wrong code show messages, and the right ones still sign in', async ({ page }) => {
  const ann = await createTestAccount(findKratos(), { app: true });
  const person = createPersonPage(page);
  await page.goto('/');
  await person.enterPassword(ann.email, 'wrong');
  await expect(page.getByRole('alert')).toContainText('That email and password don’t match. Check both and try again.');
  await expect(person.password).toHaveValue('');
  await person.enterPassword(ann.email, ann.password);
  await person.enterCode('000000');
  await expect(page.getByRole('alert')).toContainText('That code isn’t right. Enter the newest one from your app.');
  await expect(person.code).toHaveValue('');
  await person.enterCode(await ann.code());
  await expect(page.getByText('Password and authenticator app')).toBeVisible();
});

test('a user with a password alone sets up an app and backup codes, signs in with each, and removes the app', async ({ page }) => {
  const bob = await createTestAccount(findKratos());
  const person = createPersonPage(page);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const see = (title: string) => expect(page.getByRole('heading', { name: title, exact: true, level: 1 })).toBeVisible();
  await page.goto('/');
  await person.enterPassword(bob.email, bob.password);
  await page.getByRole('link', { name: 'Two-step sign-in' }).click();
  await press('Set up: Authenticator app');
  await see('Set up your authenticator app');
  const secret = (await page.locator('[data-secret="key"]').innerText()).replace(/\s/g, '');
  await expect(page.getByRole('img', { name: /^QR code/ })).toHaveJSProperty('naturalWidth', 256);
  await person.enterCode(await readSteadyCode(secret));
  await see('Save your backup codes');
  const codes = await page.locator('[data-secret="codes"] code').allInnerTexts();
  await press('I’ve saved them');
  await expect(page.getByRole('alert')).toHaveText('Your backup codes work now.');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]));
  expect(
    findSecrets([await page.content(), kept], { secret, ...Object.fromEntries(codes.map((code, index) => [`code ${index}`, code])) }),
  ).toEqual([]);
  await press('Sign out');
  await see('You’re signed out');

  await page.goto('/');
  await person.enterPassword(bob.email, bob.password);
  await person.enterCode(await readSteadyCode(secret));
  await see('Signed in');
  await press('Sign out');
  await person.enterPassword(bob.email, bob.password);
  await press('Use a backup code');
  await page.getByRole('textbox', { name: 'Backup code' }).fill(codes[0] ?? '');
  await press('Verify');
  await see('Signed in');
  await page.getByRole('link', { name: 'Two-step sign-in' }).click();
  await press('Remove: Authenticator app');
  await press('Remove it');
  await expect(page.getByRole('alert')).toHaveText('Your authenticator app is removed.');
});

test('a login that requires a second factor goes on into the set-up, in one document', async ({ page }) => {
  const bob = await createTestAccount(findKratos());
  const documents: string[] = [];
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'document') documents.push(new URL(request.url()).pathname);
    if (request.url().includes('/kratos/')) calls.push(request.url());
  });
  const person = createPersonPage(page);
  await page.goto('/?second-factor=required');
  await person.enterPassword(bob.email, bob.password);
  await expect(page.locator('[data-secret="key"]')).not.toBeEmpty();
  const secret = (await page.locator('[data-secret="key"]').innerText()).replace(/\s/g, '');
  await person.enterCode(await readSteadyCode(secret));
  await page.getByRole('button', { name: 'I’ve saved them' }).click();
  await expect(page.getByRole('heading', { name: 'Two-step sign-in is on' })).toBeFocused();
  expect([documents, calls.length <= 8]).toEqual([['/'], true]);
});
