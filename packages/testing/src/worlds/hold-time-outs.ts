/** How long a login gives each of its calls, in milliseconds. */
const TIME_OUT = 30_000;

/** Time-outs of calls that wait until they are due by the path, not by the clock: everything else keeps its time. */
export interface HeldTimeOuts {
  /** Lets those of the calls under way fire. */
  expire(): void;
  /** Gives the platform's timers back. */
  end(): void;
}

/** Takes the timers of that very length out of the platform's hands. */
export function holdTimeOuts(): HeldTimeOuts {
  const { setTimeout, clearTimeout } = globalThis;
  const waiting = new Map<object, () => void>();
  globalThis.setTimeout = ((fire: () => void, ms?: number, ...more: unknown[]) => {
    if (ms !== TIME_OUT) return setTimeout(fire, ms, ...more);
    const timer = {};
    waiting.set(timer, fire);
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: object) => {
    if (!waiting.delete(timer)) clearTimeout(timer as never);
  }) as typeof clearTimeout;
  return {
    expire() {
      const due = [...waiting.values()];
      waiting.clear();
      for (const fire of due) fire();
    },
    end: () => void Object.assign(globalThis, { setTimeout, clearTimeout }),
  };
}
