import { waitUntil } from '../wait-until.ts';

/**
 * As long as an answer that is there takes to be read and heard: many turns, and in a browser some real milliseconds as well, for the timers of a test
 * are often fake.
 */
export async function flushPending(milliseconds: number): Promise<void> {
  const from = performance.now();
  let turns = 0;
  await waitUntil(() => turns++ > 50 && performance.now() - from > milliseconds, 'Time stands still.', Number.POSITIVE_INFINITY);
}
