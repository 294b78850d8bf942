import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { findMissingColours, findUnsupportedCss } from './find-css-problems.ts';
import { names, said } from './names.ts';
import { webkitTest as test } from './webkit-test.ts';

const stylesheets = [
  import.meta.resolve('@kratos-login/theme/login.css'),
  import.meta.resolve('@kratos-login/theme/second-factor.css'),
].map((url) => fileURLToPath(url));

test('above the keyboard of a small phone, the code field and its button are in view', async ({ launch }) => {
  const person = await launch({ size: [375, 249] });
  await person.openCodeStep();
  const seeInView = async (): Promise<void> => {
    for (const element of [await person.find('textbox', names.code), await person.find('button', names.verify)]) {
      const { y, height } = await person.readBox(element);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(249);
    }
  };
  await seeInView();
  await person.enterCode('000000');
  await person.seeAlert(said.wrongCode);
  await seeInView();
});

test('WebKit understands each declaration and selector of the stylesheets', async ({ launch }) => {
  const { driver } = await launch();
  for (const stylesheet of stylesheets) expect(await findUnsupportedCss(driver, readFileSync(stylesheet, 'utf8'))).toEqual([]);
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
