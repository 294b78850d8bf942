import { expect, test } from 'vitest';
import { fromBase32, toBase32 } from './base32.ts';

test('base32 follows RFC 4648 without padding', () => {
  const encode = (text: string): string => toBase32(new TextEncoder().encode(text));
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(encode)).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ]);
  expect(new TextDecoder().decode(fromBase32('mzxw 6ytb oi======') ?? undefined)).toBe('foobar');
  expect(fromBase32('MZXW0')).toBeNull();
});
