// Runs before a package is packed or published: builds it, and fails when a file in its manifest is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** @typedef {{ readonly exports: Record<string, string | Record<string, string>>, readonly bin?: Record<string, string> }} Published */

const home = process.cwd();
const { name, publishConfig } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));

// npm would keep "catalog:" and "workspace:" in the manifest, and `exports` would point at sources that are not published.
if (process.env['npm_config_user_agent']?.startsWith('pnpm/') !== true) {
  const folder = `packages/${basename(home)}`;
  fail(`${name} can only be packed and published by pnpm, which writes the versions into its manifest. In the root of the repository run:
  node tools/run.mjs pnpm --dir ${folder} pack       (or: publish)`);
}
rmSync(join(home, 'dist'), { recursive: true, force: true }); // files of an older build would be packed
const { status, stdout, stderr } = spawnSync('pnpm', ['run', 'build'], { encoding: 'utf8', shell: process.platform === 'win32' });
if (status !== 0) fail(`${name} could not be built.\n${stdout}${stderr}`);
for (const file of listPublishedFiles(publishConfig))
  if (!existsSync(join(home, file))) fail(`The manifest of ${name} names ${file}, which the build did not write.`);

/** @param {Published} published */
function listPublishedFiles({ exports, bin = {} }) {
  const exported = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  return [...exported, ...Object.values(bin)].flatMap((file) =>
    file.endsWith('.js') && !Object.values(bin).includes(file) ? [file, file.replace(/\.js$/, '.d.ts')] : [file],
  );
}

/** @param {string} text @returns {never} */
function fail(text) {
  console.error(text);
  process.exit(1);
}
