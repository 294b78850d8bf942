import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyIntegrity } from './get-package.mjs';

const folder = mkdtempSync(join(tmpdir(), 'get-package-'));
const cache = join(folder, 'cache');
mkdirSync(join(folder, 'package/bin'), { recursive: true });
writeFileSync(join(folder, 'package/package.json'), '{ "name": "tool", "version": "1.0.0" }');
writeFileSync(join(folder, 'package/bin/tool'), 'hello');
execFileSync('tar', ['-czf', 'tool.tgz', 'package'], { cwd: folder });
const tarball = readFileSync(join(folder, 'tool.tgz'));
const toIntegrity = (bytes: Uint8Array): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

// A registry whose hash matches its file. npm alone would accept any file from it.
const registry = createServer(({ url, headers }, response) => {
  if (url?.endsWith('.tgz')) return void response.end(tarball);
  const dist = { tarball: `http://${headers.host}/tool.tgz`, integrity: toIntegrity(tarball) };
  response.end(
    JSON.stringify({ name: 'tool', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name: 'tool', version: '1.0.0', dist } } }),
  );
});
beforeAll(() => new Promise<void>((ready) => registry.listen(0, 'localhost', ready)));
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a package with the committed hash is unpacked once', async () => {
  const first = await get(toIntegrity(tarball));
  expect(readFileSync(join(first.output, 'bin/tool'), 'utf8')).toBe('hello');
  expect(await get(toIntegrity(tarball), 'http://localhost:1/')).toEqual(first); // without any registry
});

test('a package with another hash than the committed one is refused and not stored', async () => {
  const wrong = toIntegrity(new TextEncoder().encode('another file'));
  const before = readdirSync(cache);
  expect(await get(wrong)).toEqual({
    status: 1,
    output: `tool@1.0.0 from npm is not the file that this repository was tested with, so it was not used.\nExpected ${wrong},\nreceived ${toIntegrity(tarball)}.`,
  });
  expect(readdirSync(cache)).toEqual(before);
});

test('a package that cannot be downloaded is named', async () => {
  const { status, output } = await get(`sha512-${'A'.repeat(86)}==`, 'http://localhost:1/');
  expect([status, output.split('\n')[0]]).toEqual([1, 'tool@1.0.0 could not be downloaded.']);
});

test('bytes are compared with a hash in the format of npm', () => {
  expect(() => verifyIntegrity(tarball, toIntegrity(tarball), 'tool')).not.toThrow();
  expect(() => verifyIntegrity(tarball.subarray(1), toIntegrity(tarball), 'tool')).toThrow('tool from npm is not the file');
});

/** Runs in another process, because it blocks while npm asks the registry in this process. */
function get(integrity: string, url = `http://localhost:${(registry.address() as AddressInfo).port}/`) {
  const program = `import { getPackage } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'get-package.mjs')).href)};
try { console.log(getPackage(${JSON.stringify({ name: 'tool', version: '1.0.0', integrity })}, ${JSON.stringify(cache)})); }
catch (error) { console.log(error.message); process.exitCode = 1; }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, npm_config_registry: url, npm_config_cache: join(folder, 'npm'), npm_config_fetch_retries: '0' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  return new Promise<{ readonly status: number | null; readonly output: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, output: output.trim() })),
  );
}
