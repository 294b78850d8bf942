/** A message padded as SHA-1 and SHA-256 want it, in blocks of sixteen 32-bit words. */
export function toBlocks(message: Uint8Array): readonly Uint32Array[] {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  const words = new Uint32Array(length / 4);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint32(i * 4);
  return Array.from({ length: length / 64 }, (_, block) => words.subarray(block * 16, block * 16 + 16));
}

/** A 32-bit word rotated to the left. */
export const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
