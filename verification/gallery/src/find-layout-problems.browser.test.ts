import { afterEach, expect, test } from 'vitest';
import { findLayoutProblems } from './find-layout-problems.ts';

afterEach(() => document.body.replaceChildren());

const show = (html: string): void => {
  document.body.innerHTML = html;
};

test('a page without problems has none', () => {
  show('<p>Hello</p><p hidden></p><p></p><div><input style="padding-right: 60px; width: 200px; height: 44px"></div>');
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
    `<div dir="${dir}" style="position: relative; width: 300px"><input id="password" style="box-sizing: border-box; width: 300px; height: 44px; ${padding}"><button style="position: absolute; width: 44px; height: 44px; ${at}">x</button></div>`,
  );
  expect(findLayoutProblems()).toEqual(problems);
});

test('a page that is too wide is reported', () => {
  show('<div style="width: 9000px">wide</div>');
  expect(findLayoutProblems()).toEqual([expect.stringMatching(/^the page is 9\d\d\d px wide in a window of \d+ px$/)]);
});

test('a text that leaves the window is reported, and so is one that is cut off', () => {
  show('<div style="overflow: hidden"><p id="left" style="margin-left: -100px">Hello</p></div>');
  expect(findLayoutProblems()).toEqual(['p#left leaves the window']);
  show('<p id="long" style="overflow: hidden; width: 50px; white-space: nowrap">A sentence that is longer than its box</p>');
  expect(findLayoutProblems()).toEqual(['the text of p#long is cut off']);
});

test('a control that is too small for a finger is reported', () => {
  show('<button class="kl-link" style="box-sizing: border-box; width: 100px; height: 24px">Help</button>');
  expect(findLayoutProblems()).toEqual(['button.kl-link is only 100 × 24 px']);
});
