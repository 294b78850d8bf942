import { expect, type Locator, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, createPersonPage } from './person-page.ts';

/** What an iPhone SE shows while its keyboard is up, and the same phone on its side without it. */
const screens = [
  { name: 'a small phone with its keyboard', width: 375, height: 249 },
  { name: 'a small phone on its side', width: 667, height: 375 },
] as const;

for (const { name, ...viewport } of screens) {
  test.describe(name, () => {
    test.use({ viewport, hasTouch: true });

    test('the code field and its button are in view when the code is due, and after a wrong code', async ({ page }) => {
      const person = createPersonPage(page);
      await person.open();
      await person.enterPassword();
      await expect(person.code).toBeFocused();
      await person.seeReady('Verify');
      await seeInView(page, person.code, 'Verify');
      await person.enterCode('000000');
      await person.seeAlert();
      await expect(person.code).toBeFocused();
      await person.seeReady('Verify');
      await seeInView(page, person.code, 'Verify');
    });

    test('the field for a backup code and its button are in view', async ({ page }) => {
      const person = createPersonPage(page);
      await person.open();
      await person.enterPassword();
      await person.press('Use a backup code');
      const field = page.getByRole('textbox', { name: 'Backup code' });
      await expect(field).toBeFocused();
      await seeInView(page, field, 'Verify');
    });

    test('the page is not wider than the screen, and its controls are large enough for a finger', async ({ page }) => {
      const person = createPersonPage(page);
      await person.open();
      await seeLargeControls(page);
      await person.enterPassword(ann, 'wrong');
      await person.seeAlert();
      await expect(person.password).toBeInViewport({ ratio: 1 });
      await person.enterPassword();
      await expect(person.code).toBeFocused();
      await person.seeReady('Verify');
      await seeLargeControls(page);
    });
  });
}

async function seeInView(page: Page, field: Locator, button: string): Promise<void> {
  await expect(field).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: button, exact: true })).toBeInViewport({ ratio: 1 });
}

/** Links in the footer may be smaller, as WCAG 2.2 allows within a line of text. */
async function seeLargeControls(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const small = await page
    .getByRole('main')
    .locator('input:visible, button:visible')
    .evaluateAll((all) =>
      all
        .filter((each) => Math.min(each.getBoundingClientRect().height, each.getBoundingClientRect().width) < 44)
        .map((each) => each.outerHTML),
    );
  expect(small).toEqual([]);
}
