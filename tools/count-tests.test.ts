import { expect, test } from 'vitest';
import { countOne, countPlaywright, countVitest } from './count-tests.mjs';

const vitest = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test('a gate without tests counts as one', () => {
  expect(countOne(true)).toEqual({ passed: 1, failed: 0 });
  expect(countOne(false)).toEqual({ passed: 0, failed: 1 });
});

test('a report of a green run is counted unchanged', () => {
  expect(countVitest(vitest, true)).toEqual({ passed: 7, failed: 0 });
  expect(countPlaywright(playwright, true)).toEqual({ passed: 4, failed: 0 });
});

test('failed, skipped and planned tests count as failed', () => {
  expect(countVitest({ ...vitest, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }, false)).toEqual({ passed: 7, failed: 4 });
  expect(countVitest({ ...vitest, numPendingTests: 1 }, true)).toEqual({ passed: 7, failed: 1 });
  expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] }, false)).toEqual({
    passed: 4,
    failed: 3,
  });
});

test('a file that could not be loaded counts as failed', () => {
  expect(countVitest({ ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }, false)).toEqual({ passed: 7, failed: 1 });
});

test('an error outside all tests counts as failed', () => {
  expect(countVitest(vitest, false)).toEqual({ passed: 7, failed: 1 });
  expect(countPlaywright({ ...playwright, errors: [{ message: 'the server did not start' }] }, false)).toEqual({ passed: 4, failed: 1 });
});

test('a missing report and an empty run count as failed, even when the runner exits with 0', () => {
  expect(countVitest(undefined, true)).toEqual({ passed: 0, failed: 1 });
  expect(countVitest({ ...vitest, numPassedTests: 0, testResults: [] }, true)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(undefined, true)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright({ stats: { expected: 0 } }, true)).toEqual({ passed: 0, failed: 1 });
});
