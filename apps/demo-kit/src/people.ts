/** Somebody to sign in as. */
export interface Person {
  readonly email: string;
  readonly password: string;
  /** The TOTP code of now; `null` without a second factor. */
  readonly code: string | null;
  /** How long the code stays the newest one. */
  readonly secondsLeft: number;
}

export const password = 'correct horse battery';
/** Has an authenticator app. */
export const ann = 'ann@example.com';
/** Has a password only. */
export const bob = 'bob@example.com';
