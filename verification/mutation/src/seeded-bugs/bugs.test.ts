import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { bugs } from './bugs.mjs';
import { plantIn } from './plant-bug.mjs';

test.each(bugs)('$by: "$what" can be planted, and the result parses', async (bug) => {
  const code = readFileSync(new URL(`../../../../${bug.file}`, import.meta.url), 'utf8');
  const planted = plantIn(code, bug);
  expect(planted).not.toBe(code);
  await expect(transform(planted, { loader: 'ts' })).resolves.toBeDefined();
});

test('a bug whose text is gone is reported', () => {
  const [bug] = bugs;
  if (bug === undefined) throw new Error('There is no bug.');
  expect(() => plantIn('', bug)).toThrow(/is stale\. Expected its text once/);
});
