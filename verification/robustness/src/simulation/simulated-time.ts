/** Replaces the platform's timers and `Date.now` until `end()`. Time advances only on request. */
export interface SimulatedTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Advances time. Timers fire when they are due. Rejects with the error of a timer. */
  pass(milliseconds: number): Promise<void>;
  /** Advances to the next timer. Resolves to `false` if there is none. */
  passToNextTimer(): Promise<boolean>;
  /** Simulates a sleeping laptop: time passes and no timer fires. On wake, due timers fire at once (late) or continue (paused). */
  sleep(milliseconds: number, timers: 'late' | 'paused'): Promise<void>;
  /** Milliseconds that `Date.now()` of the page is ahead of `now()`. Default 0. It does not affect timers. */
  skew: number;
  /** Restores the platform's timers and `Date.now`. After this every other method rejects. */
  end(): void;
}

export interface SimulatedTimeOptions {
  /** Milliseconds since 1970. Default: noon of 1 January 2026, UTC. */
  readonly start?: number;
  /**
   * Ends the simulated time when it is aborted. Pass the `signal` of a Vitest test: a test that times out continues to run, and its `finally` would
   * run too late for the next tests. Unfinished work cannot install simulated time again, because `simulateTime` throws the reason.
   */
  readonly signal?: AbortSignal | undefined;
}

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

const { setTimeout, clearTimeout, setImmediate } = globalThis;
const readRealTime = Date.now;
let current: SimulatedTime | null = null;

/** Runs everything that does not wait for time. */
export const tick = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Installs simulated time. Throws if it is already installed, and if the signal is aborted. */
export function simulateTime({ start = Date.parse('2026-01-01T12:00:00Z'), signal }: SimulatedTimeOptions = {}): SimulatedTime {
  signal?.throwIfAborted();
  if (current !== null) throw new Error('Simulated time is installed already. Expected one at a time: call end() on the first.');
  const timers = new Map<number, Timer>();
  let now = start;
  let last = 0;
  const requireRunning = (): void => {
    if (current !== time) throw new Error('This simulated time has ended. Work that continues after its test must stop.');
  };
  const findNext = (until: number): [number, Timer] | undefined => {
    let next: [number, Timer] | undefined;
    for (const each of timers) if (each[1].at <= until && (next === undefined || each[1].at < next[1].at)) next = each;
    return next;
  };
  const passTo = async (until: number): Promise<void> => {
    requireRunning();
    for (let next = findNext(until); next !== undefined; next = findNext(until)) {
      const [id, { at, fire }] = next;
      timers.delete(id);
      now = Math.max(now, at);
      fire();
      await tick();
      requireRunning();
    }
    now = Math.max(now, until);
  };
  const time: SimulatedTime = {
    skew: 0,
    now: () => now,
    pass: (milliseconds) => passTo(now + milliseconds),
    async passToNextTimer() {
      requireRunning();
      const next = findNext(Number.POSITIVE_INFINITY);
      if (next !== undefined) await passTo(next[1].at);
      return next !== undefined;
    },
    async sleep(milliseconds, how) {
      requireRunning();
      now += milliseconds;
      if (how === 'paused') for (const [id, timer] of timers) timers.set(id, { ...timer, at: timer.at + milliseconds });
      await passTo(now);
    },
    end() {
      signal?.removeEventListener('abort', time.end);
      if (current !== time) return;
      current = null;
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = readRealTime;
    },
  };
  current = time;
  Object.assign(globalThis, {
    setTimeout: (fire: () => void, milliseconds = 0): number => {
      timers.set(++last, { at: now + milliseconds, fire });
      return last;
    },
    clearTimeout: (id: number) => void timers.delete(id),
  });
  Date.now = () => now + time.skew;
  signal?.addEventListener('abort', time.end, { once: true });
  return time;
}
