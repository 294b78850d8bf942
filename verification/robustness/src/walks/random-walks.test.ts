import { expect, test } from 'vitest';
import { runWalks } from './run-walks.ts';
import { MAX_REQUESTS_PER_ACTION } from './take-walk.ts';

test('after any actions of users, Kratos and the network, no user is stuck, and the user signs in when the faults stop', async ({
  signal,
}) => {
  const { report, failure, ends, mostRequests } = await runWalks({ walks: 10_000, signal });
  console.log(report);
  expect(failure).toBe(null);
  expect(mostRequests).toBeLessThanOrEqual(MAX_REQUESTS_PER_ACTION);
  // The walks get somewhere: every end that there is comes about.
  for (const end of ['signed-in aal2', 'already-signed-in aal2', 'already-signed-in aal1', 'disabled'])
    expect(ends.get(end), end).toBeGreaterThan(0);
}, 300_000);
