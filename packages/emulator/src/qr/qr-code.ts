// QR codes (ISO/IEC 18004): byte mode, error correction M, the smallest version that fits. Always the same mask: any can be read, and
// choosing the best of eight is for paper and bad light.
const MASK = 4;
const isTurnedOver = (row: number, column: number): boolean => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0;

const EC_PER_BLOCK = [
  10,
  16,
  26,
  18,
  24,
  16,
  18,
  22,
  22,
  26,
  30,
  22,
  22,
  24,
  24,
  28,
  28,
  26,
  26,
  26,
  26,
  ...new Array<number>(19).fill(28),
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45,
  47, 49,
];

/** Which modules are dark, row by row. */
export type Modules = readonly (readonly boolean[])[];

/** The QR code of a text. Throws a `RangeError` for more than fits into the largest. */
export function toQrCode(text: string): Modules {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((_, i) => bytes.length <= toCapacity(i + 1)) + 1;
  if (version === 0)
    throw new RangeError(`A QR code for ${bytes.length} bytes is not possible here. Expected ${toCapacity(BLOCKS.length)} at most.`);
  const bits = interleave(toCodewords(bytes, version), version);
  return draw(version, bits);
}

// Every module that is not part of a pattern carries data.
function toRawCodewords(version: number): number {
  const alignments = Math.floor(version / 7) + 2;
  const patterns = version === 1 ? 0 : (25 * alignments - 10) * alignments - 55;
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version >= 7 ? 36 : 0)) / 8);
}

const toDataCodewords = (version: number): number =>
  toRawCodewords(version) - (EC_PER_BLOCK[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);
const toCapacity = (version: number): number => toDataCodewords(version) - (version < 10 ? 2 : 3);

function toCodewords(bytes: Uint8Array, version: number): readonly number[] {
  const bits = [
    ...toBits(4, 4),
    ...toBits(bytes.length, version < 10 ? 8 : 16),
    ...[...bytes].flatMap((byte) => toBits(byte, 8)),
    0,
    0,
    0,
    0,
  ];
  while (bits.length % 8 !== 0) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2));
  const total = toDataCodewords(version);
  for (let i = 0; words.length < total; i++) words.push(i % 2 === 0 ? 0xec : 0x11);
  return words.slice(0, total);
}

const toBits = (value: number, length: number): number[] => Array.from({ length }, (_, i) => (value >> (length - 1 - i)) & 1);

function interleave(words: readonly number[], version: number): readonly number[] {
  const count = BLOCKS[version - 1] ?? 1;
  const shortLength = Math.floor(words.length / count);
  const shortCount = count - (words.length % count);
  // The long blocks come last.
  const toStart = (i: number): number => i * shortLength + Math.max(0, i - shortCount);
  const blocks = Array.from({ length: count }, (_, i) => words.slice(toStart(i), toStart(i + 1)));
  const corrections = blocks.map((block) => toErrorCorrection(block, EC_PER_BLOCK[version - 1] ?? 0));
  return [...weave(blocks), ...weave(corrections)].flatMap((word) => toBits(word, 8));
}

const weave = (blocks: readonly (readonly number[])[]): readonly number[] =>
  Array.from({ length: Math.max(...blocks.map((block) => block.length)) }, (_, i) => blocks.flatMap((block) => block[i] ?? [])).flat();

// Reed-Solomon over GF(256) with 0x11d.
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
  return product & 255;
}

function toErrorCorrection(block: readonly number[], degree: number): readonly number[] {
  const divisor = toDivisor(degree);
  const remainder = new Array<number>(degree).fill(0);
  for (const word of block) {
    const factor = word ^ (remainder.shift() ?? 0);
    remainder.push(0);
    for (const [i, coefficient] of divisor.entries()) remainder[i] = (remainder[i] ?? 0) ^ multiply(coefficient, factor);
  }
  return remainder;
}

function toDivisor(degree: number): readonly number[] {
  const divisor = [...new Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) divisor[j] = multiply(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
    root = multiply(root, 2);
  }
  return divisor;
}

function draw(version: number, bits: readonly number[]): Modules {
  const size = version * 4 + 17;
  const grid: (boolean | undefined)[][] = Array.from({ length: size }, () => new Array<undefined>(size).fill(undefined));
  const set = (row: number, column: number, isDark: boolean): void => {
    const line = grid[row];
    if (line !== undefined && column >= 0 && column < size) line[column] = isDark;
  };
  drawPatterns(version, size, set, (row, column) => grid[row]?.[column] !== undefined);
  drawFormat(version, size, set);
  let next = 0;
  for (const [row, column] of walk(size)) {
    if (grid[row]?.[column] !== undefined) continue;
    set(row, column, ((bits[next++] ?? 0) === 1) !== isTurnedOver(row, column));
  }
  return grid.map((row) => row.map((module) => module === true));
}

type Set = (row: number, column: number, isDark: boolean) => void;

function drawPatterns(version: number, size: number, set: Set, isSet: (row: number, column: number) => boolean): void {
  for (const [top, left] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    for (let y = -4; y <= 4; y++)
      for (let x = -4; x <= 4; x++) set(top + y, left + x, [0, 1, 3].includes(Math.max(Math.abs(x), Math.abs(y))));
  }
  const centres = toAlignments(version, size);
  for (const row of centres) {
    for (const column of centres) {
      if (isSet(row, column)) continue;
      for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) set(row + y, column + x, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }
  }
  for (let i = 8; i < size - 8; i++)
    for (const [row, column] of [
      [6, i],
      [i, 6],
    ] as const)
      set(row, column, i % 2 === 0);
}

function toAlignments(version: number, size: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - i * step).reverse()];
}

function drawFormat(version: number, size: number, set: Set): void {
  // Level M is 0.
  const format = ((MASK << 10) | toRemainder(MASK, 10, 0x537)) ^ 0x5412;
  const bit = (i: number): boolean => ((format >> i) & 1) === 1;
  for (let i = 0; i < 6; i++) set(i, 8, bit(i));
  set(7, 8, bit(6));
  set(8, 8, bit(7));
  set(8, 7, bit(8));
  for (let i = 9; i < 15; i++) set(8, 14 - i, bit(i));
  for (let i = 0; i < 8; i++) set(8, size - 1 - i, bit(i));
  for (let i = 8; i < 15; i++) set(size - 15 + i, 8, bit(i));
  set(size - 8, 8, true);
  if (version < 7) return;
  const code = (version << 12) | toRemainder(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    set(a, b, ((code >> i) & 1) === 1);
    set(b, a, ((code >> i) & 1) === 1);
  }
}

function toRemainder(value: number, length: number, generator: number): number {
  let remainder = value;
  for (let i = 0; i < length; i++) remainder = (remainder << 1) ^ ((remainder >> (length - 1)) * generator);
  return remainder;
}

/** The way of the data: columns in pairs from the right, up and down in turn. */
function* walk(size: number): Generator<readonly [number, number]> {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) for (const column of [right, right - 1]) yield [((right + 1) & 2) === 0 ? size - 1 - i : i, column];
  }
}
