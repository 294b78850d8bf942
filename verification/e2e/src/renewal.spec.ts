import type { Emulator } from '@kratos-login/emulator';
import { expect, type Locator, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, createPersonPage, password } from './person-page.ts';
import { expireFlow } from './refusals.ts';

/** Reads the properties that would change if the field were rendered again. */
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

/** Advances both clocks by an hour, and waits for the new form. */
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
  await page.clock.runFor(1_000); // for the reaction of the page
}

test('a background renewal does not change the password form', async ({ page, kratos }) => {
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
  await expect(person.code).toBeFocused(); // the page uses the new flow, because the old one has expired
});

test('a background renewal keeps the error messages', async ({ page, kratos }) => {
  await page.clock.install();
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(ann, 'wrong');
  await person.seeAlert();
  const before = await page.locator('body').ariaSnapshot();
  await expireForm({ page, kratos, asks: '/self-service/login/browser' });
  expect(await page.locator('body').ariaSnapshot()).toBe(before);
  await expect(page).toHaveTitle('Error: Sign in · Example');
});

test('a background renewal does not change the code form', async ({ page, kratos }) => {
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

test('a form that expires twice keeps both fields and their values', async ({ page, context, kratos }) => {
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
