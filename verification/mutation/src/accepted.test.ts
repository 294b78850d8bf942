import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACCEPTED, findStale, why } from './accepted.mjs';

const changes = ACCEPTED.flatMap((each) => each.changes);
const inFiles = changes.filter(({ file }) => file.startsWith('packages/'));

test('every accepted change is in its file: its line exists, and the changed text starts there', () => {
  const stale = inFiles.filter(({ file, in: line, from }) => {
    const lines = existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .map((each) => each.trim())
      : [];
    return !lines.includes(line) || !(line.includes(from) || from.startsWith(line.slice(line.indexOf(from.slice(0, 4)))));
  });
  expect(stale).toEqual([]);
});

test('no change is accepted twice, and each has the old text and the new one', () => {
  const names = changes.map((change) => JSON.stringify(change));
  expect(new Set(names).size).toBe(names.length);
  for (const { from, to, in: line, file } of changes)
    expect([from !== '', typeof to, line !== '' || file === 'the chart']).toEqual([true, 'string', true]);
});

test('a change is accepted only in its line and only with its new text', () => {
  const [change] = inFiles;
  if (change === undefined) throw new Error('No change is accepted.');
  expect(why(change)).not.toBe(null);
  expect(why({ ...change, in: 'another line' })).toBe(null);
  expect(why({ ...change, to: 'another change' })).toBe(null);
  expect(why({ ...change, file: 'packages/core/src/seal.ts' })).toBe(null);
});

test('an accepted change is stale when a test notices it or its text is gone, and only in a file that was tried', () => {
  const [change] = inFiles;
  if (change === undefined) throw new Error('No change is accepted.');
  const others = inFiles.filter((each) => each.file === change.file && each !== change).map((each) => ({ ...each, isNoticed: false }));
  expect(findStale([...others, { ...change, isNoticed: false }])).toEqual([]);
  expect(findStale([...others, { ...change, isNoticed: true }])).toEqual([change]);
  expect(findStale([])).toEqual([]);
});
