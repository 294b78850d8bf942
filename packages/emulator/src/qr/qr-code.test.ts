import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { toQrCode } from './qr-code.ts';
import { toQrPng } from './to-qr-png.ts';

// The decoder of the package qr reads it as "otpauth".
const OTPAUTH = `
#######.##..#.#######
#.....#...#.#.#.....#
#.###.#..#.##.#.###.#
#.###.#.####..#.###.#
#.###.#.###.#.#.###.#
#.....#.####..#.....#
#######.#.#.#.#######
........#..##........
#...#.###..#.#####..#
.#.#.#.##.###....##..
####.#######..####.#.
..##.#..###..####..##
.#.####.....###.##...
........#...###.#.##.
#######.#.#.##..##.#.
#.....#....##..##..##
#.###.#.#..#..##....#
#.###.#..####..##.###
#.###.#..#.#..#.#....
#.....#..##..##.#....
#######.#.#.####.#..#
`
  .trim()
  .split('\n');

const draw = (text: string): readonly string[] => toQrCode(text).map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''));

test('a short text has the expected QR code', () => {
  expect(draw('otpauth')).toEqual(OTPAUTH);
});

test('a QR code grows with its text, and a text that is too long is refused', () => {
  expect([10, 100, 300, 600].map((length) => toQrCode('x'.repeat(length)).length)).toEqual([21, 41, 69, 93]);
  expect(() => toQrCode('x'.repeat(2332))).toThrow('The text of the QR code has 2332 bytes. Expected at most 2331.');
});

test('toQrPng returns a PNG of 256 by 256 pixels in black and white', () => {
  const png = Buffer.from(toQrPng('otpauth://totp/Example:ann@example.com?secret=GEZDGNBVGY3TQOJQ'));
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([256, 256, 1, 0]);
  const at = png.indexOf('IDAT');
  // inflateSync checks the checksum at the end.
  expect(inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))).length).toBe(256 * 33);
});
