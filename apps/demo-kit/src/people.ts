/** A user of the demos. */
export interface Person {
  readonly email: string;
  readonly password: string;
  /** The current TOTP code. `null` without a second factor. */
  readonly code: string | null;
  /** How long the code is current, in seconds. */
  readonly secondsLeft: number;
}

/** How long the current TOTP codes are current, in seconds. `now` is the time in milliseconds since 1970. */
export const toSecondsLeft = (now: number): number => 30 - (Math.floor(now / 1_000) % 30);

export const password = 'correct horse battery';
/** Has an authenticator app. */
export const ann = 'ann@example.com';
/** Has a password only. */
export const bob = 'bob@example.com';
