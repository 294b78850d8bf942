import { expect, test } from 'vitest';
import { runWalks } from '../walks/run-walks.ts';
import { simulateTime, tick } from './simulated-time.ts';

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const realNow = Date.now;
const isReal = (): readonly boolean[] => [setTimeout === realSetTimeout, clearTimeout === realClearTimeout, Date.now === realNow];
const allReal = [true, true, true];

test('an aborted signal restores the timers and Date.now, and unfinished work cannot move or install simulated time', async () => {
  const test = new AbortController();
  const time = simulateTime({ signal: test.signal });
  expect(isReal()).toEqual([false, false, false]);
  test.abort(new Error('timed out'));
  expect(isReal()).toEqual(allReal);
  await expect(time.pass(1)).rejects.toThrow('This simulated time has ended.');
  await expect(time.passToNextTimer()).rejects.toThrow('This simulated time has ended.');
  await expect(time.sleep(1, 'late')).rejects.toThrow('This simulated time has ended.');
  expect(() => simulateTime({ signal: test.signal })).toThrow('timed out');
  expect(isReal()).toEqual(allReal);
});

test('walks that are aborted in the middle leave no simulated time and stop', async () => {
  const test = new AbortController();
  const walks = runWalks({ walks: 1_000_000, seed: 1, signal: test.signal });
  while (Date.now === realNow) await tick();
  test.abort(new Error('timed out'));
  expect(isReal()).toEqual(allReal);
  await walks;
  expect(isReal()).toEqual(allReal);
});

test('a second end() does not affect the next simulated time', () => {
  const first = simulateTime();
  first.end();
  const second = simulateTime();
  first.end();
  expect(isReal()).toEqual([false, false, false]);
  expect(() => simulateTime()).toThrow('Simulated time is installed already.');
  second.end();
  expect(isReal()).toEqual(allReal);
});

test.each([
  ['late', [60_000]],
  ['paused', [61_000]],
] as const)('timers that are %s after a sleep fire at %j', async (timers, expected) => {
  const time = simulateTime({ start: 0 });
  const fired: number[] = [];
  try {
    setTimeout(() => fired.push(Date.now()), 1_000);
    await time.sleep(60_000, timers);
    await time.pass(5_000);
  } finally {
    time.end();
  }
  expect(fired).toEqual(expected);
});

test('a page with a wrong clock reads that clock, and its timers are correct', async () => {
  const time = simulateTime({ start: 0 });
  let firedAt = 0;
  try {
    time.skew = 86_400_000;
    expect(Date.now()).toBe(86_400_000);
    setTimeout(() => (firedAt = time.now()), 1_000);
    await time.pass(1_000);
  } finally {
    time.end();
  }
  expect(firedAt).toBe(1_000);
});
