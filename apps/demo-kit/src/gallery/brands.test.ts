import { expect, test } from 'vitest';
import { brands } from './brands.ts';

test.each(Object.entries(brands))('the brand %s sets at most five custom properties', (_, { properties }) => {
  expect(Object.keys(properties).length).toBeLessThanOrEqual(5);
  expect(Object.keys(properties).filter((name) => !name.startsWith('--kl-'))).toEqual([]);
});
