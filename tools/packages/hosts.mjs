// Hosts with only the tarballs and their declared dependencies: one with the oldest versions that the packages support, one with the newest.
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFences } from '../fences.mjs';

/** @typedef {import('./pack.mjs').Packed} Packed */
/** @typedef {{ readonly name: string, readonly exports: Record<string, unknown> } & Partial<Record<'dependencies' | 'peerDependencies', Record<string, string>>>} Manifest */

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const files = join(root, 'verification/hosts/newest/files');
const run = promisify(execFile);

/**
 * Creates a host: the unpacked tarballs, and the versions of `verification/hosts/<name>`.
 * @param {string} name
 * @param {readonly Packed[]} packages
 * @param {string} work
 * @returns {Promise<{ home: string, entries: string[] }>} its folder, and our entries that it may import
 */
export async function createHost(name, packages, work) {
  const home = join(work, name);
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
  const versions = join(root, 'verification/hosts', name, 'node_modules');
  // Only the newer host declares tools, such as Jest.
  for (const from of [versions, join(root, 'verification/hosts/newest/node_modules')])
    for (const module of globSync(['*', '@*/*'], { cwd: from }))
      if (!/^(@[^/\\]+|\.bin)$/.test(module)) link(join(from, module), join(home, 'node_modules', module));
  const entries = await Promise.all(packages.map((each) => unpack(each, home, versions)));
  return { home, entries: entries.flat() };
}

/** @param {Packed} packed @param {string} host @param {string} versions @returns {Promise<string[]>} */
async function unpack({ name, home, tarball }, host, versions) {
  const target = join(host, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  await run('tar', ['xzf', tarball, '--strip-components=1', '-C', target]);
  /** @type {Manifest} */
  const { dependencies, peerDependencies, exports } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  // It gets only its declared dependencies, so an undeclared dependency is not found.
  for (const each of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (each.startsWith('@kratos-login/') || each === 'xstate-paths') continue; // it is unpacked next to it
    const wanted = [`${each}-for-${name.replace('@kratos-login/', '')}`, each]
      .map((module) => join(versions, module))
      .find((path) => existsSync(path));
    link(wanted ?? join(home, 'node_modules', each), join(target, 'node_modules', each));
  }
  return Object.keys(exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => join(name, entry).replaceAll('\\', '/'));
}

/** @param {string} target @param {string} path */
function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path, 'junction');
}

/** Imports every entry in Node.js, which has no stylesheets. @param {string} home @param {readonly string[]} entries */
export async function importEntries(home, entries) {
  writeConsumer(
    home,
    entries.filter((entry) => !entry.endsWith('.css')),
  );
  await run(process.execPath, ['consumer.ts'], { cwd: home });
}

/** @param {string} home @param {readonly string[]} entries */
function writeConsumer(home, entries) {
  const lines = entries.map((entry, at) => `import * as entry${at} from '${entry}';`);
  const check = entries.map((entry, at) =>
    entry.endsWith('.css') ? '' : `if (Object.keys(entry${at}).length === 0) throw new Error('${entry} exports nothing');`,
  );
  writeFileSync(join(home, 'consumer.ts'), [...lines, ...check].join('\n'));
}

/**
 * Type-checks every entry, and checks that no type is `any`: with the declarations of our dependencies and, as in most hosts, without them.
 * @param {string} home
 * @param {readonly string[]} entries
 */
export async function checkTypes(home, entries) {
  // `testing` needs a newer XState than the others: the host with the oldest one has two versions, whose types are incompatible.
  const isTwofold = existsSync(join(home, 'node_modules/xstate-for-testing'));
  writeConsumer(home, isTwofold ? entries.filter((entry) => !entry.startsWith('@kratos-login/testing')) : entries);
  copyFileSync(join(files, 'types.ts'), join(home, 'types.ts'));
  const strict = {
    noEmit: true,
    strict: true,
    target: 'es2023',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: ['node'],
  };
  const ways = [
    { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: false },
    { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: false },
    { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true, exactOptionalPropertyTypes: true }, // XState's own declarations do not compile with the latter
  ];
  await Promise.all(
    ways.map(async (way, at) => {
      const config = join(home, `tsconfig.${at}.json`);
      writeFileSync(config, JSON.stringify({ compilerOptions: { ...strict, ...way }, files: ['consumer.ts', 'types.ts'] }));
      await run(join(root, 'node_modules/.bin/tsc'), ['-p', config, '--pretty', 'false'], {
        cwd: home,
        shell: process.platform === 'win32',
      });
    }),
  );
}

/** The beginning of the fence with the whole page. */
const WHOLE_MARKUP = '<main id="login">\n  <h1 data-text="title" id="title"';

/** Signs in, in Jest, configured as the README of the React package says. @param {string} home */
export async function runJest(home) {
  copyFileSync(join(files, 'sign-in.test.mjs'), join(home, 'sign-in.test.mjs'));
  writeFileSync(
    join(home, 'markup.mjs'),
    `export const markup = ${JSON.stringify(readFence('packages/dom/README.md', 'html', WHOLE_MARKUP))};`,
  );
  for (const name of ['jest-environment.mjs', 'jest.config.mjs'])
    writeFileSync(join(home, name), readFence('packages/react/README.md', 'js', `// ${name}`));
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  await run(process.execPath, [...jest, '--runInBand', '--no-cache', '--watchman=false'], { cwd: home });
}

/**
 * Lets npm install the tarballs with exact versions of their dependencies. It fails where the range of a peer dependency excludes a version.
 * @param {readonly Packed[]} packages
 * @param {readonly string[]} versions such as `react@18.3.1`
 * @param {string} work
 */
export async function installByNpm(packages, versions, work) {
  const home = join(work, `npm-${versions.join('-').replace(/[^\w.-]+/g, '-')}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
  const options = ['--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...options, ...packages.map(({ tarball }) => tarball), ...versions], {
    cwd: home,
    shell: process.platform === 'win32',
  });
}

/** The first fence of a language in a document that begins like this. @param {string} document @param {string} language @param {string} [start] */
function readFence(document, language, start = '') {
  const fence = findFences(readFileSync(join(root, document), 'utf8'), [language]).find(({ code }) => code.startsWith(start));
  if (fence === undefined) throw new Error(`${document} has no fence in ${language} that begins with ${JSON.stringify(start)}.`);
  return fence.code;
}
