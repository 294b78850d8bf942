import { expect } from 'vitest';
import { names, said } from './names.ts';
import { ann, password } from './person-page.ts';
import { webkitTest as test } from './webkit-test.ts';

test('the password can be shown and hidden, and is hidden on submission', async ({ launch }) => {
  const person = await launch();
  await person.open();
  await person.fill(names.email, ann);
  await person.fill(names.password, 'wrong');
  const field = await person.find('textbox', names.password);
  await person.press(names.showPassword);
  await expect.poll(() => field.getAttribute('type')).toBe('text');
  await person.press(names.hidePassword);
  await expect.poll(() => field.getAttribute('type')).toBe('password');
  await person.press(names.showPassword);
  await person.press(names.signIn);
  await person.seeAlert(said.wrongPassword);
  expect(await field.getAttribute('type')).toBe('password');
});

test('during a request the button is busy, the focus stays, and the fields are read-only', async ({ launch }) => {
  const person = await launch();
  await person.open();
  await person.fill(names.email, ann);
  await person.fill(names.password, password);
  const release = person.network.hold(/\/self-service\/login\?/);
  const field = await person.find('textbox', names.password);
  await person.press(names.signIn);
  const button = await person.find('button', names.signingIn);
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await field.getAttribute('readonly')).not.toBeNull();
  await button.click();
  release();
  await person.seeFocus(names.code);
  expect(person.network.requests.filter((request) => request.startsWith('POST '))).toHaveLength(1);
});

test('what is typed before Kratos answers is kept', async ({ launch }) => {
  const person = await launch({ waitsForLoad: false });
  const release = person.network.hold(/\/self-service\/login\/browser/);
  await person.driver.get(person.url);
  await person.fill(names.email, ann);
  await person.fill(names.password, password);
  release();
  await person.seeReady(names.signIn);
  await person.seeValue(names.email, ann);
  await person.seeValue(names.password, password);
  await person.press(names.signIn);
  await person.seeFocus(names.code);
});
