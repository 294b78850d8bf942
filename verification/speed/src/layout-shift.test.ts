import { expect, test } from 'vitest';
import { toLayoutShift } from './layout-shift.ts';

test('a page without shifts has a score of 0', () => {
  expect(toLayoutShift([])).toBe(0);
});

test('shifts of one second add up', () => {
  const shifts = [
    { at: 1_000, value: 0.25 },
    { at: 1_999, value: 0.5 },
  ];
  expect(toLayoutShift(shifts)).toBe(0.75);
});

test('a second without a shift begins a new window, and the largest window counts', () => {
  const shifts = [
    { at: 1_000, value: 0.25 },
    { at: 2_000, value: 0.5 },
  ];
  expect(toLayoutShift(shifts)).toBe(0.5);
});

test('a window ends after five seconds', () => {
  const shifts = [0, 900, 1_800, 2_700, 3_600, 4_500, 5_400].map((at) => ({ at, value: 1 }));
  expect(toLayoutShift(shifts)).toBe(6);
});

test('shifts may be reported out of order', () => {
  const shifts = [
    { at: 1_500, value: 0.5 },
    { at: 1_000, value: 0.25 },
  ];
  expect(toLayoutShift(shifts)).toBe(0.75);
});
