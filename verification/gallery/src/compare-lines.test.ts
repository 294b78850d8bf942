import { expect, test } from 'vitest';
import { compareLines } from './compare-lines.ts';

const compare = (one: string, other: string) => compareLines(['React', 'vanilla'], one, other);

test('equal texts have no difference', () => {
  expect(compare('a\nb', 'a\nb')).toBeNull();
});

test.each([
  ['a\nb', 'a\nc', 'line 2 differs: React has "b", vanilla has "c"'],
  ['a', 'a\nb', 'line 2 differs: React has "the end", vanilla has "b"'],
  ['a\nb', 'a', 'line 2 differs: React has "b", vanilla has "the end"'],
])('%j and %j: the first different line is reported', (one, other, text) => {
  expect(compare(one, other)).toBe(text);
});
