import { expect, test } from '@playwright/test';
import { ann } from './person-page.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript the page explains itself in each language, and submits no password', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => request.resourceType() === 'document' && sent.push(request.method()));
  await page.goto('/');
  const words = page.locator('noscript p');
  await expect(words.filter({ visible: true })).toHaveCount(3);
  expect(await words.allInnerTexts()).toEqual(
    [/turn on JavaScript/, /schalten Sie JavaScript/, /JavaScript/].map((text) => expect.stringMatching(text)),
  );
  expect(await words.evaluateAll((all) => (all as HTMLElement[]).map(({ lang, dir }) => [lang, dir]))).toEqual([
    ['', ''],
    ['de', ''],
    ['ar', 'rtl'],
  ]);
  const password = page.getByLabel('Password');
  if ((await password.count()) > 0) {
    await page.getByLabel('Email address').fill(ann);
    await password.fill('correct horse battery');
    await password.press('Enter');
    await page.getByRole('button', { name: 'Sign in' }).click({ force: true });
  }
  await expect(page.getByRole('button', { name: 'Sign in' }).and(page.locator(':enabled'))).toHaveCount(0);
  expect(sent).toEqual(['GET']);
});
