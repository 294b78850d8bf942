import { expect } from '@playwright/test';
import { devServerTest as test } from './dev-server-test.ts';
import { bob, createPersonPage } from './person-page.ts';

test('in development an offline browser is reported without uncaught errors, and the user signs in after reconnecting', async ({
  page,
  context,
}) => {
  const uncaught: string[] = [];
  page.on('pageerror', ({ message }) => uncaught.push(message));
  const person = createPersonPage(page);
  await person.open();
  const strip = page.getByRole('complementary', { name: 'For developers' });
  await expect(strip).toContainText('Sign in as');
  await page.waitForLoadState('networkidle'); // what explains errors is loaded
  await context.setOffline(true);
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/developers/people'));
  await person.enterPassword(bob);
  await expect(person.heading('We can’t reach Example')).toBeFocused();
  const hint = page.getByRole('complementary', { name: 'What is wrong' });
  await expect(hint).toContainText('The browser is offline');
  await expect(hint).not.toContainText('cors');
  await asked;
  await expect(strip).toContainText('Sign in as');
  await context.setOffline(false);
  await person.press('Try again');
  await person.password.fill('correct horse battery');
  await person.press('Sign in');
  await person.seeSignedIn(bob, 'aal1');
  expect(uncaught).toEqual([]);
});
