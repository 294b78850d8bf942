import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

test('a secret can be unsealed once', () => {
  const sealed = seal('correct horse');
  expect(unseal(sealed)).toBe('correct horse');
  expect(unseal(sealed)).toBeNull();
});

test('a seal does not reveal its secret', () => {
  const sealed = seal('correct horse');
  const seen = [JSON.stringify({ sealed }), inspect(sealed, { showHidden: true, depth: 9 }), String(structuredClone({ ...sealed }))].join();
  expect(seen).not.toContain('horse');
  expect(JSON.stringify({ sealed })).toBe('{"sealed":"[sealed]"}');
});

test('an empty secret can be sealed', () => {
  expect(unseal(seal(''))).toBe('');
});
