import { fromBase32 } from './base32.ts';
import { sha1 } from './sha1.ts';

/** Seconds that one code is the newest one. */
export const TOTP_STEP = 30;

/**
 * The TOTP code (RFC 6238: SHA-1, six digits, 30 seconds) of a base32 secret at a time.
 *
 * @example
 * ```ts
 * import { totp } from '@kratos-login/emulator';
 *
 * totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000); // '287082'
 * ```
 */
export function totp(secret: string, milliseconds: number): string {
  const key = fromBase32(secret);
  if (key === null) throw new TypeError(`A TOTP secret is ${JSON.stringify(secret)}. Expected base32: letters A to Z and digits 2 to 7.`);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(milliseconds / 1000 / TOTP_STEP)));
  const mac = new DataView(hmacSha1(key, new Uint8Array(counter.buffer)).buffer);
  const code = (mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, '0');
}

/** Whether a code is right now, one step early or one step late: what Kratos takes. */
export function isTotp(code: string, secret: string, milliseconds: number): boolean {
  return [-1, 0, 1].some((step) => totp(secret, milliseconds + step * TOTP_STEP * 1000) === code);
}

function hmacSha1(key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(64);
  padded.set(key.length > 64 ? sha1(key) : key);
  const inner = sha1(
    join(
      padded.map((byte) => byte ^ 0x36),
      message,
    ),
  );
  return sha1(
    join(
      padded.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
