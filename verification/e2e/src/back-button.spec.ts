import { expect, test } from '@playwright/test';
import { ann, createPersonPage, password } from './person-page.ts';

// Playwright switches the browser's cache of left pages off: these are loaded again, and the browser puts back what was typed where it may.
test('going away and back brings no secret back', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.email.fill(ann);
  await person.password.fill(password);
  await page.goto('about:blank');
  await page.goBack();
  await person.seeReady('Sign in');
  await expect(person.password).toHaveValue('');
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.code.fill('123456');
  await page.goto('about:blank');
  await page.goBack();
  await person.seeReady('Continue');
  await expect(person.code).toHaveValue('');
  await expect(page.locator('form')).toHaveCount(1);
});
