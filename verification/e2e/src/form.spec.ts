import { expect, type Page, test } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { ann, createPersonPage, holdRequests, readCurrentCode, recordRequests } from './person-page.ts';

const openCodeStep = async (page: Page) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  return person;
};

test('the code field has the attributes that browsers and password managers need', async ({ page }) => {
  const person = await openCodeStep(page).then(() => createPersonPage(page));
  await expect(person.code).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(person.code).toHaveAttribute('inputmode', 'numeric');
  await expect(person.code).toHaveAttribute('name', 'totp_code');
  await expect(person.code).toHaveAttribute('dir', 'ltr');
  await expect(person.code).toHaveAttribute('type', 'text');
  for (const forbidden of ['maxlength', 'pattern', 'placeholder']) await expect(person.code).not.toHaveAttribute(forbidden);
  const username = page.locator('input[name="username"]');
  await expect(username).toBeHidden();
  await expect(username).toHaveValue(ann);
  await expect(page.locator('form')).toHaveCount(1);
  await expect(page.locator('form')).toHaveAttribute('method', 'post');
  await expect(page.locator('input[type="password"]')).toHaveCount(0);
});

for (const [how, typed] of [
  ['with a space', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['with a dash', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
  ['in full width', (code: string) => [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')],
  ['in Arabic-Indic digits', (code: string) => [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('')],
] as const) {
  test(`a code ${how} is accepted`, async ({ page }) => {
    const person = await openCodeStep(page);
    await person.enterCode(typed(await readCurrentCode(page)));
    await person.seeSignedIn(ann, 'aal2');
  });
}

test('six digits submit nothing by themselves', async ({ page }) => {
  const person = await openCodeStep(page);
  const seen = recordRequests(page);
  await person.code.pressSequentially('123456');
  await page.waitForLoadState('networkidle');
  expect(seen.calls).toEqual([]);
});

test('values that are set without events are submitted', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.email.evaluate((input: HTMLInputElement) => {
    input.value = 'ann@example.com';
  });
  await person.password.evaluate((input: HTMLInputElement) => {
    input.value = 'correct horse battery';
  });
  await person.press('Sign in');
  await expect(person.code).toBeFocused();
});

test('values that are typed before Kratos answers are kept', async ({ page }) => {
  const person = createPersonPage(page);
  const answer = await holdRequests(page, '**/self-service/login/browser');
  await page.goto('/');
  await person.email.fill(ann);
  await person.password.fill('correct horse battery');
  await person.password.evaluate((input) => Object.assign(globalThis, { typedInto: input }));
  answer();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  await expect(person.email).toHaveValue(ann);
  await expect(person.password).toHaveValue('correct horse battery');
  expect(await person.password.evaluate((input) => input === (globalThis as unknown as { typedInto: Element }).typedInto)).toBe(true);
});

test('during a request the focus stays, the fields are read-only and nothing is disabled', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  const answer = await holdRequests(page, '**/self-service/login?*');
  await person.email.fill(ann);
  await person.password.fill('correct horse battery');
  await person.password.press('Enter');
  await expect(page.getByRole('button', { name: 'Signing in…', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await expect(person.password).toBeFocused();
  await expect(person.password).toHaveAttribute('readonly');
  await expect(page.getByRole('status')).toHaveText('Signing in…');
  await page.keyboard.press('Enter');
  answer();
  await expect(person.code).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('');
});

test('the password can be shown and hidden, and is hidden on submission', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.email.fill(ann);
  await person.password.fill('wrong');
  await person.press('Show password');
  await expect(person.password).toHaveAttribute('type', 'text');
  await expect(page.getByRole('status')).toHaveText('Your password is visible.');
  await person.press('Sign in');
  await expect(person.alert).toHaveText('That email and password don’t match. Check both and try again.');
  await expect(person.password).toHaveAttribute('type', 'password');
});

test('axe reports no violation on any step, in both directions, on small and large screens, and in forced colours', async ({ page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML/.test(message.text())) violations.push(message.text());
  });
  const check = async (step: string) => {
    for (const look of [
      { width: 1280, height: 800, direction: 'ltr', forcedColors: 'none' },
      { width: 320, height: 640, direction: 'rtl', forcedColors: 'active' },
    ] as const) {
      await page.setViewportSize(look);
      await page.emulateMedia({ forcedColors: look.forcedColors, reducedMotion: 'reduce' });
      await page.evaluate((direction) => {
        document.documentElement.dir = direction;
      }, look.direction);
      await checkAxe(page, step);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  };
  const person = createPersonPage(page);
  await person.open();
  await check('password');
  await person.enterPassword(ann, 'wrong');
  await person.seeAlert();
  await check('wrong password');
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await check('code');
  await person.enterCode('000000');
  await person.seeAlert();
  await check('wrong code');
  await page.route('**/kratos/**', (route) => route.abort());
  await person.enterCode('000000');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await check('error');
  await page.unroute('**/kratos/**');
  await person.press('Try again');
  await person.enterCode();
  await person.seeSignedIn(ann, 'aal2');
  await check('success');
  expect(violations).toEqual([]);
});
