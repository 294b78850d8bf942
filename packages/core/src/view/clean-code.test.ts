import { expect, test } from 'vitest';
import { cleanCode } from './clean-code.ts';

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['123\u2011456\n', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['\u2066012345\u2069', '012345'],
  ['1\u200b2\u00ad3456', '123456'],
  ['12e-4', '12e4'],
  ['', ''],
])('%j is sent as %j', (typed, sent) => {
  expect(cleanCode(typed)).toBe(sent);
});
