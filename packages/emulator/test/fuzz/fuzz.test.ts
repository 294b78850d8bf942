import type { ReleaseName } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { runAdminFuzz } from './run-admin-fuzz.ts';
import { runFuzz } from './run-fuzz.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);

test.for<ReleaseName>(['v26.2.0', 'v25.4.0', 'v1.3.1'])(
  '%s answers random requests without an unknown status, an error or a leak',
  { timeout: 60_000 },
  async (release) => {
    console.log(`fuzz: seed ${seed} (FUZZ_SEED repeats it)`);
    const { statuses, problems } = await runFuzz(seed, 4000, release);
    expect(problems).toEqual([]);
    // These statuses show that users sign in and reach the second factor.
    for (const status of [200, 400, 401, 403, 404, 422]) expect(statuses.get(status), `status ${status}`).toBeGreaterThan(0);
  },
);

test('the admin API answers random requests, and identities can be listed after each', {
  timeout: 60_000,
}, async () => {
  console.log(`fuzz: seed ${seed} (FUZZ_SEED repeats it)`);
  const { statuses, problems } = await runAdminFuzz(seed, 4000);
  expect(problems).toEqual([]);
  for (const status of [200, 201, 400, 404, 409]) expect(statuses.get(status), `status ${status}`).toBeGreaterThan(0);
});
