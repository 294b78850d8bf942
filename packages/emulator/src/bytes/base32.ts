import { base32nopad } from '@scure/base';

/** Returns bytes in base32 without padding (RFC 4648), as authenticator apps show secrets. */
export const toBase32 = (bytes: Uint8Array): string => base32nopad.encode(bytes);

/** Returns the bytes of a base32 secret, in either case, with or without blanks and padding. Returns `null` for any other text. */
export function fromBase32(text: string): Uint8Array | null {
  const clean = text.toUpperCase().replace(/[\s=]/g, '');
  if (clean === '' || /[^A-Z2-7]/.test(clean)) return null;
  // The library rejects an incomplete last group, and Go ignores its leftover bits. Zeros complete the group here.
  const groups = clean.padEnd(Math.ceil(clean.length / 8) * 8, 'A');
  return base32nopad.decode(groups).subarray(0, Math.floor((clean.length * 5) / 8));
}
