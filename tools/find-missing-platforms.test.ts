import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findMissingPlatforms } from './find-missing-platforms.mjs';

const lockWith = (...platforms: string[]) =>
  `packages:\n\nsnapshots:\n\n  tool@1.0.0:\n    optionalDependencies:\n${platforms.map((each) => `      tool-${each}: 1.0.0\n`).join('')}\n  other@1.0.0: {}\n`;

test('a lockfile with a native package for every platform has no faults', () => {
  expect(findMissingPlatforms(lockWith('linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'))).toEqual([]);
});

test('a missing platform is named', () => {
  expect(findMissingPlatforms(lockWith('linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'))).toEqual([
    'tool@1.0.0: has no darwin-x64 package in the lockfile',
  ]);
});

test('the lockfile of this repository lacks no platform', () => {
  expect(findMissingPlatforms(readFileSync('pnpm-lock.yaml', 'utf8'))).toEqual([]);
});
