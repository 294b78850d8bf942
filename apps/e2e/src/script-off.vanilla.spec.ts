import { expect, test } from '@playwright/test';
import { ann } from './person.ts';

test.use({ javaScriptEnabled: false });

test('without its script the page puts no secret into the address', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(ann);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByLabel('Password').press('Enter');
  await page.waitForLoadState();
  expect(page.url()).not.toContain('horse');
});
