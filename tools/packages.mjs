// Builds and packs every package, unpacks the tarballs into a consumer that has nothing but what they declare, and there imports and
// type-checks every entry: as Node.js does, and as a bundler does.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeArguments } from './take-arguments.mjs';

/**
 * @typedef {{ readonly name: string, readonly exports: Record<string, unknown> } & Partial<Record<'dependencies' | 'peerDependencies', Record<string, string>>>} Manifest
 */

const root = resolve(fileURLToPath(import.meta.url), '../..');
const work = join(root, '.cache/packages');
// Every declaration is checked, those of our dependencies too: skipLibCheck is off.
const strict = { noEmit: true, strict: true, target: 'es2023', lib: ['es2024', 'dom', 'dom.iterable'], types: ['node'] };
/** @type {string[]} */
const complaints = [];

takeArguments(0);
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
writeFileSync(join(work, 'package.json'), '{ "private": true, "type": "module" }');

run('pnpm', ['-r', '--no-sort', '--filter', './packages/*', 'build'], root); // from sources, so in any order: in their tests they need each other
const homes = globSync('packages/*/package.json', { cwd: root }).map((path) => join(root, dirname(path)));
const entries = homes.flatMap(unpack);
tryEntries(entries);

for (const complaint of complaints) console.error(complaint);
console.log(`packages: ${homes.length} with ${entries.length} entries, ${complaints.length} complaints`);
process.exitCode = complaints.length > 0 || entries.length === 0 ? 1 : 0;

/** Packs one package into the consumer. @param {string} home @returns {string[]} what a host may import of it */
function unpack(home) {
  const tarball = join(work, 'packed.tgz');
  const { name } = readManifest(home);
  const target = join(work, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  if (
    !run('pnpm', ['--silent', 'pack', '--out', tarball], home) ||
    !run('tar', ['xzf', tarball, '--strip-components=1', '-C', target], work)
  )
    return [];

  // A package's own scripts are for this workspace; nobody who installs it runs them.
  const { scripts: _, ...published } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  const text = JSON.stringify(published);
  for (const word of ['workspace:', 'catalog:', '@kratos-login/source'])
    if (text.includes(word)) complaints.push(`${name} is published with "${word}" in it`);
  if (!existsSync(join(target, 'LICENSE'))) complaints.push(`${name} is published without its licence`);
  const manifest = readManifest(target);
  linkDeclared(manifest, home, target);
  return Object.keys(manifest.exports).map((entry) => join(name, entry).replaceAll('\\', '/'));
}

/** Gives a package what it declares, and no more. @param {Manifest} manifest @param {string} home @param {string} target */
function linkDeclared({ dependencies, peerDependencies }, home, target) {
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (name.startsWith('@kratos-login/')) continue; // it stands beside
    const path = join(target, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(home, 'node_modules', name), path, 'junction');
  }
}

/** @param {readonly string[]} entries */
function tryEntries(entries) {
  const lines = entries.map((entry, at) => `import * as entry${at} from '${entry}';`);
  const check = entries.map((entry, at) => `if (Object.keys(entry${at}).length === 0) throw new Error('${entry} exports nothing');`);
  writeFileSync(join(work, 'consumer.ts'), [...lines, ...check].join('\n'));
  run(process.execPath, ['consumer.ts'], work);
  for (const module of ['nodenext', 'esnext']) {
    const config = {
      compilerOptions: { module, moduleResolution: module === 'nodenext' ? module : 'bundler', ...strict },
      files: ['consumer.ts'],
    };
    writeFileSync(join(work, `tsconfig.${module}.json`), JSON.stringify(config));
    run(join(root, 'node_modules/.bin/tsc'), ['-p', `tsconfig.${module}.json`], work);
  }
}

/** @param {string} folder @returns {Manifest} */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Quiet, unless it fails. @param {string} command @param {readonly string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status === 0) return true;
  complaints.push(`${command} ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
  return false;
}
