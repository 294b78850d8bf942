/** Builds the whole site into `site`: studio, documentation and galleries. `npm run build:site`. */
import { spawn } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildOfflineScript, buildServiceWorker, listFiles } from './site/build-service-worker.ts';
import { checkSite } from './site/check-site.ts';
import { finishPage } from './site/finish-page.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
const { values } = parseArgs({ options: { output: { type: 'string', default: 'site' }, 'no-api': { type: 'boolean', default: false } } });
const site = resolve(root, values.output);

await rm(site, { recursive: true, force: true });
const docs = ['apps/docs/src/build-docs.ts', '--output', values.output, ...(values['no-api'] ? [] : ['--api'])];
// One after the other, the studio last: two processors are busy with each of them anyway, and a smaller machine has the memory for one.
await run(...docs);
for (const [demo, name] of [
  ['react-demo', 'react'],
  ['vanilla-demo', 'dom'],
] as const) {
  await run('apps/demo-kit/src/build-gallery.ts', demo, join(site, 'gallery', name));
  // The studio links to `gallery.html?state=…`, and people type the folder.
  await cp(join(site, 'gallery', name, 'gallery.html'), join(site, 'gallery', name, 'index.html'));
}
await run(
  'apps/studio/node_modules/vite/bin/vite.js',
  'build',
  'apps/studio',
  '--outDir',
  site,
  '--emptyOutDir',
  'false',
  '--logLevel',
  'warn',
);

await buildOfflineScript(site);
for (const file of listFiles(site).filter((name) => name.endsWith('.html') && name !== '404.html')) {
  await writeFile(join(site, file), finishPage(await readFile(join(site, file), 'utf8'), file));
}
await buildServiceWorker(site);
const faults = checkSite(site);
for (const fault of faults) console.error(fault);
console.log(`site: ${listFiles(site).length} files in ${site}, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Runs a program of this repository with Node.js. */
function run(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--conditions=@kratos-login/source', ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${args[0]} ended with exit code ${code}.`))));
  });
}
