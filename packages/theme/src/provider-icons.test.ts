import { expect, test } from 'vitest';
import { providerIcons } from './provider-icons.ts';

const icons = Object.entries(providerIcons);

test.for(icons)('the icon %s is drawn with path commands alone, in at most 700 bytes', ([, icon]) => {
  expect(JSON.stringify(icon).length).toBeLessThanOrEqual(700);
  expect(icon.viewBox).toMatch(/^-?\d+ -?\d+ \d+ \d+$/);
  for (const { d, fill } of icon.paths) {
    expect(d).toMatch(/^[Mm][-MmLlHhVvCcSsQqTtAaZz\d\s.,]+$/);
    expect(fill ?? '#000000').toMatch(/^#[\da-f]{6}$/);
  }
});

test('only Google, Microsoft and Slack, which ask for it, have colours of their own', () => {
  const coloured = icons.filter(([, { paths }]) => paths.some(({ fill }) => fill !== undefined));
  expect(coloured.map(([name]) => name)).toEqual(['google', 'microsoft', 'slack']);
});
