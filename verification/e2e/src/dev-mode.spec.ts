import { expect, type Page } from '@playwright/test';
import { devServerTest as test } from './dev-server-test.ts';
import { ann, createPersonPage } from './person-page.ts';

test('a developer sees the page in its style, whom to sign in as, and signs in; the console stays quiet', async ({ page }) => {
  const troubles = watchTroubles(page);
  const person = createPersonPage(page);
  await person.open();
  await expect(page.locator('.card')).toHaveCSS('border-radius', '16px');
  const strip = page.getByRole('complementary', { name: 'For developers' });
  await expect(strip).toContainText(`Sign in as ${ann} with correct horse battery, code`);
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.enterCode((await strip.locator('code').nth(2).textContent()) ?? '');
  await person.seeSignedIn(ann, 'aal2');
  await person.press('Sign out');
  await person.seeReady('Sign in');
  expect(troubles).toEqual([]);
});

test('a developer reads on the page what is wrong with the set-up', async ({ page }) => {
  await page.goto('/?return_to=https://elsewhere.example');
  await expect(page.getByText('For developers: ').first()).toBeVisible();
  await expect(page.locator('main .for-developers')).toContainText('return_to');
});

test('?inspect shows the chart in a window of its own, and the page works on', async ({ page, context }) => {
  await context.route('https://stately.ai/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Inspector</title>' }));
  const troubles = watchTroubles(page);
  const inspector = page.waitForEvent('popup');
  await page.goto('/?inspect');
  expect((await inspector).url()).toContain('stately.ai');
  const person = createPersonPage(page);
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  expect(troubles).toEqual([]);
});

/** Errors, warnings and failed requests, but for the answers of Kratos that are as they should be. */
function watchTroubles(page: Page): readonly string[] {
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(`error: ${message}`));
  page.on('console', (message) => {
    const isOfKratos = message.location().url.includes('/kratos/self-service/login');
    if (/error|warning/.test(message.type()) && !isOfKratos) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    const isJudgement = response.status() === 422 && response.url().includes('/kratos/self-service/login');
    if (response.status() >= 400 && !isJudgement) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}
