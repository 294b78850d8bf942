import { expect, test } from 'vitest';
import { runScript } from './run-script.mjs';

test('a script that succeeds is green, and a script that cannot be started is red', async () => {
  expect(await runScript(['format', '--help'])).toBe(true);
  expect(await runScript(['no-such-script'])).toBe(false);
});

test('a script that takes too long is ended, and is red', async () => {
  expect(await runScript(['lint'], 1)).toBe(false);
});
