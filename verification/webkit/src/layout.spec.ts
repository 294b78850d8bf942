import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { findMissingColours, findUnsupportedCss } from './find-css-problems.ts';
import { findLayoutProblems } from './find-layout-problems.ts';
import { layoutStates } from './layout-states.ts';
import { arabic, names } from './names.ts';
import { resizePage } from './open-browser.ts';
import { webkitTest as test } from './webkit-test.ts';

const stylesheet = fileURLToPath(import.meta.resolve('@kratos-login/theme/login.css'));

/** A small phone, one with its keyboard, and a laptop. */
const sizes = [
  [320, 640],
  [375, 249],
  [1280, 800],
] as const;

for (const { name, reach } of layoutStates) {
  test(`the page fits at each size in the state: ${name}`, async ({ launch }) => {
    const person = await launch();
    await reach(person);
    for (const size of sizes) {
      await resizePage(person.driver, size);
      expect(await findLayoutProblems(person.driver), size.join(' × ')).toEqual([]);
    }
  });
}

test('the page fits from right to left', async ({ launch }) => {
  const person = await launch({ size: [320, 640] });
  await person.driver.get(`${person.url}?lang=ar`);
  await person.seeReady(arabic.signIn);
  expect(await person.driver.executeScript('return document.documentElement.dir')).toBe('rtl');
  expect(await findLayoutProblems(person.driver)).toEqual([]);
});

test('above the keyboard of a small phone, the code field and its button are in view', async ({ launch }) => {
  const person = await launch({ size: [375, 249] });
  await person.openCodeStep();
  for (const element of [await person.find('textbox', names.code), await person.find('button', names.sendCode)]) {
    const { y, height } = await person.readBox(element);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(249);
  }
});

test('WebKit understands each declaration and selector of the stylesheet', async ({ launch }) => {
  const { driver } = await launch();
  expect(await findUnsupportedCss(driver, readFileSync(stylesheet, 'utf8'))).toEqual([]);
  const invented = 'a:hovering { colour: red; color: light-darker(red, blue) }';
  expect(await findUnsupportedCss(driver, invented)).toEqual(['colour: red', 'color: light-darker(red, blue)', 'a:hovering']);
});

for (const isDark of [false, true]) {
  test(`each colour of the ${isDark ? 'dark' : 'light'} page has a value`, async ({ launch }) => {
    const person = await launch({ isDark });
    await person.open();
    expect(await person.driver.executeScript('return matchMedia("(prefers-color-scheme: dark)").matches')).toBe(isDark);
    const { checked, missing } = await findMissingColours(person.driver);
    expect(checked).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
}
