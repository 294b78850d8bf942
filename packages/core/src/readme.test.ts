import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createEmulator } from '@kratos-login/emulator';
import { expect, test, vi } from 'vitest';
import { english } from './view/english.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const program = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
const file = new URL('./readme.program.ts', import.meta.url);

test('the first program of the README prints the step and the title of the password form', async ({ onTestFinished }) => {
  onTestFinished(() => {
    rmSync(file, { force: true });
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const kratos = createEmulator({
    baseUrl: 'https://auth.example.com/',
    config: { selfservice: { allowed_return_urls: ['https://app.example.com/'] } },
  });
  vi.stubGlobal('fetch', kratos.fetch);
  const printed = new Promise((resolve) => vi.spyOn(console, 'log').mockImplementation((...texts) => resolve(texts)));
  writeFileSync(file, program);
  await import(file.href);
  expect(await printed).toEqual(['password', 'Sign in']);
});

test('the README of the repository lists every reason of an error once', () => {
  const text = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const table = /^\| reason \|.*?\n\n/ms.exec(text)?.[0] ?? '';
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, reason]) => reason).sort()).toEqual(Object.keys(english.reasons).sort());
});
