import { expect, test } from 'vitest';
import { findPages, pages } from './pages.ts';

test('all pages are measured by default', () => {
  expect(findPages(undefined)).toBe(pages);
});

test('named pages keep their order', () => {
  expect(findPages('hand-written,react-demo').map(({ name }) => name)).toEqual(['react-demo', 'hand-written']);
});
