import { expect, test } from 'vitest';
import { formatTable } from './format-table.ts';
import { createSample } from './sample-for-tests.ts';

test('a cell is the median with the lowest and the highest value, and a dash for what was not reached', () => {
  const samples = new Map([
    ['vanilla-demo', [createSample(), createSample({ formVisible: 410 }), createSample({ formVisible: 900 })]],
    ['ory-elements', [createSample({ mutations: null })]],
  ]);
  const lines = formatTable(samples).split('\n');
  const find = (start: string): string | undefined => lines.find((line) => line.startsWith(start))?.replace(/ {2,}/g, ' | ');
  expect(find('median')).toBe('median (lowest–highest) | vanilla-demo | ory-elements');
  expect(find('form visible')).toBe('form visible, ms | 410 (400–900) | 400');
  expect(find('transferred')).toBe('transferred, KiB | 4.0 | 4.0');
  expect(find('DOM mutations')).toBe('DOM mutations to the code | 4 | –');
});

test('all lines have the same width', () => {
  const lines = formatTable(new Map([['react-demo', [createSample()]]])).split('\n');
  expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
});
