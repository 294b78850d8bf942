import type { SimulatedClock } from 'xstate';

/** Moves a clock, unless nobody has ever looked at it: then waiting would change nothing. */
export function createMoveClock(clock: SimulatedClock): (ms: number) => void {
  const { setTimeout } = clock;
  let isUsed = false;
  clock.setTimeout = (...parameters) => {
    isUsed = true;
    return setTimeout.apply(clock, parameters);
  };
  return (ms) => {
    if (!isUsed) throw new Error('The clock that mount was given is not used. Expected the login to wait by it: give it to createLogin.');
    clock.increment(ms);
  };
}
