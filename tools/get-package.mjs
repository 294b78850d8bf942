// Downloads a package from npm, compares it with a committed hash, and unpacks it. It runs no code of the package.
// Keep this file runnable on old Node.js: no TypeScript, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ readonly name: string, readonly version: string, readonly integrity: string }} Pinned */

/** The folder in which downloads are kept for later runs. */
export const cacheFolder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kratos-login');

/**
 * Returns the folder of an unpacked package, and downloads the package first if needed. Throws when the file from npm has another hash.
 * @param {Pinned} pinned
 * @param {string} [cache]
 * @returns {string}
 */
export function getPackage(pinned, cache = cacheFolder) {
  const { name, version, integrity } = pinned;
  const folder = join(cache, toId(pinned));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, '.download-'));
  try {
    const tarball = download(`${name}@${version}`, work);
    verifyIntegrity(readFileSync(tarball), integrity, `${name}@${version}`);
    const unpacked = join(work, 'unpacked');
    mkdirSync(unpacked);
    run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], work, `${name}@${version} could not be unpacked`);
    putInPlace(unpacked, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** Returns the name of a folder. It contains the hash, so that files of another hash are not used. @param {Pinned} pinned */
export function toId({ name, version, integrity }) {
  return `${name.replace(/\W+/g, '-').replace(/^-/, '')}-${version}-${integrity.replace(/^\w+-|\W/g, '').slice(0, 12)}`;
}

/**
 * Throws when the hash of the bytes is not the expected one.
 * @param {Uint8Array} bytes
 * @param {string} integrity such as `sha512-…`
 * @param {string} what for the message
 */
export function verifyIntegrity(bytes, integrity, what) {
  const received = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (received === integrity) return;
  throw new Error(
    `${what} from npm is not the file that this repository was tested with, so it was not used.\nExpected ${integrity},\nreceived ${received}.`,
  );
}

/** @param {string} what @param {string} folder @returns {string} the path of the tarball */
function download(what, folder) {
  run(...npm(['pack', what, '--pack-destination', folder, '--silent', '--ignore-scripts']), folder, `${what} could not be downloaded`);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`${what} could not be downloaded: npm wrote no file.`);
  return join(folder, tarball);
}

/** Returns npm as a program and its arguments. It is the npm that runs this process, if there is one. @param {readonly string[]} args @returns {[string, string[]]} */
function npm(args) {
  const cli = process.env['npm_execpath'] ?? '';
  return /npm-cli\.js$/.test(cli) ? [process.execPath, [cli, ...args]] : ['npm', [...args]];
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd @param {string} complaint */
function run(command, args, cwd, complaint) {
  const isShellNeeded = process.platform === 'win32' && command === 'npm';
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: isShellNeeded });
  if (status !== 0) throw new Error(`${complaint}.\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trimEnd());
}

/** Two runs may unpack the same package at once. The second one then uses the folder of the first one. @param {string} from @param {string} to */
function putInPlace(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
