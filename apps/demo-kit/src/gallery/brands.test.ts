import { expect, test } from 'vitest';
import { brands } from './brands.ts';

test.each(Object.entries(brands))('the brand %s sets custom properties that the theme documents', (_, { properties }) => {
  const known = ['--kl-accent', '--kl-background', '--kl-font', '--kl-radius', '--kl-density'];
  expect(Object.keys(properties).filter((name) => !known.includes(name))).toEqual([]);
});
