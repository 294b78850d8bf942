import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readNumber } from './read-number.mjs';

test('a number is read, and a missing one is the default', () => {
  expect([readNumber('300', 5), readNumber(undefined, 5)]).toEqual([300, 5]);
});

test.each(['abc', '-5', '0', '1e3', ''])('a command that receives %j as a number ends, and says what it expected', (told) => {
  const program = `import { readNumber } from './tools/read-number.mjs'; readNumber(${JSON.stringify(told)}, 5)`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, `Expected a whole number of at least 1. Received ${JSON.stringify(told)}.\n`]);
});
