import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'import-rules-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const undeclared = 'noUndeclaredDependencies';
const restricted = 'noRestrictedImports';
const cycle = 'noImportCycles';

/** A file, what it imports, and the rules that are broken. */
const files: readonly (readonly [file: string, code: string, ...rules: string[]])[] = [
  ['packages/core/src/uses-xstate.ts', "import { setup } from 'xstate';\nimport { a } from './seal.ts';\nsetup(a);"],
  ['packages/core/src/uses-ky.ts', "import ky from 'ky';\nky();", restricted],
  ['packages/core/src/kratos/uses-ky.ts', "import ky from 'ky';\nky();"],
  ['packages/core/src/uses-adapter.ts', "import { bindLogin } from '@kratos-login/dom';\nbindLogin();", undeclared],
  ['packages/core/test/uses-source.ts', "import '../src/seal.ts';"],
  ['packages/core/test/deep/uses-other-source.ts', "import '../../../dom/src/bind-login.ts';", restricted],
  ['packages/react/src/uses-machine.ts', "import type { Actor } from 'xstate';\nexport type A = Actor;", restricted],
  ['packages/dom/src/uses-machine.ts', "import { setup } from 'xstate';\nsetup();", restricted, undeclared],
  ['packages/dom/src/loads-ky.ts', "await import('ky');", restricted, undeclared],
  ['packages/dom/src/exports-ky.ts', "export * from 'ky';", restricted, undeclared],
  ['packages/dom/src/uses-source.ts', "import '../../core/src/seal.ts';", restricted],
  ['packages/dom/src/uses-dist.ts', "import '@kratos-login/core/dist/seal.js';", restricted],
  ['packages/dom/src/uses-machine.test.ts', "import { setup } from 'xstate';\nsetup();"],
  ['packages/emulator/src/uses-core.ts', "import type { Login } from '@kratos-login/core';\nexport type A = Login;", undeclared],
  ['packages/inspect/src/uses-testing.ts', "import { findSecrets } from '@kratos-login/testing';\nfindSecrets();", undeclared],
  ['packages/xstate-paths/src/uses-core.ts', "import { seal } from '@kratos-login/core';\nseal();", undeclared],
  ['packages/testing/src/uses-vitest.ts', "import { test } from 'vitest';\ntest();", restricted],
  ['packages/testing/src/vitest.ts', "import { test } from 'vitest';\ntest();"],
  ['packages/testing/src/uses-worlds.ts', "import { a } from '@verification/worlds/a';\na();", undeclared],
  ['packages/react/src/uses-app.test.ts', "import 'demo-kit';", restricted],
  ['verification/worlds/src/uses-app.ts', "import 'demo-kit/login.css';", restricted],
  ['verification/worlds/src/uses-source.ts', "import '../../coverage/src/surfaces.ts';", restricted],
  ['apps/react-demo/src/uses-app.ts', "import 'demo-kit';"],
  ['apps/react-demo/src/uses-source.ts', "import '../../../packages/core/src/seal.ts';", restricted],
  ['packages/core/src/one.ts', "import { two } from './two.ts';\nexport const one = () => two;", cycle],
  ['packages/core/src/two.ts', "import { one } from './one.ts';\nexport const two = () => one;", cycle],
];

test('an import that the layout forbids breaks a rule of biome.json, and no other import does', () => {
  for (const file of ['biome.json', ...globSync('{packages,apps}/*/package.json', { cwd: root })]) {
    mkdirSync(dirname(join(work, file)), { recursive: true });
    copyFileSync(join(root, file), join(work, file));
  }
  for (const [file, code] of files) {
    mkdirSync(dirname(join(work, file)), { recursive: true });
    writeFileSync(join(work, file), code);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: work, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as Report;
  const rulesOf = (file: string): readonly string[] =>
    diagnostics.filter(({ location }) => location.path === file).map(({ category }) => category.split('/').at(-1) ?? '');
  expect(files.map(([file]) => [file, ...[...rulesOf(file)].sort()])).toEqual(files.map(([file, , ...rules]) => [file, ...rules.sort()]));
});

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}
