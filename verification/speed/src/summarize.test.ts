import { expect, test } from 'vitest';
import { summarize } from './summarize.ts';

test('an odd number of runs has its middle value as the median', () => {
  expect(summarize([30, 10, 200])).toEqual({ median: 30, lowest: 10, highest: 200 });
});

test('an even number of runs has the mean of both middle values as the median', () => {
  expect(summarize([4, 1, 3, 2])).toEqual({ median: 2.5, lowest: 1, highest: 4 });
});

test('there is no summary without runs', () => {
  expect(summarize([])).toBeNull();
});

test('there is no summary when a run did not get there', () => {
  expect(summarize([10, null, 12])).toBeNull();
});
