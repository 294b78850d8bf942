import type { Config } from './config/config.ts';
import type { KratosError } from './http/reply.ts';

/** The number of bytes that bcrypt reads. Source: hash/hasher_bcrypt.go. */
export const MAX_PASSWORD_BYTES = 72;

/** Returns the number of bytes of a password that is too long for the hash, else `null`. */
export function countTooManyBytes(config: Config, password: string): number | null {
  const { length } = new TextEncoder().encode(password);
  return config['hashers.algorithm'] === 'bcrypt' && length > MAX_PASSWORD_BYTES ? length : null;
}

/** Returns the 500 of the admin API for a password that is too long, else `null`. */
export function findLongPasswordError(config: Config, password: string): KratosError | null {
  const bytes = countTooManyBytes(config, password);
  if (bytes === null) return null;
  const message = `I[#/password] S[] the password does not fulfill the password policy because: The password must be at most ${MAX_PASSWORD_BYTES} characters long, but got ${bytes}.`;
  return { kind: 'error', error: { code: 500, message } };
}
