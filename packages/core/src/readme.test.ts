import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createEmulator } from '@kratos-login/emulator';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AnyActor } from 'xstate';
import { english } from './view/english.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const readmeOfRepository = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** Runs a program, and returns its exports. */
async function run(program: string | undefined, name: string): Promise<unknown> {
  const file = new URL(`./readme.${name}.ts`, import.meta.url);
  onTestFinished(() => {
    rmSync(file, { force: true });
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  writeFileSync(file, program ?? '');
  return import(file.href);
}

test('the first program of the README prints the step and the title of the password form', async () => {
  const kratos = createEmulator({
    baseUrl: 'https://auth.example.com/',
    config: { selfservice: { allowed_return_urls: ['https://app.example.com/'] } },
  });
  vi.stubGlobal('fetch', kratos.fetch);
  const printed = new Promise((resolve) => vi.spyOn(console, 'log').mockImplementation((...texts) => resolve(texts)));
  await run(/```ts\n(.*?)```/s.exec(readme)?.[1], 'program');
  expect(await printed).toEqual(['password', 'Sign in']);
});

test('the login is an actor in the machine of the README of the repository', async () => {
  vi.stubGlobal('fetch', createEmulator({ baseUrl: 'https://auth.example.com/' }).fetch);
  const program = /^## Your own machine.*?```ts\n(.*?)```/ms.exec(readmeOfRepository)?.[1];
  const { actor } = (await run(program, 'machine')) as { readonly actor: AnyActor };
  const { login } = actor.getSnapshot().children as Readonly<Record<string, AnyActor>>;
  await expect.poll(() => login?.getSnapshot().value).toHaveProperty('password');
  expect(actor.getSnapshot().value).toBe('signingIn');
  actor.stop();
});

test('the README of the repository lists every reason of an error once', () => {
  const table = /^\| reason \|.*?\n\n/ms.exec(readmeOfRepository)?.[0] ?? '';
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, reason]) => reason).sort()).toEqual(Object.keys(english.reasons).sort());
});
