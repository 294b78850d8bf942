import { expect } from '@playwright/test';
import { devServerTest as test } from './dev-server-test.ts';
import { bob, createPersonPage } from './person-page.ts';

test('in development, where StrictMode runs effects twice, the page navigates away once', async ({ page, baseURL }) => {
  const { origin } = new URL(baseURL ?? '');
  // A test could not query the page, because it is unloaded at once.
  await page.exposeFunction('recordNavigation', (url: string) => navigations.push(url));
  const navigations: string[] = [];
  await page.addInitScript(() => {
    const { navigation, recordNavigation } = globalThis as unknown as { navigation: EventTarget; recordNavigation: (url: string) => void };
    navigation.addEventListener('navigate', (event) =>
      recordNavigation((event as unknown as { destination: { url: string } }).destination.url),
    );
  });
  const person = createPersonPage(page);
  await page.goto(`/?return_to=${encodeURIComponent(`${origin}/?lang=de`)}`);
  await person.enterPassword(bob);
  await expect(person.heading('Angemeldet')).toBeVisible();
  expect(navigations).toEqual([`${origin}/?lang=de`]);
});
