import { encode } from 'uqr';

/** Draws the QR code of a text as an SVG path in a square of `size` modules. */
export function toQrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
