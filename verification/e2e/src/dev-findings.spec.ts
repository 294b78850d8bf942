import { expect } from '@playwright/test';
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
