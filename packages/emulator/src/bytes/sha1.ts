import { rotateLeft, toBlocks } from './blocks.ts';

const WORDS = new Int32Array(80);

/**
 * SHA-1 (RFC 3174), only for TOTP (RFC 6238), where authenticator apps know nothing else. Not `crypto.subtle`: that is asynchronous and
 * missing in pages served over plain HTTP.
 */
export function sha1(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (const block of toBlocks(message)) {
    WORDS.set(block);
    for (let i = 16; i < 80; i++) WORDS[i] = rotateLeft(at(WORDS, i - 3) ^ at(WORDS, i - 8) ^ at(WORDS, i - 14) ^ at(WORDS, i - 16), 1);
    mix(hash);
  }
  return toBytes(hash);
}

function mix(hash: Int32Array): void {
  let a = at(hash, 0);
  let b = at(hash, 1);
  let c = at(hash, 2);
  let d = at(hash, 3);
  let e = at(hash, 4);
  for (let i = 0; i < 80; i++) {
    const next = (rotateLeft(a, 5) + toTerm(i, b, c, d) + e + at(WORDS, i)) | 0;
    e = d;
    d = c;
    c = rotateLeft(b, 30);
    b = a;
    a = next;
  }
  hash[0] = at(hash, 0) + a;
  hash[1] = at(hash, 1) + b;
  hash[2] = at(hash, 2) + c;
  hash[3] = at(hash, 3) + d;
  hash[4] = at(hash, 4) + e;
}

function toTerm(i: number, b: number, c: number, d: number): number {
  if (i < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (i < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (i < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function toBytes(words: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(words.length * 4));
  for (let i = 0; i < words.length; i++) bytes.setInt32(i * 4, at(words, i));
  return new Uint8Array(bytes.buffer);
}

const at = (words: Int32Array, i: number): number => words[i] ?? 0;
