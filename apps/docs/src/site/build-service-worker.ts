import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Writes the script that registers the worker. It comes first, because the worker has its hash. */
export async function buildOfflineScript(site: string): Promise<void> {
  await build({ ...options, entryPoints: { offline: source('register.ts') }, outdir: site });
}

/** Writes the service worker, with the hashes of all files that the site has at this time. */
export async function buildServiceWorker(site: string): Promise<void> {
  const files = Object.fromEntries(
    listFiles(site)
      .filter((file) => file !== 'service-worker.js')
      .map((file) => [file.replace(/(^|\/)index\.html$/, '$1'), toHash(join(site, file))]),
  );
  const list = JSON.stringify(files);
  const version = createHash('sha256').update(list).digest('hex').slice(0, 16);
  const define = { FILES: list, VERSION: JSON.stringify(version) };
  await build({ ...options, entryPoints: { 'service-worker': source('service-worker.ts') }, outdir: site, define });
}

/** Returns the files of a built site, sorted, with slashes. */
export const listFiles = (site: string): readonly string[] =>
  globSync('**/*', { cwd: site, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(site.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

const source = (name: string): string => fileURLToPath(new URL(`../offline/${name}`, import.meta.url));
const toHash = (file: string): string => `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
const options = { bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'warning' } as const;
