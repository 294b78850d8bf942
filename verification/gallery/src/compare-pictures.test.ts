import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { comparePictures } from './compare-pictures.ts';

/** A white picture with black pixels at the beginning. */
function draw(width: number, height: number, black: number, options = {}): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(255);
  for (let pixel = 0; pixel < black; pixel++) png.data.fill(0, pixel * 4, pixel * 4 + 3);
  return PNG.sync.write(png, options);
}

test('the same picture has no difference, also when it is compressed in another way', () => {
  expect(comparePictures(draw(100, 100, 50), draw(100, 100, 50))).toBeNull();
  expect(comparePictures(draw(100, 100, 50), draw(100, 100, 50, { deflateLevel: 0 }))).toBeNull();
});

test('twenty pixels are within the tolerance, and one more is not', () => {
  expect(comparePictures(draw(100, 100, 0), draw(100, 100, 20))).toBeNull();
  const difference = comparePictures(draw(100, 100, 0), draw(100, 100, 21));
  expect(difference?.text).toBe('21 of 10000 pixels differ');
  expect(PNG.sync.read(difference?.picture ?? Buffer.alloc(0))).toMatchObject({ width: 100, height: 100 });
});

test('pictures of different sizes differ', () => {
  expect(comparePictures(draw(100, 100, 0), draw(100, 101, 0))).toEqual({
    text: 'the sizes differ: 100 × 100 and 100 × 101',
    picture: null,
  });
});
