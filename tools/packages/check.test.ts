import { expect, test } from 'vitest';
import { checkPeers } from './check-peers.mjs';
import { checkFiles, checkManifest } from './check-tarball.mjs';

const good = {
  name: 'a',
  description: 'a',
  keywords: ['a'],
  license: 'MIT',
  homepage: 'a',
  bugs: 'a',
  repository: {},
  engines: {},
  exports: { '.': './dist/index.js', './package.json': './package.json' },
};
const files = ['LICENSE', 'README.md', 'package.json'];

test('a complete manifest has no faults', () => {
  expect(checkManifest(good, files)).toEqual([]);
});

test('versions and conditions that only this workspace understands are faults of a manifest', () => {
  const bad = {
    ...good,
    dependencies: { ky: 'catalog:', core: 'workspace:^' },
    exports: { ...good.exports, './b': { '@kratos-login/source': './src/b.ts' } },
  };
  expect(checkManifest(bad, files)).toEqual(
    ['workspace:', 'catalog:', '@kratos-login/source'].map((word) => `"${word}" is in its manifest`),
  );
});

test('each missing part of a package is reported', () => {
  const { keywords: _, ...bad } = { ...good, exports: { '.': './dist/index.js' } };
  expect(checkManifest(bad, ['README.md'])).toEqual([
    'its manifest has no "keywords"',
    'its manifest is not among its exports',
    'LICENSE is missing',
  ]);
});

test('a source map that is missing, or that names sources which are not in it, is a fault', () => {
  const contents: Readonly<Record<string, string>> = {
    'dist/a.js': 'a();\n//# sourceMappingURL=a.js.map',
    'dist/a.js.map': '{ "sources": ["../src/a.ts"], "sourcesContent": ["a()"] }',
    'dist/b.d.ts': 'export {};\n//# sourceMappingURL=b.d.ts.map',
    'dist/c.d.ts.map': '{ "sources": ["../src/c.ts"] }',
  };
  expect(checkFiles(Object.keys(contents), (file) => contents[file] ?? '')).toEqual([
    'dist/b.d.ts names the source map b.d.ts.map, which is missing',
    'dist/c.d.ts.map names sources that are not in it',
  ]);
});

test('a peer range begins with the oldest tested version', () => {
  const lowest = { devDependencies: { react: '18.3.1', xstate: '5.18.0', 'xstate-for-testing': 'npm:xstate@5.20.0' } };
  const peers = { react: '^18.3.1 || ^19.0.0', xstate: '^5.18.0', vite: '>=6' };
  expect(checkPeers([{ name: '@kratos-login/react', peerDependencies: peers }], lowest)).toEqual([]);
  expect(checkPeers([{ name: '@kratos-login/testing', peerDependencies: { xstate: '^5.20.0' } }], lowest)).toEqual([]);
  expect(checkPeers([{ name: 'a', peerDependencies: { ...peers, xstate: '^5.33.3' } }], lowest)).toEqual([
    'a needs xstate ^5.33.3, and the oldest tested version is 5.18.0',
  ]);
});
