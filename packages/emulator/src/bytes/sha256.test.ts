import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { toCsrfCookieName } from '../csrf.ts';
import { sha1 } from './sha1.ts';
import { sha256Hex } from './sha256.ts';

test('both hashes are those of Node, across the borders of blocks', () => {
  for (let length = 0; length < 140; length++) {
    const text = 'x'.repeat(length);
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(Buffer.from(sha1(Buffer.from(text))).toString('hex')).toBe(createHash('sha1').update(text).digest('hex'));
  }
});

test('the CSRF cookie is named after the base URL, its slash included', () => {
  expect(toCsrfCookieName('http://127.0.0.1:4433/')).toBe('csrf_token_806060ca5bf70dff3caa0e5c860002aade9d470a5a4dce73bcfa7ba10778f481');
  expect(toCsrfCookieName('http://127.0.0.1:4433')).toBe('csrf_token_be481debe9e1ebcf14d99f6f631d9a520ca6701ba0f3e4398508af30ebb1f509');
});
