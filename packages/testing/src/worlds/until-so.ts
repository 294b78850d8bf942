import { setImmediate, setTimeout } from 'node:timers/promises';

/** Turns of the event loop before the processor is left to others: an answer of this process needs no time. */
const TURNS = 500;
/** Milliseconds. */
const PATIENCE = 10_000;

/** Waits until something is so that other processes may have a part in; throws the complaint when it does not come. */
export async function untilSo(isSo: () => boolean, complaint: () => string): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (let turns = 0; !isSo(); turns++) {
    if (performance.now() > end) throw new Error(complaint());
    await (turns < TURNS ? setImmediate() : setTimeout(2));
  }
}
