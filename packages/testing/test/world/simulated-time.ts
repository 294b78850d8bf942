/** Time that stands until it is moved: the platform's timers and `Date.now`, until `end()`. */
export interface SimulatedTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets time pass; timers fire when they are due. Rejects with what one of them throws. */
  pass(milliseconds: number): Promise<void>;
  /** Goes on to the next timer; `false` when there is none. */
  passToNextTimer(): Promise<boolean>;
  end(): void;
}

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

const { setTimeout, clearTimeout, setImmediate } = globalThis;
const readRealTime = Date.now;

/** Lets everything happen that needs no time. */
export const tick = (): Promise<void> => new Promise((resume) => setImmediate(resume));

export function simulateTime(start: number = Date.parse('2026-01-01T12:00:00Z')): SimulatedTime {
  const timers = new Map<number, Timer>();
  let now = start;
  let last = 0;
  const findNext = (until: number): [number, Timer] | undefined => {
    let next: [number, Timer] | undefined;
    for (const each of timers) if (each[1].at <= until && (next === undefined || each[1].at < next[1].at)) next = each;
    return next;
  };
  const passTo = async (until: number): Promise<void> => {
    for (let next = findNext(until); next !== undefined; next = findNext(until)) {
      const [id, { at, fire }] = next;
      timers.delete(id);
      now = Math.max(now, at);
      fire();
      await tick();
    }
    now = Math.max(now, until);
  };
  Object.assign(globalThis, {
    setTimeout: (fire: () => void, milliseconds = 0): number => {
      timers.set(++last, { at: now + milliseconds, fire });
      return last;
    },
    clearTimeout: (id: number) => void timers.delete(id),
  });
  Date.now = () => now;
  return {
    now: () => now,
    pass: (milliseconds) => passTo(now + milliseconds),
    async passToNextTimer() {
      const next = findNext(Number.POSITIVE_INFINITY);
      if (next !== undefined) await passTo(next[1].at);
      return next !== undefined;
    },
    end() {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = readRealTime;
    },
  };
}
