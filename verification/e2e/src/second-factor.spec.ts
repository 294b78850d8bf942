// The page of the second factor, from the sign-in page of each demo and back.
import { totp } from '@kratos-login/emulator';
import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { bob, createPersonPage, password, recordRequests } from './person-page.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true });
const key = (page: Page): Promise<string> =>
  page
    .locator('[data-secret="key"]')
    .innerText()
    .then((text) => text.replace(/\s/g, ''));

/** Types the code for the shown secret, and returns the secret. */
async function enterShownCode(page: Page, now: number): Promise<string> {
  await expect(title(page, 'Set up your authenticator app')).toBeVisible();
  await expect(page.getByRole('img', { name: /^QR code/ })).toHaveJSProperty('complete', true);
  const secret = await key(page);
  await page.getByRole('textbox', { name: '6-digit code' }).fill(totp(secret, now));
  await page.keyboard.press('Enter');
  return secret;
}

test('a user with a password alone sets up an app and backup codes, signs in with each, and removes the app', async ({ page, kratos }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await page.getByRole('link', { name: 'Two-step sign-in' }).click();
  await button(page, 'Set up: Authenticator app').click();
  await expect(title(page, 'Set up your authenticator app')).toBeFocused();
  await checkAxe(page, 'pairing');
  const secret = await enterShownCode(page, kratos.clock.now());
  await expect(title(page, 'Save your backup codes')).toBeFocused();
  await checkAxe(page, 'backup codes');
  const codes = await page.locator('[data-secret="codes"] code').allInnerTexts();
  expect(codes).toHaveLength(12);
  await button(page, 'I’ve saved them').click();
  await expect(page.getByRole('alert')).toHaveText('Your backup codes work now.');
  expect(await page.content()).not.toContain(codes[0]);
  await checkAxe(page, 'overview');
  await button(page, 'Sign out').click();
  await expect(title(page, 'You’re signed out')).toBeFocused();

  for (const enterSecond of [
    () => person.enterCode(totp(secret, kratos.clock.now())),
    async () => {
      await person.press('Use a backup code');
      await person.enterInto('Backup code', codes[1] ?? '');
    },
  ]) {
    await person.open();
    await person.enterPassword(bob);
    await expect(person.code).toBeFocused();
    await enterSecond();
    await person.seeSignedIn(bob, 'aal2');
    await person.press('Sign out');
    await person.seeStep('Sign in to Example');
  }

  await page.goto('/second-factor');
  await expect(title(page, 'You’re signed out')).toBeVisible();
  await button(page, 'Sign in').click();
  await page.getByLabel('Email address', { exact: true }).fill(bob);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '6-digit code' }).fill(totp(secret, kratos.clock.now()));
  await page.keyboard.press('Enter');
  await button(page, 'Remove: Authenticator app').click();
  await expect(page.getByRole('heading', { name: 'Remove your authenticator app?' })).toBeFocused();
  await checkAxe(page, 'question');
  await button(page, 'Remove it').click();
  await expect(page.getByRole('alert')).toHaveText('Your authenticator app is removed.');
  await expect(button(page, 'Set up: Authenticator app')).toBeVisible();
});

test('a login that requires a second factor goes on into the set-up, in one document and with eight requests', async ({ page, kratos }) => {
  const { calls, documents } = recordRequests(page);
  const person = createPersonPage(page);
  await page.goto('/?second-factor=required');
  await person.enterPassword(bob);
  const secret = await enterShownCode(page, kratos.clock.now());
  await expect(title(page, 'Save your backup codes')).toBeFocused();
  await button(page, 'I’ve saved them').click();
  await expect(title(page, 'Two-step sign-in is on')).toBeFocused();
  expect(documents).toEqual(['/']);
  expect(calls.length).toBeLessThanOrEqual(8);
  const session = await page.evaluate(async () => (await fetch('/kratos/sessions/whoami')).json());
  expect(session).toMatchObject({ authenticator_assurance_level: 'aal2' });
  expect(await page.content()).not.toContain(secret.slice(0, 4));
});

test('the whole set-up works with the keyboard', async ({ page, kratos }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await page.goto('/second-factor');
  const press = async (name: string): Promise<void> => {
    await expect(button(page, name)).toBeVisible();
    for (let turns = 0; turns < 20; turns++) {
      await page.keyboard.press('Tab');
      if (await button(page, name).evaluate((each) => each === document.activeElement)) return page.keyboard.press('Enter');
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await press('Set up: Authenticator app');
  await expect(title(page, 'Set up your authenticator app')).toBeFocused();
  const code = page.getByRole('textbox', { name: '6-digit code' });
  const secret = await key(page);
  for (let turns = 0; turns < 10 && !(await code.evaluate((each) => each === document.activeElement)); turns++)
    await page.keyboard.press('Tab');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(code).toHaveAccessibleDescription(/That code isn’t right/);
  await expect(code).toBeFocused();
  await expect(code).toHaveValue('');
  await page.keyboard.type(totp(secret, kratos.clock.now()));
  await page.keyboard.press('Enter');
  await press('I’ve saved them');
  await expect(page.getByRole('alert')).toHaveText('Your backup codes work now.');
  await press('Remove: Authenticator app');
  await press('Keep it');
  await expect(button(page, 'Remove: Authenticator app')).toBeFocused();
});

test('another language is shown in place while an app is paired, and the secret stays', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await page.goto('/second-factor?lang=de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.locator('[data-method="totp"] button').click();
  await expect(page.locator('[data-secret="key"]')).not.toBeEmpty();
  const secret = await key(page);
  await page.locator('input[name="totp_code"]').fill('123');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(title(page, 'Set up your authenticator app')).toBeVisible();
  expect([await key(page), await page.locator('input[name="totp_code"]').inputValue()]).toEqual([secret, '123']);
});
