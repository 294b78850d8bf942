/** A user of the demos. */
export interface Person {
  readonly email: string;
  readonly password: string;
  /** The current TOTP code. `null` without a second factor. */
  readonly code: string | null;
  /** How long the code is current, in seconds. */
  readonly secondsLeft: number;
}

export const password = 'correct horse battery';
/** Has an authenticator app. */
export const ann = 'ann@example.com';
/** Has a password only. */
export const bob = 'bob@example.com';
