import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { bugs } from './bugs/bugs.mjs';
import { plantIn } from './bugs/plant.mjs';

test.each(bugs)('$by: "$what" still fits its file, and is a program afterwards', async (bug) => {
  const code = readFileSync(new URL(`../${bug.file}`, import.meta.url), 'utf8');
  const planted = plantIn(code, bug);
  expect(planted).not.toBe(code);
  await expect(transform(planted, { loader: 'ts' })).resolves.toBeDefined();
});

test('a bug whose text is gone is reported, not passed by', () => {
  const [bug] = bugs;
  if (bug === undefined) throw new Error('there are none');
  expect(() => plantIn('', bug)).toThrow(/does not fit any more: expected its text once/);
});
