import { expect, test } from 'vitest';
import { toContactSheet } from './to-contact-sheet.ts';

test('pictures are grouped by state, and states that differ come first', () => {
  const page = toContactSheet([
    'code.en-light-320.png',
    'empty.en-light-320.png',
    'empty.en-light-320.difference.png',
    'code-wrong.en-light-320.png',
  ]);
  expect([...page.matchAll(/<h2>(.*)<\/h2>/g)].map(([, state]) => state)).toEqual(['empty', 'code', 'code-wrong']);
  expect(page.match(/<img/g)).toHaveLength(4);
});
