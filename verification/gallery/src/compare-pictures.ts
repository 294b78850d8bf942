import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How two pictures differ. */
export interface PictureDifference {
  /** `1532 of 1024000 pixels differ`. */
  readonly text: string;
  /** A PNG in which the different pixels are red. `null` if the sizes differ. */
  readonly picture: Buffer | null;
}

/** The pixels that may differ: soft edges only, and less than one letter. */
const tolerance = 20;

/** Compares two PNGs. Returns `null` if they look alike. */
export function comparePictures(one: Buffer, other: Buffer): PictureDifference | null {
  if (one.equals(other)) return null;
  const [left, right] = [PNG.sync.read(one), PNG.sync.read(other)];
  const { width, height } = left;
  if (width !== right.width || height !== right.height)
    return { text: `the sizes differ: ${width} × ${height} and ${right.width} × ${right.height}`, picture: null };
  const difference = new PNG({ width, height });
  const count = pixelmatch(left.data, right.data, difference.data, width, height, { threshold: 0.1 });
  if (count <= tolerance) return null;
  return { text: `${count} of ${width * height} pixels differ`, picture: PNG.sync.write(difference) };
}
