import { expect, test } from '@playwright/test';
import { ann, bob, createPersonPage, readCurrentCode, recordRequests } from './person-page.ts';

test('a person signs in with password and code: four requests to Kratos, one document', async ({ page }) => {
  const seen = recordRequests(page);
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await expect(person.code).toHaveAccessibleDescription(`From your authenticator app, for ${ann}`);
  await expect(page).toHaveTitle('6-digit code');
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
  await expect(page.getByText('password, totp')).toBeVisible();
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

test('a person without a second factor signs in with the password, and out again', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await person.press('Sign out');
  await expect(person.heading('Sign in')).toBeVisible();
  await expect(person.email).toHaveValue('');
});

test('who was sent here by another page goes back there', async ({ page, baseURL }) => {
  const person = createPersonPage(page);
  const there = `${baseURL}/?page=settings`;
  await page.goto(`/?return_to=${encodeURIComponent(there)}`);
  await person.enterPassword(bob);
  await expect(page).toHaveURL(there);
  await person.seeSignedIn(bob, 'aal1');
});

test('the whole login works by keyboard alone', async ({ page }) => {
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

test('a wrong password keeps the address, empties the password and says so', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(ann, 'wrong');
  await expect(person.alert).toContainText('The provided credentials are invalid');
  await expect(person.password).toBeFocused();
  await expect(person.password).toHaveValue('');
  await expect(person.password).toHaveAccessibleDescription(/credentials are invalid/);
  await expect(person.email).toHaveValue(ann);
  await expect(page).toHaveTitle('Error: Sign in');
});

test('empty fields get their messages, and the first of them the focus', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-disabled', 'true');
  await person.press('Sign in');
  await expect(person.email).toBeFocused();
  await expect(person.email).toHaveAccessibleDescription('Property identifier is missing.');
  await expect(person.password).toHaveAttribute('aria-invalid', 'true');
});

test('a wrong code is announced each time, and can be typed again at once', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.alert.evaluate((alert) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    new MutationObserver(() => alert.textContent?.trim() && told.push(alert.textContent)).observe(alert, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  for (const count of [1, 2]) {
    await person.enterCode('000000');
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { told: string[] }).told.length)).toBeGreaterThanOrEqual(count);
    await expect(person.code).toBeFocused();
    await expect(person.code).toHaveValue('');
    await expect(person.code).toHaveAccessibleDescription(/authentication code is invalid/);
    await expect(page).toHaveTitle('Error: 6-digit code');
  }
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
});

test('a reload at the code step comes back to the code step, and there is a way out', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await page.reload();
  await expect(person.code).toBeFocused();
  await expect(person.code).toHaveAccessibleDescription('From your authenticator app');
  await person.press('Sign in as someone else');
  await expect(person.email).toBeFocused();
  await expect(person.email).toHaveValue('');
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
});

test('who is signed in already is told so, without a form', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await page.reload();
  await person.seeSignedIn(bob, 'aal1');
});

test('a session that is gone at the code step leads back to the password, with the address kept', async ({ page, context }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  for (const { name } of await context.cookies()) if (name.endsWith('_session')) await context.clearCookies({ name });
  await person.enterCode();
  await expect(person.alert).toContainText('Your sign-in has ended.');
  await expect(person.email).toHaveValue(ann);
  await expect(person.password).toBeFocused();
});

test('the password is typed once, also when the cookies are lost before it is submitted', async ({ page, context }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  await context.clearCookies();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await expect(person.code).toHaveAccessibleDescription(`From your authenticator app, for ${ann}`);
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
});
