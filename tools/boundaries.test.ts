import { expect, test } from 'vitest';
import { findBreaches } from './boundaries.mjs';

const textsOf = (path: string, source: string) => findBreaches(path, source).map(({ text }) => text);

test('an optional module is imported for its types only', () => {
  const file = 'packages/core/src/kratos/create-ory-client.ts';
  expect(textsOf(file, "import type { FrontendApi } from '@ory/client';")).toEqual([]);
  expect(textsOf(file, "import { type FrontendApi } from '@ory/client';")).toEqual([]);
  expect(textsOf(file, "let api: import('@ory/client').FrontendApi;")).toEqual([]);
  for (const statement of ["import { FrontendApi } from '@ory/client';", "import '@ory/client';", "await import('@ory/client');"])
    expect(textsOf(file, statement)).toEqual(['imports more than types from @ory/client']);
  expect(findBreaches('packages/inspect/src/a.ts', "\n\nimport { createActor } from 'xstate';")).toEqual([
    { line: 3, text: 'imports more than types from xstate' },
  ]);
});

test('a state, a status code or a retry in an adapter is reported', () => {
  expect(textsOf('packages/dom/src/a.ts', "if (view.step === 'awaiting-TOTP') {}")).toEqual(["names the state 'awaiting-TOTP'"]);
  expect(textsOf('packages/dom/src/a.ts', 'const name = `error`;')).toEqual(["names the state 'error'"]);
  expect(textsOf('packages/react/src/a.tsx', 'export const a = <p data-step="success" />;')).toEqual(["names the state 'success'"]);
  expect(textsOf('packages/react/src/a.ts', 'if (status === 422) {}')).toEqual(['names the status code 422']);
  expect(textsOf('packages/dom/src/a.ts', 'setTimeout(view.retry);')).toEqual(['retries or waits: setTimeout']);
  expect(textsOf('packages/dom/src/a.ts', '// at 422, or in `error`\nbutton.onclick = view.retry;')).toEqual([]);
});

test('the type of an input is not taken for a state', () => {
  expect(textsOf('packages/dom/src/a.ts', "input.type = input?.type === 'password' ? 'text' : 'password';")).toEqual([]);
  expect(textsOf('packages/dom/src/a.ts', "show(button, find(button)?.type === 'password');")).toEqual([]);
  expect(textsOf('packages/react/src/a.tsx', 'export const a = <input type="password" />;')).toEqual([]);
  expect(textsOf('packages/dom/src/a.ts', "input.type = 'text';\nif (view.step === 'password') {}")).toEqual([
    "names the state 'password'",
  ]);
});

test('a file that cannot be parsed is reported', () => {
  expect(textsOf('packages/dom/src/a.ts', 'const = ;')[0]).toMatch(/^cannot be read/);
});
