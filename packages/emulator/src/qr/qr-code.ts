import { encode } from 'uqr';

/** Which modules are dark, row by row. */
export type Modules = readonly (readonly boolean[])[];

/** The capacity in bytes of the largest QR code with error correction M. */
const MOST_BYTES = 2331;

/** Returns the smallest QR code that holds a text. Throws a `RangeError` for a text that is too long. */
export function toQrCode(text: string): Modules {
  const { length } = new TextEncoder().encode(text);
  if (length > MOST_BYTES) throw new RangeError(`A QR code for ${length} bytes is not possible here. Expected ${MOST_BYTES} at most.`);
  // A fixed mask saves the comparison of all eight, which matters only on paper and in bad light.
  return encode(text, { ecc: 'M', border: 0, maskPattern: 4 }).data;
}
