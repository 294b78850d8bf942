import { rotateLeft, toBlocks } from './blocks.ts';

/**
 * SHA-1 (RFC 3174), only for TOTP (RFC 6238), where authenticator apps know nothing else. Not `crypto.subtle`: that is asynchronous and
 * missing in pages served over plain HTTP.
 */
export function sha1(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Uint32Array(80);
  for (const block of toBlocks(message)) {
    words.set(block);
    for (let i = 16; i < 80; i++) words[i] = rotateLeft(at(words, i - 3) ^ at(words, i - 8) ^ at(words, i - 14) ^ at(words, i - 16), 1);
    mix(hash, words);
  }
  return toBytes(hash);
}

function mix(hash: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let i = 0; i < 80; i++) {
    const [f, k] = round(i, b, c, d);
    const next = (rotateLeft(a, 5) + f + e + k + at(words, i)) | 0;
    [a, b, c, d, e] = [next, a, rotateLeft(b, 30), c, d];
  }
  for (const [i, value] of [a, b, c, d, e].entries()) hash[i] = at(hash, i) + value;
}

function round(i: number, b: number, c: number, d: number): readonly [number, number] {
  if (i < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (i < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (i < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function toBytes(words: Uint32Array): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(words.length * 4));
  for (const [i, word] of words.entries()) bytes.setUint32(i * 4, word);
  return new Uint8Array(bytes.buffer);
}

const at = (words: Uint32Array, i: number): number => words[i] ?? 0;
