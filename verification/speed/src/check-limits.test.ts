import { expect, test } from 'vitest';
import { checkLimits } from './check-limits.ts';
import type { Sample } from './sample.ts';
import { createSample } from './sample-for-tests.ts';

const check = (demo: Partial<Sample>, peers: readonly string[] = ['hand-written', 'xstate-and-ky', 'ory-elements']) =>
  checkLimits(
    new Map([['vanilla-demo', [createSample(demo)]], ...peers.map((name) => [name, [createSample({ blocking: 100 })]] as const)]),
  );

test('a demo within all limits meets them', () => {
  expect(check({ formVisible: 420, passwordToCode: 385, blocking: 50 })).toEqual([
    { text: 'vanilla-demo: form visible 420, at most 420 (1.05 × hand-written)', isMet: true },
    { text: 'vanilla-demo: password → code focused 385, at most 385 (1.1 × xstate-and-ky)', isMet: true },
    { text: 'vanilla-demo: blocking time until code 50, at most 50 (0.5 × ory-elements)', isMet: true },
    { text: 'vanilla-demo: cumulative layout shift 0.000, at most 0', isMet: true },
  ]);
});

test('a demo above each limit misses each', () => {
  const results = check({ formVisible: 421, passwordToCode: 386, blocking: 51, layoutShift: 0.0001 });
  expect(results.map(({ isMet }) => isMet)).toEqual([false, false, false, false]);
});

test('a demo whose form is never visible misses the limit', () => {
  expect(check({ formVisible: null })[0]).toEqual({
    text: 'vanilla-demo: form visible not reached, at most 420 (1.05 × hand-written)',
    isMet: false,
  });
});

test('a limit is not checked without the page to compare with', () => {
  expect(check({}, []).map(({ isMet }) => isMet)).toEqual([null, null, null, true]);
});

test('the median of the runs counts', () => {
  const runs = [0, 0, 0.4].map((layoutShift) => createSample({ layoutShift }));
  expect(checkLimits(new Map([['react-demo', runs]])).at(-1)?.isMet).toBe(true);
});
