import { expect, test } from '@playwright/test';
import { ann, as, holdBack, password } from './person.ts';

// The markup is in the document: people see it, and type, before the script is there.
test('what was typed before the script ran stays, with the focus and the caret', async ({ page }) => {
  const person = as(page);
  const scriptComes = await holdBack(page, '**/assets/*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await person.password.fill(password);
  await person.email.fill(ann);
  await person.email.evaluate((input: HTMLInputElement) => {
    input.setSelectionRange(3, 3);
    Object.assign(globalThis, { typedInto: input });
  });
  await expect(page.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-disabled');
  scriptComes();
  await person.seeReady('Sign in');
  await expect(person.email).toHaveValue(ann);
  await expect(person.password).toHaveValue(password);
  const after = await person.email.evaluate((input: HTMLInputElement) => ({
    isTheSame: (globalThis as { typedInto?: Element }).typedInto === input,
    hasFocus: document.activeElement === input,
    caret: input.selectionStart,
  }));
  expect(after).toEqual({ isTheSame: true, hasFocus: true, caret: 3 });
  await person.press('Sign in');
  await expect(person.code).toBeFocused();
});
