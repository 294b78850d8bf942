import type { SimulatedClock } from 'xstate';

/** Advances the clock if anything is scheduled on it. */
export function createMoveClock(clock: SimulatedClock): (ms: number) => void {
  const { setTimeout } = clock;
  let isUsed = false;
  clock.setTimeout = (...parameters) => {
    isUsed = true;
    return setTimeout.apply(clock, parameters);
  };
  return (ms) => {
    if (!isUsed)
      throw new Error(
        'The clock that mount was given is not used. Expected the page to use it: pass it to createLogin or createSecondFactor.',
      );
    clock.increment(ms);
  };
}
