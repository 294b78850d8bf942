import { afterEach, expect, test } from 'vitest';
import { findLayoutProblems } from './find-layout-problems.ts';

afterEach(() => document.body.replaceChildren());

const show = (html: string): void => {
  document.body.innerHTML = html;
};

test('a page without problems has none', () => {
  show('<p>Hello</p><p hidden></p><p></p><div><input style="padding-right: 60px; width: 200px"></div>');
  expect(findLayoutProblems()).toEqual([]);
});

test('an empty paragraph with a box is reported', () => {
  show('<p class="kl-message" style="padding: 4px"> </p>');
  expect(findLayoutProblems()).toEqual(['p.kl-message is empty and takes room']);
});

test.each([
  ['ltr', 'right: 0', 'padding-right: 60px', []],
  ['ltr', 'left: 0', 'padding-right: 60px', ['the text of input#password runs under its button']],
  ['rtl', 'left: 0', 'padding-left: 60px', []],
])('in %s, a button at %s of a field with %s', (dir, at, padding, problems) => {
  show(
    `<div dir="${dir}" style="position: relative; width: 300px"><input id="password" style="box-sizing: border-box; width: 300px; ${padding}"><button style="position: absolute; width: 44px; ${at}">x</button></div>`,
  );
  expect(findLayoutProblems()).toEqual(problems);
});

test('a page that is too wide is reported', () => {
  show('<div style="width: 9000px">wide</div>');
  expect(findLayoutProblems()).toEqual([expect.stringMatching(/^the page is 9\d\d\d px wide in a window of \d+ px$/)]);
});
