import { expect } from '@playwright/test';
import { devServerTest as test } from './dev-server-test.ts';
import { bob, createPersonPage } from './person-page.ts';

test('in development, where StrictMode runs effects twice, the page navigates away once', async ({ page, baseURL }) => {
  const { origin } = new URL(baseURL ?? '');
  // The page is unloaded before it could be queried.
  await page.exposeFunction('setsOut', (url: string) => setOut.push(url));
  const setOut: string[] = [];
  await page.addInitScript(() => {
    const { navigation, setsOut } = globalThis as unknown as { navigation: EventTarget; setsOut: (url: string) => void };
    navigation.addEventListener('navigate', (event) => setsOut((event as unknown as { destination: { url: string } }).destination.url));
  });
  const person = createPersonPage(page);
  await page.goto(`/?return_to=${encodeURIComponent(`${origin}/?lang=de`)}`);
  await person.enterPassword(bob);
  await expect(person.heading('Angemeldet')).toBeVisible();
  expect(setOut).toEqual([`${origin}/?lang=de`]);
});
