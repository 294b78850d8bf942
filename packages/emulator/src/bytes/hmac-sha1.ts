import { sha1 } from './sha1.ts';

/** HMAC (RFC 2104) with SHA-1: what TOTP codes are made of. */
export function hmacSha1(key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(64);
  padded.set(key.length > 64 ? sha1(key) : key);
  const inner = sha1(join(mask(padded, 0x36), message));
  return sha1(join(mask(padded, 0x5c), inner));
}

const mask = (bytes: Uint8Array, by: number): Uint8Array => bytes.map((byte) => byte ^ by);

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
