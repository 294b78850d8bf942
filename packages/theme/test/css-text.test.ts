import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const home = join(import.meta.dirname, '..');
const css = ['login.css', 'second-factor.css']
  .map((name) => readFileSync(join(home, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''))
  .join('');
const selectors = [...css.matchAll(/(?:^|[{}])([^{};@]+)\{/g)].map(([, selector = '']) => selector.trim());

test('a stylesheet knows no left, right, top or bottom', () => {
  const physical =
    /(?:^|[\s;{])((?:(?:margin|padding|border|inset)-)?(?:left|right|top|bottom)\b[\w-]*|(?:min-|max-)?(?:width|height))\s*:/g;
  expect([...css.matchAll(physical)].map(([, name]) => name)).toEqual([]);
  expect(css).not.toMatch(/(?:text-align|float|clear)\s*:\s*(?:left|right)/);
});

test('a stylesheet loads nothing, so a strict content security policy allows it', () => {
  expect(css).not.toMatch(/url\(|@import|@font-face|data:/);
});

test('every selector has a class of the login page, and none has an id', () => {
  expect(selectors.length).toBeGreaterThan(80);
  expect(selectors.filter((selector) => !/\.kl|data-field|:where\(:root\)|^to$/.test(selector))).toEqual([]);
  expect(selectors.filter((selector) => selector.includes('#'))).toEqual([]);
});

test('the README lists every custom property of the stylesheets, and no other', () => {
  const readme = readFileSync(join(home, 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `(--kl-[\w-]+)`/gm)].map(([, name]) => name);
  const used = new Set([...css.matchAll(/--kl-[\w-]+/g)].map(([name]) => name));
  expect([...used].sort()).toEqual(listed.sort());
});
