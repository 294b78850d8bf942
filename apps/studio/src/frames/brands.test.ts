import { readFileSync } from 'node:fs';
import { brands } from 'demo-kit/brands';
import { expect, test } from 'vitest';

test('the stylesheet of the frames has the properties of every brand', () => {
  const css = readFileSync(new URL('./brands.css', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  for (const [id, { properties }] of Object.entries(brands))
    for (const [name, value] of Object.entries(properties))
      expect(css.split(`[data-brand="${id}"]`)[1]?.split('}')[0]).toContain(`${name}: ${value};`);
});
