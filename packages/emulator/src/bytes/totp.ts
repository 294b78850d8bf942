import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { fromBase32 } from './base32.ts';

/** The time step of TOTP in seconds. */
const TOTP_STEP = 30;

// A login computes the same code twice, to enter it and to check it.
let newest = { secret: '', step: Number.NaN, code: '' };

/**
 * Returns the TOTP code (RFC 6238: SHA-1, six digits, 30 seconds) for a base32 secret and a time in milliseconds since 1970.
 * Throws a `TypeError` for a secret that is not base32.
 *
 * @example
 * ```ts
 * import { totp } from '@kratos-login/emulator';
 *
 * totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000); // '287082'
 * ```
 */
export function totp(secret: string, milliseconds: number): string {
  const step = Math.floor(milliseconds / 1000 / TOTP_STEP);
  if (step !== newest.step || secret !== newest.secret) newest = { secret, step, code: computeTotp(secret, step) };
  return newest.code;
}

function computeTotp(secret: string, step: number): string {
  const key = fromBase32(secret);
  if (key === null) throw new TypeError(`The TOTP secret is ${JSON.stringify(secret)}. Expected base32: letters A to Z and digits 2 to 7.`);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  // Not `crypto.subtle`, which is asynchronous and missing in pages served over plain HTTP.
  const mac = new DataView(hmac(sha1, key, new Uint8Array(counter.buffer)).buffer);
  const code = (mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, '0');
}

/** Whether a code is valid now. As in Kratos, one step early or late is allowed. */
export function isTotp(code: string, secret: string, milliseconds: number): boolean {
  return [0, -1, 1].some((step) => totp(secret, milliseconds + step * TOTP_STEP * 1000) === code);
}
