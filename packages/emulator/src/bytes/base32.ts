const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** These bytes in base32 without padding (RFC 4648), the way authenticator apps show secrets. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let waiting = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    waiting += 8;
    while (waiting >= 5) {
      waiting -= 5;
      text += ALPHABET.charAt((bits >> waiting) & 31);
    }
  }
  return waiting > 0 ? text + ALPHABET.charAt((bits << (5 - waiting)) & 31) : text;
}

/** The bytes of a base32 secret, in either case, with or without blanks and padding; `null` for anything else. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const clean = text.toUpperCase().replace(/[\s=]/g, '');
  if (clean === '' || /[^A-Z2-7]/.test(clean)) return null;
  const bytes: number[] = [];
  let bits = 0;
  let waiting = 0;
  for (const character of clean) {
    bits = ((bits << 5) | ALPHABET.indexOf(character)) & 0xffff;
    waiting += 5;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes.push((bits >> waiting) & 255);
  }
  return Uint8Array.from(bytes);
}
