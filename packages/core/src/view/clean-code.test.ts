import { expect, test } from 'vitest';
import { cleanBackupCode, cleanCode, cleanIdentifier } from './clean-code.ts';

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['123\u2011456\n', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['\u2066012345\u2069', '012345'],
  ['\u{116d0}\u{116d9}\u{116da}\u{116e3}', '0909'],
  ['1\u200b2\u00ad3456', '123456'],
  ['12e-4', '12e4'],
  ['', ''],
  ['1 2 3 4 5 6', '123456'],
  ['12-34-56', '123456'],
  ['123\n456', '123456'],
  ['123  456', '123456'],
])('%j is sent as %j', (typed, sent) => {
  expect(cleanCode(typed)).toBe(sent);
});

test.each([
  ['Your code is 123 456!', '123456'],
  ['ABC-123456', '123456'],
  ['G-123456', '123456'],
  ['code: 123456', '123456'],
  ['123456.', '123456'],
  ['(123456)', '123456'],
  ['"123456"', '123456'],
  ['Code:123–456', '123456'],
  ['code\u00a0:\u202f123\u202f456', '123456'],
  ['PIN=000123', '000123'],
  ['Ihr Code lautet １２３ ４５６。', '123456'],
  ['رمزك هو \u2067١٢٣٤٥٦\u2069.', '123456'],
  ['आपका कोड १२३४५६ है', '123456'],
  ['1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e3', '123456'],
  ['code \u{1d7ce}\u{1d7cf}\u{1d7d0}\u{1d7d1}\u{1d7d2}\u{1d7d3}', '012345'],
  ['Hi,\n\nplease enter 123456.\n\nIt expires in 15 minutes, at 10:45 on 24.11.2026.', '123456'],
  ['123456\n10 minutes left', '123456'],
  ['Login code\r\n\r\n123 456\r\n\r\nTel. 0800 1234567', '123456'],
  ['\ufeffcode\u200b:\u200e123\u200d456', '123456'],
])('the one run of six digits in %j is the code: %j', (typed, sent) => {
  expect(cleanCode(typed)).toBe(sent);
});

test.each([
  ['123456 is your code.\n\n@example.com #123456', '123456'],
  ['123 456 (123456)', '123456'],
])('a code that occurs twice in %j is still one code', (typed, sent) => {
  expect(cleanCode(typed)).toBe(sent);
});

test.each([
  ['123456 or 654321', '123456or654321'],
  ['12345678', '12345678'],
  ['1234 5678', '12345678'],
  ['1234567', '1234567'],
  ['code: 12345', 'code:12345'],
  ['123456123456', '123456123456'],
  ['Tel. 0800-123456', 'Tel.0800123456'],
  ['no digits at all', 'nodigitsatall'],
])('without exactly one run of six digits, %j is sent as it was typed: %j', (typed, sent) => {
  expect(cleanCode(typed)).toBe(sent);
});

test.each([
  [' ab12-cd34\n', 'ab12-cd34'],
  ['\u200b\ufeffab12cd34\u200e', 'ab12cd34'],
  ['ab\u00ad12\u200dcd34', 'ab12cd34'],
  ['\u2068 ab12cd34 \u2069', 'ab12cd34'],
  ['123456 or so', '123456 or so'],
])('the backup code %j is sent as %j', (typed, sent) => {
  expect(cleanBackupCode(typed)).toBe(sent);
});

test.each([
  ['\u200bann@example.com', 'ann@example.com'],
  ['\ufeffann@example.com\u200b\u200b', 'ann@example.com'],
  ['\u2068ann@example.com\u2069', 'ann@example.com'],
  ['\u200e\u202aann@example.com\u202c\n', 'ann@example.com'],
  ['\u00a0\t ann@example.com \u3000', 'ann@example.com'],
  [' \u200b ann@example.com \u2060 \u00ad', 'ann@example.com'],
  ['\u0000ann@example.com\u001b', 'ann@example.com'],
  ['ann@example.com\ufe0f', 'ann@example.com'],
  ['an\u200dn of the  house', 'an\u200dn of the  house'],
  ['\u200b \u200b', ''],
  ['', ''],
])('the identifier %j is sent as %j', (typed, sent) => {
  expect(cleanIdentifier(typed)).toBe(sent);
});
