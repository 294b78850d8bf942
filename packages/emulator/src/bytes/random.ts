import { toBase32 } from './base32.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

// A few thousand at a time: asking for each few alone takes a third of a login.
const pool = new Uint8Array(8192);
let taken = pool.length;

/** Random bytes. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  if (length > pool.length) return crypto.getRandomValues(new Uint8Array(length));
  if (taken + length > pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  taken += length;
  return pool.slice(taken - length, taken);
}

/** A random UUID v4. Not `crypto.randomUUID`, which pages served over plain HTTP lack. */
export function randomUuid(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Random characters of an alphabet. */
const randomText = (length: number, alphabet: string): string =>
  Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');

/** A code as Kratos mails it: six digits. */
export const randomCode = (): string => randomText(6, '0123456789');

/** A backup code: eight of `a` to `z` and `0` to `9`. */
export const randomBackupCode = (): string => randomText(8, 'abcdefghijklmnopqrstuvwxyz0123456789');

/** A TOTP secret: 20 bytes, 32 characters of base32. */
export const randomTotpSecret = (): string => toBase32(randomBytes(20));

/** A random token of letters and digits. */
export const randomToken = (length = 32): string => randomText(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');

/** Bytes in lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}
