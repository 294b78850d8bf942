import { encode } from 'uqr';

/** The modules of a QR code by row. `true` is dark. */
export type QrModules = readonly (readonly boolean[])[];

/** The capacity in bytes of the largest QR code with error correction M. */
const MAX_BYTES = 2331;

/** Returns the smallest QR code that holds a text. Throws a `RangeError` for a text that is too long. */
export function toQrCode(text: string): QrModules {
  const { length } = new TextEncoder().encode(text);
  if (length > MAX_BYTES) throw new RangeError(`The text of the QR code has ${length} bytes. Expected at most ${MAX_BYTES}.`);
  // A fixed mask saves the comparison of all eight. Screens do not need the best one.
  return encode(text, { ecc: 'M', border: 0, maskPattern: 4 }).data;
}
