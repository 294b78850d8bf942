import { expect, test } from 'vitest';
import { fromBase64, toBase64, toBase64Url } from './base64.ts';
import { randomBytes } from './random.ts';

test('base64 of every length is equal to that of Node', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = randomBytes(length);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(fromBase64(toBase64Url(bytes))).toEqual(bytes);
  }
});

test.for(['a', 'ab!c', '====', 'a===', 'YWJj YWJj', 'é'])('%j is not base64', (text) => {
  expect(fromBase64(text)).toBeNull();
});
