import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyPath, type ServedPage, servePage } from './serve-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'speed-'));
let page: ServedPage;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<h1>Sign in</h1>');
  writeFileSync(join(folder, 'assets/index-1a2b.js'), 'export {};');
  page = await servePage(folder);
});

afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true });
});

test('a page is compressed, and loaded again each time', async () => {
  const response = await fetch(`${page.origin}/?flow=1`);
  expect(await response.text()).toBe('<h1>Sign in</h1>');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'no-cache',
  });
});

test('a file with a hash in its name is compressed, and cached', async () => {
  const response = await fetch(`${page.origin}/assets/index-1a2b.js`);
  expect(await response.text()).toBe('export {};');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('Kratos answers below /kratos of the same origin', async () => {
  const response = await fetch(`${page.origin}/kratos/self-service/login/browser`, { headers: { accept: 'application/json' } });
  expect(await response.json()).toMatchObject({
    ui: { action: expect.stringContaining(`${page.origin}/kratos/self-service/login?flow=`) },
  });
});

test('the empty page loads nothing, and other paths are not found', async () => {
  expect(await (await fetch(`${page.origin}${emptyPath}`)).text()).toBe('<!doctype html><title>Empty</title>');
  expect((await fetch(`${page.origin}/main.js`)).status).toBe(404);
});
