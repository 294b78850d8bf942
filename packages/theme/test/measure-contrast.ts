const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });

/** Returns the contrast of two colours as they are painted, from 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function measureContrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [toLuminance(one), toLuminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Returns the first background around an element that is not transparent. */
export function findBackground(element: Element | null): string {
  if (element === null) throw new Error('The element has no background.');
  const { backgroundColor } = getComputedStyle(element);
  return backgroundColor === 'rgba(0, 0, 0, 0)' ? findBackground(element.parentElement) : backgroundColor;
}

function toLuminance(color: string): number {
  if (canvas === null) throw new Error('This browser has no canvas.');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  if (alpha !== 255) throw new Error(`${color} is transparent.`);
  const [r = 0, g = 0, b = 0] = [red / 255, green / 255, blue / 255].map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
