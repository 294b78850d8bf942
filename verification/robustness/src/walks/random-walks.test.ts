import { expect, test } from 'vitest';
import { runWalks } from './run-walks.ts';
import { MAX_REQUESTS_PER_ACTION } from './take-walk.ts';

test('no user is stuck after random events, and the user signs in when the faults stop', async ({ signal }) => {
  const { report, failure, ends, mostRequests } = await runWalks({ walks: 5_000, signal });
  console.log(report);
  expect(failure).toBe(null);
  expect(mostRequests).toBeLessThanOrEqual(MAX_REQUESTS_PER_ACTION);
  // The walks reach every possible end.
  for (const end of ['signed-in aal2', 'already-signed-in aal2', 'already-signed-in aal1', 'disabled'])
    expect(ends.get(end), end).toBeGreaterThan(0);
}, 300_000);
