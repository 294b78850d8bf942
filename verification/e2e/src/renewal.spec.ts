import type { Emulator } from '@kratos-login/emulator';
import { expect, type Locator, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, createPersonPage, password } from './person-page.ts';
import { expireFlow } from './refusals.ts';

/** What somebody would notice if a field were made anew. */
const look = (field: Locator) =>
  field.evaluate((input: HTMLInputElement) => ({
    isTheSame: (globalThis as { field?: Element }).field === input,
    hasFocus: document.activeElement === input,
    value: input.value,
    caret: input.selectionStart,
  }));

async function typeAndRemember(field: Locator, text: string, caret: number): Promise<void> {
  await field.fill(text);
  await field.evaluate((input: HTMLInputElement, caret) => {
    input.setSelectionRange(caret, caret);
    Object.assign(globalThis, { field: input });
  }, caret);
}

/** An hour later, with the new form that is asked for meanwhile. */
async function expireForm({
  page,
  kratos,
  asks,
}: {
  readonly page: Page;
  readonly kratos: Emulator;
  readonly asks: string;
}): Promise<void> {
  kratos.clock.advance(60 * 60_000);
  const answer = page.waitForResponse((response) => response.url().endsWith(asks));
  await page.clock.fastForward(60 * 60_000);
  await (await answer).finished();
  await page.clock.runFor(1_000); // whatever the page does with it
}

test('a form that is renewed behind somebody’s back stays as it is', async ({ page, kratos }) => {
  await page.clock.install();
  const person = createPersonPage(page);
  await person.open();
  await typeAndRemember(person.email, ann, 3);
  await person.password.fill(password);
  await person.email.focus();
  const before = await page.locator('body').ariaSnapshot();
  await expireForm({ page, kratos, asks: '/self-service/login/browser' });
  expect(await look(person.email)).toEqual({ isTheSame: true, hasFocus: true, value: ann, caret: 3 });
  await expect(person.password).toHaveValue(password);
  expect(await page.locator('body').ariaSnapshot()).toBe(before);
  await person.press('Sign in');
  await expect(person.code).toBeFocused(); // the new flow was taken: the old one is long dead
});

test('what is wrong stays on the page when the form is renewed behind somebody’s back', async ({ page, kratos }) => {
  await page.clock.install();
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(ann, 'wrong');
  await person.seeAlert();
  const before = await page.locator('body').ariaSnapshot();
  await expireForm({ page, kratos, asks: '/self-service/login/browser' });
  expect(await page.locator('body').ariaSnapshot()).toBe(before);
  await expect(page).toHaveTitle('Error: Sign in');
});

test('a form for the code that is renewed behind somebody’s back stays as it is', async ({ page, kratos }) => {
  await page.clock.install();
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await typeAndRemember(person.code, '1234', 2);
  const before = await page.locator('body').ariaSnapshot();
  await expireForm({ page, kratos, asks: '?aal=aal2' });
  expect(await look(person.code)).toEqual({ isTheSame: true, hasFocus: true, value: '1234', caret: 2 });
  expect(await page.locator('body').ariaSnapshot()).toBe(before);
  await person.enterCode(kratos.totpCode(ann));
  await person.seeSignedIn(ann, 'aal2');
});

test('a form that has expired twice keeps both fields and their values', async ({ page, context, kratos }) => {
  const person = createPersonPage(page);
  await person.open();
  await typeAndRemember(person.email, ann, 3);
  await person.password.fill(password);
  await expireFlow({ context, kratos }, 2);
  await person.press('Sign in');
  await expect(person.alert).toContainText('This took too long.');
  expect(await look(person.email)).toEqual({ isTheSame: true, hasFocus: false, value: ann, caret: 3 });
  await expect(person.password).toHaveValue(password);
});
