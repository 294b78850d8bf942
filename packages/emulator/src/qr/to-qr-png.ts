import { type QrModules, toQrCode } from './qr-code.ts';

// Not `fast-png` or `upng`: they bring a compressor, and a picture of this size needs none.
const SIZE = 256;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Draws a QR code as PNG of 256 by 256 pixels, the size that Kratos uses for TOTP secrets. */
export function toQrPng(text: string): Uint8Array {
  // Greyscale with one bit per pixel.
  const header = [...toBytes(SIZE), ...toBytes(SIZE), 1, 0, 0, 0, 0];
  const pixels = toPixels(toQrCode(text));
  return Uint8Array.from([...SIGNATURE, ...toChunk('IHDR', header), ...toChunk('IDAT', toZlib(pixels)), ...toChunk('IEND', [])]);
}

function toPixels(modules: QrModules): readonly number[] {
  const scale = Math.floor(SIZE / (modules.length + 2));
  const margin = Math.floor((SIZE - modules.length * scale) / 2);
  const isLight = (y: number, x: number): boolean => modules[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)] !== true;
  return Array.from({ length: SIZE }, (_, y) => [
    0,
    ...Array.from({ length: SIZE / 8 }, (_, byte) => toByte((bit) => isLight(y, byte * 8 + bit))),
  ]).flat();
}

const toByte = (isSet: (bit: number) => boolean): number =>
  Array.from({ length: 8 }, (_, bit) => (isSet(bit) ? 128 >> bit : 0)).reduce((sum, bit) => sum + bit, 0);

// zlib without compression: one stored block holds the whole picture.
function toZlib(bytes: readonly number[]): readonly number[] {
  const { length } = bytes;
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [0x78, 0x01, 0x01, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255, ...bytes, b >> 8, b & 255, a >> 8, a & 255];
}

function toChunk(type: string, data: readonly number[]): readonly number[] {
  const body = [...type].map((character) => character.charCodeAt(0)).concat(data);
  return [...toBytes(data.length), ...body, ...toBytes(toCrc(body))];
}

function toCrc(bytes: readonly number[]): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

const toBytes = (value: number): readonly number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
