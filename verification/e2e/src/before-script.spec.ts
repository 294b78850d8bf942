import { expect, test } from '@playwright/test';
import { ann, createPersonPage, holdRequests, password } from './person-page.ts';

// The HTML of both demos has the form, so users can see it and type before the script has loaded.
test('values that are typed before the script runs stay, with the focus and the caret', async ({ page }) => {
  const person = createPersonPage(page);
  const releaseScript = await holdRequests(page, '**/assets/*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await person.password.fill(password);
  await person.email.fill(ann);
  await person.email.evaluate((input: HTMLInputElement) => {
    input.setSelectionRange(3, 3);
    Object.assign(globalThis, { typedInto: input });
  });
  const button = page.getByRole('button', { name: 'Sign in' });
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await expect(button).toBeDisabled();
  releaseScript();
  await expect(button).toBeEnabled();
  await expect(person.email).toHaveValue(ann);
  await expect(person.password).toHaveValue(password);
  const after = await person.email.evaluate((input: HTMLInputElement) => ({
    isTheSame: (globalThis as { typedInto?: Element }).typedInto === input,
    hasFocus: document.activeElement === input,
    caret: input.selectionStart,
  }));
  expect(after).toEqual({ isTheSame: true, hasFocus: true, caret: 3 });
  await person.press('Sign in');
  await expect(person.code).toBeFocused();
});

test('a form that is submitted before the script runs is not posted, and the button is disabled after a reload', async ({ page }) => {
  const person = createPersonPage(page);
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  const releaseScript = await holdRequests(page, '**/assets/*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await person.email.fill(ann);
  await person.password.fill(password);
  await person.password.press('Enter');
  await page.getByRole('button', { name: 'Sign in' }).click({ force: true });
  expect(posts).toEqual([]);
  expect(await person.password.inputValue()).toBe(password);
  releaseScript();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await page.unroute('**/assets/*.js');
  await holdRequests(page, '**/assets/*.js');
  await page.evaluate(() => location.reload()); // Playwright's own reload waits for the scripts in Firefox
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
});

for (const { lang, dir, title, pageTitle, button } of [
  { lang: 'en', dir: 'ltr', title: 'Sign in to Example', pageTitle: 'Sign in · Example', button: 'Sign in' },
  { lang: 'de', dir: 'ltr', title: 'Bei Example anmelden', pageTitle: 'Anmelden · Example', button: 'Anmelden' },
  { lang: 'ar', dir: 'rtl', title: 'تسجيل الدخول إلى \u2068Example\u2069', pageTitle: 'تسجيل الدخول · Example', button: 'تسجيل الدخول' },
]) {
  test(`the page is in ${lang} before the script runs, and the script changes nothing of it`, async ({ page }) => {
    const problems: string[] = [];
    page.on('console', (message) => /error|warning/.test(message.type()) && problems.push(message.text()));
    page.on('pageerror', ({ message }) => problems.push(message));
    const releaseScript = await holdRequests(page, '**/assets/*.js');
    await page.goto(`/?lang=${lang}`, { waitUntil: 'commit' });
    const main = page.getByRole('main');
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(page).toHaveTitle(pageTitle);
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: button, exact: true })).toBeDisabled();
    const served = await main.ariaSnapshot();
    releaseScript();
    await expect(page.getByRole('button', { name: button, exact: true })).toBeEnabled();
    await expect(page).toHaveTitle(pageTitle);
    expect(await main.ariaSnapshot()).toBe(served.replace(/ \[disabled\]/g, ''));
    expect(problems).toEqual([]);
  });
}
