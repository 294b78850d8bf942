// Not `@scure/base`, which takes three times as long for the tokens of each response and accepts only one alphabet.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_ALPHABET = `${ALPHABET.slice(0, 62)}-_`;

// 64 marks a character outside both alphabets.
const VALUES = new Uint8Array(128).fill(64);
for (const alphabet of [ALPHABET, URL_ALPHABET]) for (let i = 0; i < 64; i++) VALUES[alphabet.charCodeAt(i)] = i;

/** Encodes bytes in standard base64 with padding, as Go's `base64.StdEncoding` does. */
export function toBase64(bytes: Uint8Array): string {
  return pad(encode(bytes, ALPHABET));
}

/** Encodes bytes in URL-safe base64 with padding, as Go's `base64.URLEncoding` does. */
export const toPaddedBase64Url = (bytes: Uint8Array): string => pad(encode(bytes, URL_ALPHABET));

/** Encodes bytes in URL-safe base64 without padding. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, URL_ALPHABET);

/** Decodes standard or URL-safe base64 with or without padding. Returns `null` for invalid text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let [bits, waiting, at] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? 64;
    if (value === 64) return null;
    bits = (bits << 6) | value;
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes[at++] = bits >> waiting;
  }
  return bytes;
}

/** Decodes standard base64 with padding, the only kind that Go's `base64.StdEncoding` accepts. Returns `null` for other text. */
export const fromStandardBase64 = (text: string): Uint8Array<ArrayBuffer> | null =>
  text.length % 4 === 0 && !/[-_]/.test(text) ? fromBase64(text) : null;

const pad = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let [bits, waiting] = [0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    waiting += 8;
    while (waiting >= 6) {
      waiting -= 6;
      text += alphabet.charAt((bits >> waiting) & 63);
    }
  }
  return waiting > 0 ? text + alphabet.charAt((bits << (6 - waiting)) & 63) : text;
}
