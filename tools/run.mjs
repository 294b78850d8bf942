// Runs a script in a fresh clone, with any Node.js. It downloads the pinned pnpm from npm, and a newer Node.js if the current one is too old. When
// pnpm has started it, it downloads neither.
// Keep this file runnable on old Node.js: no TypeScript, no dependencies.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endTree } from './end-tree.mjs';
import { getPackage } from './get-package.mjs';
import { onTermination, ownedByThisProcess } from './on-termination.mjs';
import { findNode, findPnpm, isNewEnough, nodeIsTooOld, thisMachine } from './tool-packages.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const USAGE = `Usage:
  node tools/run.mjs <script> [arguments]         installs, then runs a script of package.json
  node tools/run.mjs exec <command> [arguments]   installs, then runs a command
  node tools/run.mjs pnpm <arguments>             runs pnpm

"npm start" serves the studio and the demos, and "npm test" runs all checks. CONTRIBUTING.md explains the scripts:
  ${readScripts().join(', ')}`;

/** @type {string[]} folders at the start of the PATH of the script */
const path = [];
const [command, ...rest] = process.argv.slice(2);
process.exitCode = await run();

/** @returns {Promise<number>} the exit code */
async function run() {
  if (command === '--help' || command === '-h') {
    console.log(USAGE);
    return 0;
  }
  const fault = findFault();
  if (fault !== null) {
    console.error(fault);
    return 1;
  }
  const pnpm = findOnMachine();
  if (pnpm === null) return 1;
  if (command === 'pnpm') return start(pnpm, rest);
  const installed = isInPnpm() ? 0 : await start(pnpm, ['install', '--frozen-lockfile']);
  if (installed !== 0) return installed;
  // pnpm is silent, so that the last line of output is the script's.
  return start(pnpm, command === 'exec' ? ['exec', ...rest] : ['--silent', 'run', String(command), ...rest]);
}

/** @returns {string | null} the problem of the arguments */
function findFault() {
  if (command === undefined || command === '') return USAGE;
  if (command === 'exec' || command === 'pnpm') return rest.length === 0 ? `"${command}" needs a command to run.\n\n${USAGE}` : null;
  if (readScripts().includes(command)) return null;
  return `There is no script "${command}" in package.json.\n\n${USAGE}`;
}

/** @returns {string[]} */
function readScripts() {
  return Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
}

function isInPnpm() {
  return isNewEnough(thisMachine()) && process.env['npm_config_user_agent']?.startsWith('pnpm/') === true;
}

/** Returns the pnpm to run, with a newer Node.js on its PATH if needed. Returns `null` after it has printed an error. @returns {string | null} */
function findOnMachine() {
  if (isInPnpm()) return 'pnpm';
  const machine = thisMachine();
  const pnpm = findPnpm(machine);
  const node = isNewEnough(machine) ? undefined : findNode(machine);
  try {
    if (node === null) throw new Error(nodeIsTooOld(machine));
    if (pnpm === null) throw new Error(`npm has no pnpm for ${machine.platform} ${machine.arch}.`);
    for (const tool of node === undefined ? [pnpm] : [pnpm, node]) path.push(dirname(join(getPackage(tool), tool.program)));
    return join(getPackage(pnpm), pnpm.program);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return null;
  }
}

/** @param {string} program @param {readonly string[]} args @returns {Promise<number>} */
function start(program, args) {
  const isShellNeeded = process.platform === 'win32' && program === 'pnpm';
  const child = spawn(program, args, { cwd: root, env: environment(), stdio: 'inherit', shell: isShellNeeded });
  return new Promise((done, fail) => {
    const stop = onTermination((signal) => {
      // At a terminal the scripts also get the signal and end by themselves: the exit code shows that the script was interrupted.
      void endTree(child.pid, signal).then(() => process.exit(130));
    });
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      stop();
      done(code ?? (signal ? 130 : 1));
    });
  });
}

// `npm start` and `npm test` export npm's settings as npm_* variables, which pnpm would apply. Only those about the registry are passed on.
function environment() {
  const keep = /^npm_config_(cache|registry|userconfig|globalconfig|cafile|https?_?proxy|noproxy)$/i;
  const entries = Object.entries(process.env).filter(([key]) => !/^npm_(config|lifecycle|package)_/i.test(key) || keep.test(key));
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...Object.fromEntries(entries),
    ...ownedByThisProcess(),
    npm_config_update_notifier: 'false',
    [name]: [...path, process.env[name]].filter(Boolean).join(delimiter),
  };
}
