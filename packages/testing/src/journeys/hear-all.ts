import { untilItIs } from '../until-it-is.ts';

/** As long as an answer that is there takes to be read and heard: many turns, and real time, for the timers of a test are often fake. */
export async function hearAll(): Promise<void> {
  const from = performance.now();
  let turns = 0;
  await untilItIs(() => turns++ > 50 && performance.now() - from > 50, 'Time stands still.', Number.POSITIVE_INFINITY);
}
