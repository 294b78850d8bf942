import { expect, test } from '@playwright/test';
import { ann, createPersonPage, password } from './person-page.ts';

// Playwright disables the back/forward cache: the page loads again, and the browser restores typed values where it may.
test('the browser restores no secret after leaving and returning', async ({ page }) => {
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
  await person.seeReady('Verify');
  await expect(person.code).toHaveValue('');
  await expect(page.locator('form')).toHaveCount(1);
});
