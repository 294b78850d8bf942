import type { Config } from './config/config.ts';
import type { KratosError } from './http/reply.ts';

/** Bcrypt reads no more bytes than this. Source: hash/hasher_bcrypt.go. */
export const MOST_BYTES = 72;

/** How many bytes a password has, where they are too many for the hash; `null` where they are not. */
export function countTooManyBytes(config: Config, password: string): number | null {
  const { length } = new TextEncoder().encode(password);
  return config['hashers.algorithm'] === 'bcrypt' && length > MOST_BYTES ? length : null;
}

/** The 500 that the admin API answers a password with that is too long. */
export function refuseLongPassword(config: Config, password: string): KratosError | null {
  const bytes = countTooManyBytes(config, password);
  if (bytes === null) return null;
  const message = `I[#/password] S[] the password does not fulfill the password policy because: The password must be at most ${MOST_BYTES} characters long, but got ${bytes}.`;
  return { kind: 'error', error: { code: 500, message } };
}
