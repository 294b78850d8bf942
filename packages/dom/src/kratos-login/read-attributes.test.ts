import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributes } from './read-attributes.ts';

test('the README lists every attribute of <kratos-login>, and no other', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [table = ''] = /^\| attribute \| default .*?\n\n/ms.exec(readme) ?? [];
  const names = [...table.matchAll(/^\| (`[^|]*)/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
  expect(names.sort()).toEqual(['lang', ...attributes].sort());
});
