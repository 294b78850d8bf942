import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from '@kratos-login/emulator';
import { afterAll, expect, test } from 'vitest';
import { findFences } from '../../../tools/fences.mjs';
import { loadConfig } from '../src/cli/load-config.ts';

const pages = join(import.meta.dirname, '../../../apps/docs/src/pages');
const folder = mkdtempSync(join(tmpdir(), 'documentation-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ann = { email: 'ann@example.com', password: 'correct horse battery', totp: true };

/** Writes the files of a page into the folder. */
function writeFiles(page: string): void {
  for (const { file, code } of findFences(readFileSync(join(pages, page), 'utf8'), ['ts', 'yaml', 'json']))
    if (file !== undefined) writeFileSync(join(folder, file), code);
}

test('the kratos.yml of the production page lets app.example.com sign in, and no other origin', async () => {
  writeFiles('production.md');
  const config = { ...(await loadConfig([join(folder, 'kratos.yml')])), dsn: 'memory' };
  const kratos = createEmulator({ config, defaults: 'kratos', warn: () => {}, identities: [ann] });
  const open = (origin: string, query = '') =>
    kratos.handle({
      method: 'GET',
      url: `/self-service/login/browser${query}`,
      headers: new Headers({ accept: 'application/json', origin }),
      body: '',
    });
  const { status, headers } = await open('https://app.example.com', '?return_to=https://app.example.com/home');
  expect(status).toBe(200);
  expect(headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  expect(headers.get('access-control-allow-credentials')).toBe('true');
  expect(headers.getSetCookie()[0]).toMatch(/Domain=example\.com; .*HttpOnly; Secure; SameSite=Lax/);
  expect((await open('https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
  expect((await open('https://app.example.com', '?return_to=https://other.example/')).status).toBe(400);
});

test('the program of the guide signs in with a code, after a wrong one', async () => {
  writeFiles('guide/totp-by-ajax.md');
  const kratos = createEmulator({ baseUrl: 'http://localhost:4433/', identities: [ann] });
  const { fetch } = globalThis;
  globalThis.fetch = kratos.fetch;
  try {
    const { signIn } = await import(/* @vite-ignore */ join(folder, 'sign-in.ts'));
    const asked: unknown[] = [];
    const askForCode = async (messages: readonly string[]) => {
      asked.push(messages.length);
      return asked.length === 1 ? '000 000' : kratos.totpCode(ann.email).replace(/(...)/, '$1 ');
    };
    expect(await signIn(ann.email, 'wrong', askForCode)).toHaveLength(1);
    expect(await signIn(ann.email, ann.password, askForCode)).toMatchObject({ active: true, authenticator_assurance_level: 'aal2' });
    expect(asked).toEqual([0, 1]);
  } finally {
    globalThis.fetch = fetch;
  }
});
