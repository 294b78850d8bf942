import { expect, test } from 'vitest';
import { toBlockingTime } from './blocking-time.ts';

test('a task blocks with what it takes above 50 ms', () => {
  const tasks = [
    { at: 0, duration: 80 },
    { at: 100, duration: 50 },
    { at: 200, duration: 120 },
  ];
  expect(toBlockingTime(tasks, Number.POSITIVE_INFINITY)).toBe(100);
});

test('a task that starts at the end does not count', () => {
  const tasks = [
    { at: 99, duration: 60 },
    { at: 100, duration: 90 },
  ];
  expect(toBlockingTime(tasks, 100)).toBe(10);
});
