/** A moment: nanoseconds since 1970, as Go counts. */
export type NanoTimestamp = bigint;

/** The emulator's clock. It runs like the one it was given, and can be set ahead. */
export interface EmulatorClock {
  /** Milliseconds since 1970, advances included. */
  now(): number;
  /** Sets the clock ahead: flows and sessions age, TOTP codes change. */
  advance(milliseconds: number): void;
}

/** A clock that also counts the way Kratos does. */
export interface NanoClock extends EmulatorClock {
  /** Nanoseconds since 1970; every reading is later than the one before, also while the given clock stands still. */
  read(): NanoTimestamp;
  /** Takes back every advance. */
  reset(): void;
}

/** Makes a clock on top of one that gives milliseconds. */
export function createClock(source: () => number): NanoClock {
  let ahead = 0;
  let readings = 0n;
  const now = (): number => source() + ahead;
  return {
    now,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError(`The clock was to advance by ${milliseconds}. Expected milliseconds, zero or more: it never goes back.`);
      ahead += milliseconds;
    },
    // One nanosecond more at every reading: a flow made and then aged by exactly its lifespan has expired, whatever the clock's grain.
    read: () => BigInt(Math.round(now() * 1000)) * 1000n + readings++,
    reset() {
      ahead = 0;
    },
  };
}

// Many answers contain the same times: those of an identity, a session, a flow.
const written = new Map<NanoTimestamp, string>();
const LARGEST_CACHE = 1000;

/** A moment as Kratos writes it: RFC 3339 in UTC with nanoseconds, trailing zeros trimmed. */
export function toRfc3339(moment: NanoTimestamp): string {
  const known = written.get(moment);
  if (known !== undefined) return known;
  if (written.size >= LARGEST_CACHE) written.clear();
  const text = writeRfc3339(moment);
  written.set(moment, text);
  return text;
}

function writeRfc3339(moment: NanoTimestamp): string {
  const seconds = moment / 1_000_000_000n;
  const fraction = String(moment % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** The same with microseconds: what the database keeps of `created_at` and `updated_at`. */
export const toDatabaseTime = (moment: NanoTimestamp): string => toRfc3339(moment - (moment % 1000n));

/** A moment in milliseconds. */
export const toMilliseconds = (moment: NanoTimestamp): number => Number(moment / 1_000_000n);
