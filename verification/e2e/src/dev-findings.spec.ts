import { expect } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { devServerTest as test } from './dev-server-test.ts';
import { createPersonPage } from './person-page.ts';

test('in development the page explains a wrong set-up until it is corrected', async ({ page }) => {
  const person = createPersonPage(page);
  const strip = page.getByRole('complementary', { name: 'What is wrong' });
  const dropsAccept = '**/kratos/self-service/login/browser*';
  await page.route(dropsAccept, (route) => route.continue({ headers: { ...route.request().headers(), accept: '*/*' } }));
  await page.goto('/');
  await expect(strip.getByText('For developers: GET /self-service/login/browser at')).toBeVisible();
  await expect(strip.getByRole('listitem')).toHaveText([/A proxy drops or rewrites the Accept header\. Let it pass on/]);
  await page.unroute(dropsAccept);
  await person.press('Start again');
  await person.seeReady('Sign in');
  await expect(strip).toBeHidden();
});

test('in development a failure is explained once on the console, and nothing is logged without a failure', async ({ page }) => {
  const person = createPersonPage(page);
  const logged: string[] = [];
  page.on('console', (message) => message.text().startsWith('kratos-login: ') && logged.push(message.text()));
  await page.route('**/self-service/login/browser*', (route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }));
  await page.goto('/');
  await expect(person.heading('Something went wrong')).toBeFocused();
  await expect
    .poll(() => logged)
    .toEqual([
      expect.stringMatching(
        /^kratos-login: GET \/self-service\/login\/browser at "http.*" resulted in: 200, not-json\. .*Is kratosUrl the address of the public API/,
      ),
    ]);
  await page.unroute('**/self-service/login/browser*');
  await person.press('Start again');
  await person.seeReady('Sign in');
  expect(logged).toHaveLength(1);
});

test('in development the page names a return_to that Kratos refuses', async ({ page }) => {
  await page.goto('/?return_to=https://elsewhere.example.com/home');
  await expect(page.getByRole('complementary', { name: 'What is wrong' }).getByRole('listitem')).toHaveText([
    /returnTo is "https:\/\/elsewhere\.example\.com\/home".*selfservice\.allowed_return_urls/,
  ]);
});

test('a finding is a card in English in a page of any language and colour scheme, and its lines can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/?lang=ar&return_to=https://elsewhere.example.com/home');
  const card = page.getByRole('complementary', { name: 'What is wrong' }).getByRole('listitem');
  await expect(card).toMatchAriaSnapshot(`
    - listitem:
      - paragraph:
        - text: Problem
        - strong: Kratos refuses the return URL
        - code: return-to-forbidden
      - paragraph: /returnTo is "https:\\/\\/elsewhere\\.example\\.com\\/home", and Kratos at ".*" refuses it\\. .*/
      - term: Why
      - definition: Kratos creates no login flow with a return URL that it does not allow, so users get no form.
      - term: Fix
      - definition: Add its origin there.
      - figure "kratos.yml":
        - text: kratos.yml
        - status
        - button "Copy the lines for kratos.yml": Copy
        - code: "selfservice: allowed_return_urls: - https://elsewhere.example.com"
  `);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await checkAxe(page, colorScheme);
  }
  await card.getByRole('button', { name: 'Copy the lines for kratos.yml' }).click();
  await expect(card.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'selfservice:\n  allowed_return_urls:\n    - https://elsewhere.example.com',
  );
});
