import { waitUntil } from '../wait-until.ts';

/**
 * Waits until a pending answer has been processed. That takes many turns and some real milliseconds, because the timers of a test may be fake.
 */
export async function flushPending(milliseconds: number): Promise<void> {
  const from = performance.now();
  let turns = 0;
  await waitUntil(() => turns++ > 50 && performance.now() - from > milliseconds, 'Expected real time to pass.', Number.POSITIVE_INFINITY);
}
