import { toBase32 } from './base32.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

// Filled in one call: one call for each value takes a third of the time of a login.
const pool = new Uint8Array(8192);
let taken = pool.length;

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  if (length > pool.length) return crypto.getRandomValues(new Uint8Array(length));
  if (taken + length > pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  taken += length;
  return pool.slice(taken - length, taken);
}

/** Returns a random UUID v4. `crypto.randomUUID` does not exist in pages served over plain HTTP. */
export function randomUuid(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const randomText = (length: number, alphabet: string): string =>
  Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');

/** Returns a random code of six digits, as Kratos mails it. */
export const randomCode = (): string => randomText(6, '0123456789');

/** Returns a random backup code: eight characters of `a` to `z` and `0` to `9`. */
export const randomBackupCode = (): string => randomText(8, 'abcdefghijklmnopqrstuvwxyz0123456789');

/** Returns a random TOTP secret: 20 bytes as 32 characters of base32. */
export const randomTotpSecret = (): string => toBase32(randomBytes(20));

/** Returns a random token of letters and digits. */
export const randomToken = (length = 32): string => randomText(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}
