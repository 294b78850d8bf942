import { expect, type Locator, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, bob, createPersonPage, password } from './person-page.ts';

test('the fields of the first step have the attributes that browsers, phones and password managers need', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(person.email).toHaveAttribute('autocomplete', 'username');
  await expect(person.email).toHaveAttribute('inputmode', 'email');
  await expect(person.email).toHaveAttribute('enterkeyhint', 'next');
  await expect(person.password).toHaveAttribute('autocomplete', 'current-password');
  await expect(person.password).toHaveAttribute('type', 'password');
  await expect(person.password).toHaveAttribute('enterkeyhint', 'go');
  for (const field of [person.email, person.password]) await seeLoginAttributes(field);
  // Browsers look for the user name before the password field.
  const names = await page.locator('form input:visible').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name));
  expect(names).toEqual(['identifier', 'password']);
  await seeFormMembers(page);
});

test('the field for a backup code is not filled with a saved value or a code of an app', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await person.seeReady('Verify');
  await person.press('Use a backup code');
  const field = page.getByRole('textbox', { name: 'Backup code' });
  await expect(field).toHaveAttribute('autocomplete', 'off');
  await expect(field).toHaveAttribute('inputmode', 'text');
  await expect(field).toHaveAttribute('name', 'lookup_secret');
  await seeLoginAttributes(field);
  await seeFormMembers(page);
});

test('email, password and code can be pasted', async ({ page, context, kratos }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = async (field: Locator, text: string) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await field.focus();
    await page.keyboard.press('ControlOrMeta+V');
  };
  const person = createPersonPage(page);
  await person.open();
  await paste(person.email, ann);
  await paste(person.password, password);
  await person.press('Sign in');
  await person.seeReady('Verify');
  const code = kratos.totpCode(ann);
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  await paste(person.code, `${spaced}\n`);
  await expect(person.code).toHaveValue(spaced); // nothing is cut off
  await person.press('Verify');
  await person.seeSignedIn(ann, 'aal2');
});

test('a full-width code is not submitted during its composition', async ({ page, context, kratos }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.seeReady('Verify');
  const code = [...kratos.totpCode(ann)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
  const keyboard = await context.newCDPSession(page);
  kratos.log.clear();
  await keyboard.send('Input.imeSetComposition', { text: code, selectionStart: 6, selectionEnd: 6 });
  // The Enter that ends a composition has the key code 229.
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
  await keyboard.send('Input.insertText', { text: code });
  await expect(person.code).toHaveValue(code);
  expect(kratos.log).toHaveLength(0);
  await page.keyboard.press('Enter');
  await person.seeSignedIn(ann, 'aal2');
});

test('a password manager that dispatches its own events and submits the form signs in', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  const person = createPersonPage(page);
  await person.open();
  for (const [field, value] of [
    [person.email, bob],
    [person.password, password],
  ] as const)
    await field.evaluate((input: HTMLInputElement, value) => {
      for (const type of ['click', 'focus', 'keydown', 'keypress', 'keyup']) input.dispatchEvent(new Event(type, { bubbles: true })); // key events without a `key`
      input.value = value;
      for (const type of ['input', 'change', 'blur']) input.dispatchEvent(new Event(type, { bubbles: true }));
    }, value);
  await page.locator('form').evaluate((form: HTMLFormElement) => form.requestSubmit());
  await person.seeSignedIn(bob, 'aal1');
  expect(errors).toEqual([]);
});

test('live regions stay the same elements during a login, and no step adds a history entry', async ({ page, kratos }) => {
  const person = createPersonPage(page);
  await person.open();
  const regions = await page.locator('[role="status"], [role="alert"]').elementHandles();
  const steps = await page.evaluate(() => history.length);
  await person.enterPassword(ann, 'wrong');
  await person.seeAlert();
  await person.enterPassword();
  await person.enterCode(kratos.totpCode(ann));
  await person.seeSignedIn(ann, 'aal2');
  expect(regions).toHaveLength(2);
  for (const region of regions) expect(await region.evaluate((element) => element.isConnected)).toBe(true);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

/** Checks the attributes that each field must have, and those that none may have. */
async function seeLoginAttributes(field: Locator): Promise<void> {
  await expect(field).toHaveAttribute('autocapitalize', 'none');
  await expect(field).toHaveAttribute('spellcheck', 'false');
  await expect(field).toHaveAttribute('required');
  for (const forbidden of ['maxlength', 'pattern', 'placeholder', 'aria-errormessage']) await expect(field).not.toHaveAttribute(forbidden);
  expect(await field.evaluate((input: HTMLInputElement) => input.labels?.length)).toBe(1);
  // Phones zoom in on smaller text.
  expect(await field.evaluate((input) => Number.parseFloat(getComputedStyle(input).fontSize))).toBeGreaterThanOrEqual(16);
}

/** A control named `action`, `method` or `submit` would shadow that member of its form. */
async function seeFormMembers(page: Page): Promise<void> {
  const types = await page
    .locator('form')
    .evaluate((form: HTMLFormElement) => [typeof form.action, typeof form.method, typeof form.submit]);
  expect(types).toEqual(['string', 'string', 'function']);
}
