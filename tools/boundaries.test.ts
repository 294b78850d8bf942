import { expect, test } from 'vitest';
import { findBreaches } from './boundaries.mjs';

const textsOf = (path: string, source: string) => findBreaches(path, source).map(({ text }) => text);

test('what a package may import is no breach', () => {
  expect(textsOf('packages/core/src/login.ts', "import { setup } from 'xstate'; export { a } from './a.ts';")).toEqual([]);
  expect(textsOf('packages/xstate-paths/src/paths.ts', "import { getShortestPaths } from 'xstate/graph';")).toEqual([]);
  expect(
    textsOf(
      'packages/react/src/use-login.ts',
      "import { useActorRef } from '@xstate/react'; import type { Login } from '@kratos-login/core';",
    ),
  ).toEqual([]);
});

test('an import of any kind is seen, with its line', () => {
  expect(findBreaches('packages/dom/src/a.ts', "\n\nimport { createMachine } from 'xstate';")).toEqual([
    { line: 3, text: 'dom may not import xstate' },
  ]);
  expect(textsOf('packages/dom/src/a.ts', "import 'ky';")).toEqual(['dom may not import ky']);
  expect(textsOf('packages/dom/src/a.ts', "export * from 'ky';")).toEqual(['dom may not import ky']);
  expect(textsOf('packages/dom/src/a.ts', "const ky = await import('ky');")).toEqual(['dom may not import ky']);
  expect(textsOf('packages/dom/src/a.ts', "import type { Actor } from 'xstate';")).toEqual(['dom may not import xstate']);
  expect(textsOf('packages/dom/src/a.ts', "let actor: import('xstate').Actor;")).toEqual(['dom may not import xstate']);
  expect(textsOf('packages/dom/src/a.ts', 'await import(name);')).toEqual(['dom may not import (computed)']);
  expect(textsOf('packages/emulator/src/a.ts', "import { seal } from '@kratos-login/core';")).toEqual([
    'emulator may not import @kratos-login/core',
  ]);
});

test('core reads only the types of @ory/client, and only in the entry for it', () => {
  const types = "import type { FrontendApi } from '@ory/client';";
  expect(textsOf('packages/core/src/kratos/create-ory-client.ts', types)).toEqual([]);
  expect(textsOf('packages/core/src/kratos/create-ory-client.ts', "import { type FrontendApi } from '@ory/client';")).toEqual([]);
  expect(textsOf('packages/core/src/kratos/create-ory-client.ts', "import { FrontendApi } from '@ory/client';")).toEqual([
    'core may import only types from @ory/client',
  ]);
  expect(textsOf('packages/core/src/login.ts', types)[0]).toMatch(/^core may not import @ory\/client here/);
});

test('ky stays in the folder that knows HTTP', () => {
  expect(textsOf('packages/core/src/machine/a.ts', "import ky from 'ky';")[0]).toMatch(/^core may not import ky here/);
});

test('nothing reaches into another package or an app, tests neither', () => {
  expect(textsOf('packages/react/src/a.ts', "import '../../core/src/seal.ts';")).toEqual([
    'imports packages/core/src/seal.ts, which is not its own',
  ]);
  expect(textsOf('packages/react/src/a.test.tsx', "import '../../core/src/seal.ts';")).toEqual([
    'imports packages/core/src/seal.ts, which is not its own',
  ]);
  expect(textsOf('packages/react/src/a.test.tsx', "import 'demo-kit';")).toEqual(['imports the app demo-kit']);
});

test('a test may import what it needs', () => {
  expect(textsOf('packages/dom/src/a.browser.test.ts', "import { createActor } from 'xstate'; expect(step).toBe('error');")).toEqual([]);
});

test('an adapter names no state, no status code and no retry', () => {
  expect(textsOf('packages/dom/src/a.ts', "if (view.step === 'awaiting-TOTP') {}")).toEqual(["names the state 'awaiting-TOTP'"]);
  expect(textsOf('packages/dom/src/a.ts', 'const name = `error`;')).toEqual(["names the state 'error'"]);
  expect(textsOf('packages/react/src/a.tsx', 'export const a = <p data-step="success" />;')).toEqual(["names the state 'success'"]);
  expect(textsOf('packages/react/src/a.ts', 'if (status === 422) {}')).toEqual(['names the status code 422']);
  expect(textsOf('packages/dom/src/a.ts', 'setTimeout(view.retry);')).toEqual(['retries or waits: setTimeout']);
  expect(textsOf('packages/dom/src/a.ts', '// at 422, or in `error`\nbutton.onclick = view.retry;')).toEqual([]);
});

test('the type of an input is no state', () => {
  expect(textsOf('packages/dom/src/a.ts', "input.type = input?.type === 'password' ? 'text' : 'password';")).toEqual([]);
  expect(textsOf('packages/dom/src/a.ts', "show(button, find(button)?.type === 'password');")).toEqual([]);
  expect(textsOf('packages/react/src/a.tsx', 'export const a = <input type="password" />;')).toEqual([]);
  expect(textsOf('packages/dom/src/a.ts', "input.type = 'text';\nif (view.step === 'password') {}")).toEqual([
    "names the state 'password'",
  ]);
});

test('a file that cannot be parsed is a breach', () => {
  expect(textsOf('packages/dom/src/a.ts', 'const = ;')[0]).toMatch(/^cannot be read/);
});
