import { expect, test } from '@playwright/test';
import { ann, createPersonPage, holdRequests, password } from './person-page.ts';

// The markup is in the document, so users can type before the script has loaded.
test('values that are typed before the script runs stay, with the focus and the caret', async ({ page }) => {
  const person = createPersonPage(page);
  const releaseScript = await holdRequests(page, '**/assets/*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await person.password.fill(password);
  await person.email.fill(ann);
  await person.email.evaluate((input: HTMLInputElement) => {
    input.setSelectionRange(3, 3);
    Object.assign(globalThis, { typedInto: input });
  });
  const button = page.getByRole('button', { name: 'Sign in' });
  await expect(button).not.toHaveAttribute('aria-disabled');
  await expect(button).toBeDisabled();
  releaseScript();
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

test('a form that is submitted before the script runs is not posted, and the button is disabled after a reload', async ({ page }) => {
  const person = createPersonPage(page);
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  const releaseScript = await holdRequests(page, '**/assets/*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await person.email.fill(ann);
  await person.password.fill(password);
  await person.password.press('Enter');
  await page.getByRole('button', { name: 'Sign in' }).click({ force: true });
  expect(posts).toEqual([]);
  expect(await person.password.inputValue()).toBe(password);
  releaseScript();
  await person.seeReady('Sign in');
  await page.unroute('**/assets/*.js');
  await holdRequests(page, '**/assets/*.js');
  await page.evaluate(() => location.reload()); // Playwright's own reload waits for the scripts in Firefox
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
});
