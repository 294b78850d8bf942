import { expect, test } from 'vitest';
import { runSecondFactorWalks } from './run-second-factor-walks.ts';
import { MAX_REQUESTS_PER_ACTION } from './take-second-factor-walk.ts';

test('no user of the second factor is stuck after random events, and the page shows what is set up when the faults stop', async ({
  signal,
}) => {
  const { report, failures, kinds, mostRequests } = await runSecondFactorWalks({ walks: 150, seed: Date.now() % 1e9, signal });
  console.log(report);
  expect(failures).toEqual([]);
  expect(mostRequests).toBeLessThanOrEqual(MAX_REQUESTS_PER_ACTION);
  // The walks reach every page.
  expect([...kinds.keys()].sort()).toEqual(['backup-codes', 'confirming', 'done', 'error', 'loading', 'overview', 'pairing', 'signed-out']);
}, 120_000);

test('the same seed gives the same walks of the second factor', async ({ signal }) => {
  const tell = async (): Promise<string> => (await runSecondFactorWalks({ walks: 5, seed: 1, signal })).report.replace(/in [\d.]+ s/, '');
  expect(await tell()).toBe(await tell());
}, 60_000);
