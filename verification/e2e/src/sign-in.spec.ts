import { expect, test } from '@playwright/test';
import { ann, bob, createPersonPage, readCurrentCode, recordRequests } from './person-page.ts';

test('a user signs in with password and code in four requests and one document', async ({ page }) => {
  const seen = recordRequests(page);
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await expect(person.code).toHaveAccessibleDescription(`Open your authenticator app for the code for ${ann}.`);
  await expect(page).toHaveTitle('Enter your 6-digit code · Example');
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
  await expect(page.getByText('Password and authenticator app')).toBeVisible();
  expect(seen).toEqual({
    calls: [
      'GET /self-service/login/browser',
      'POST /self-service/login',
      'GET /self-service/login/browser?aal=aal2',
      'POST /self-service/login',
    ],
    documents: ['/'],
  });
});

test('a user without a second factor signs in with the password, and signs out', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await person.press('Sign out');
  await person.seeStep('Sign in to Example');
  await expect(person.email).toHaveValue('');
});

test('a user returns to the page in return_to', async ({ page, baseURL }) => {
  const person = createPersonPage(page);
  const there = `${baseURL}/?page=settings`;
  await page.goto(`/?return_to=${encodeURIComponent(there)}`);
  await person.enterPassword(bob);
  await expect(page).toHaveURL(there);
  await person.seeSignedIn(bob, 'aal1');
});

test('the whole login works with the keyboard', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.email.focus();
  await page.keyboard.type(ann);
  await page.keyboard.press('Tab');
  await page.keyboard.type('correct horse battery');
  await page.keyboard.press('Enter');
  await expect(person.code).toBeFocused();
  await page.keyboard.type(await readCurrentCode(page));
  await page.keyboard.press('Enter');
  await person.seeSignedIn(ann, 'aal2');
});

test('a wrong password keeps the email, clears the password and shows a message', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(ann, 'wrong');
  await expect(person.alert).toHaveText('That email and password don’t match. Check both and try again.');
  await expect(person.password).toBeFocused();
  await expect(person.password).toHaveValue('');
  await expect(person.password).toHaveAccessibleDescription('That email and password don’t match. Check both and try again.');
  await expect(person.email).toHaveValue(ann);
  await expect(page).toHaveTitle('Error: Sign in · Example');
});

test('empty fields get messages, and the first one gets the focus', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-disabled', 'true');
  await person.press('Sign in');
  await expect(person.email).toBeFocused();
  await expect(person.email).toHaveAccessibleDescription('Enter your email address.');
  await expect(person.password).toHaveAttribute('aria-invalid', 'true');
});

test('a wrong code is announced each time, and the empty field keeps the focus', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.alert.evaluate((alert) => {
    const announced: string[] = [];
    Object.assign(globalThis, { announced });
    new MutationObserver(() => alert.textContent?.trim() && announced.push(alert.textContent)).observe(alert, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  for (const count of [1, 2]) {
    await person.enterCode('000000');
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { announced: string[] }).announced.length))
      .toBeGreaterThanOrEqual(count);
    await expect(person.code).toBeFocused();
    await expect(person.code).toHaveValue('');
    await expect(person.code).toHaveAccessibleDescription(/That code isn’t right\. Enter the newest one from your app\.$/);
    await expect(page).toHaveTitle('Error: Enter your 6-digit code · Example');
  }
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
});

test('a reload keeps the code step, from which the user can switch accounts', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await page.reload();
  await expect(person.code).toBeFocused();
  await expect(person.code).toHaveAccessibleDescription('Open your authenticator app for the code.');
  await person.press('Use a different account');
  await expect(person.email).toBeFocused();
  await expect(person.email).toHaveValue('');
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
});

test('a signed-in user sees the session and no form', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await page.reload();
  await person.seeSignedIn(bob, 'aal1');
});

test('a session that ends at the code step leads back to the password, and the email is kept', async ({ page, context }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  for (const { name } of await context.cookies()) if (name.endsWith('_session')) await context.clearCookies({ name });
  await person.enterCode();
  await expect(person.alert).toHaveText('Sign in again to continue.');
  await expect(person.email).toHaveValue(ann);
  await expect(person.password).toBeFocused();
});

test('the password is typed once, even if the cookies are lost before the submission', async ({ page, context }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  await context.clearCookies();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await expect(person.code).toHaveAccessibleDescription(`Open your authenticator app for the code for ${ann}.`);
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
});
