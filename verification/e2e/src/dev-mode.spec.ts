import { expect, type Page } from '@playwright/test';
import { devServerTest as test } from './dev-server-test.ts';
import { ann, createPersonPage } from './person-page.ts';

test('in development the page is styled and lists the test accounts, and a sign-in logs nothing', async ({ page }) => {
  const problems = watchProblems(page);
  const person = createPersonPage(page);
  await person.open();
  await expect(page.locator('.kl-card')).toHaveCSS('border-radius', '20px');
  const strip = page.getByRole('complementary', { name: 'For developers' });
  await expect(strip).toContainText(`Sign in as ${ann} with correct horse battery, code`);
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.enterCode((await strip.locator('code').nth(2).textContent()) ?? '');
  await person.seeSignedIn(ann, 'aal2');
  await person.press('Sign out');
  await person.seeReady('Sign in');
  expect(problems).toEqual([]);
});

test('in development the page lists mistakes of the set-up', async ({ page }) => {
  await page.goto('/?return_to=https://elsewhere.example');
  await expect(page.getByText('For developers: ').first()).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'What is wrong' })).toContainText('return_to');
});

test('?inspect shows the chart in its own window, and the page still works', async ({ page, context }) => {
  await context.route('https://stately.ai/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Inspector</title>' }));
  const problems = watchProblems(page);
  const inspector = page.waitForEvent('popup');
  await page.goto('/?inspect');
  expect((await inspector).url()).toContain('stately.ai');
  const person = createPersonPage(page);
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  expect(problems).toEqual([]);
});

test('?inspect=panel shows the running chart in the page, from the first step, and the page still works', async ({ page }) => {
  const problems = watchProblems(page);
  await page.goto('/?inspect=panel');
  const panel = page.getByRole('complementary', { name: 'Login chart' });
  await expect(panel).toContainText('at password › entering › waiting');
  await expect(panel.getByRole('list', { name: 'Steps, the newest first' }).getByRole('button').last()).toHaveText(/^at once → init ›/);
  const person = createPersonPage(page);
  await person.enterPassword();
  await expect(panel).toContainText('at awaiting-TOTP › entering › waiting');
  await expect(person.code).toBeFocused();
  expect(problems).toEqual([]);
});

/** Collects errors, warnings and failed requests, except the expected error replies of Kratos. */
function watchProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(`error: ${message}`));
  page.on('console', (message) => {
    const isOfKratos = message.location().url.includes('/kratos/self-service/login');
    if (/error|warning/.test(message.type()) && !isOfKratos) problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    const isExpected = response.status() === 422 && response.url().includes('/kratos/self-service/login');
    if (response.status() >= 400 && !isExpected) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}
