/** A point in time in nanoseconds since 1970, the unit of Go's `time.Time`. */
export type NanoTimestamp = bigint;

/** The clock of an emulator. It follows the clock from the options and can be moved forward. */
export interface EmulatorClock {
  /** Returns the time in milliseconds since 1970, including every `advance`. */
  now(): number;
  /** Moves the clock forward, so flows and sessions age and TOTP codes change. Throws a `RangeError` for a negative number. */
  advance(milliseconds: number): void;
}

/** A clock with the resolution of Kratos's. */
export interface NanoClock extends EmulatorClock {
  /** Returns nanoseconds since 1970. Every reading is later than the one before, even while the source clock stands still. */
  read(): NanoTimestamp;
  /** Undoes every `advance`. */
  reset(): void;
}

/** Creates a clock on top of a source in milliseconds. */
export function createClock(source: () => number): NanoClock {
  let offset = 0;
  let readings = 0n;
  const now = (): number => source() + offset;
  return {
    now,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError(`The clock cannot advance by ${milliseconds} ms. Expected zero or more.`);
      offset += milliseconds;
    },
    // Each reading adds one nanosecond, so a flow has expired after exactly its lifespan whatever the resolution of the source.
    read: () => BigInt(Math.round(now() * 1000)) * 1000n + readings++,
    reset() {
      offset = 0;
    },
  };
}

// The times of an identity, a session and a flow occur in many responses, so their texts are cached.
const cache = new Map<NanoTimestamp, string>();
const MAX_CACHE_SIZE = 1000;

/** Formats a time as Kratos does: RFC 3339 in UTC with nanoseconds, without trailing zeros. */
export function toRfc3339(moment: NanoTimestamp): string {
  const cached = cache.get(moment);
  if (cached !== undefined) return cached;
  if (cache.size >= MAX_CACHE_SIZE) cache.clear();
  const text = writeRfc3339(moment);
  cache.set(moment, text);
  return text;
}

function writeRfc3339(moment: NanoTimestamp): string {
  const seconds = moment / 1_000_000_000n;
  const fraction = String(moment % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** Formats a time with microseconds, the resolution of `created_at` and `updated_at` in Kratos's database. */
export const toDatabaseTime = (moment: NanoTimestamp): string => toRfc3339(moment - (moment % 1000n));

/** Converts a time to milliseconds since 1970. */
export const toMilliseconds = (moment: NanoTimestamp): number => Number(moment / 1_000_000n);
