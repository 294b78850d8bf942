// Ends a program and all its descendants. Killing a process group is not enough, because Playwright starts each server in its own group.
// Keep this file runnable on old Node.js: no TypeScript, no dependencies.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that a program may take to clean up after the first signal. */
const GRACE_MS = 500;

/**
 * Signals a process and all its descendants to end, and kills those that still run after half a second.
 * @param {number | undefined} pid `undefined` for a process that could not be started
 * @param {NodeJS.Signals} [signal] the first signal
 * @returns {Promise<void>} resolves when all of them have ended
 */
export async function endTree(pid, signal = 'SIGTERM') {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  const pids = listTree(pid, listProcesses());
  for (const each of pids) send(each, signal);
  for (const until = Date.now() + GRACE_MS; Date.now() < until && pids.some(isAlive); ) await new Promise((wake) => setTimeout(wake, 20));
  // They may have started more processes in the meantime.
  const processes = listProcesses();
  for (const each of new Set([...pids, ...pids.flatMap((parent) => listTree(parent, processes))])) send(each, 'SIGKILL');
}

/** @typedef {{ readonly pid: number, readonly parent: number }} Process */

/** Returns a process and all its descendants, parents first. @param {number} root @param {readonly Process[]} processes @returns {number[]} */
export function listTree(root, processes) {
  const found = [root];
  for (const parent of found) for (const each of processes) if (each.parent === parent && !found.includes(each.pid)) found.push(each.pid);
  return found;
}

/** @returns {Process[]} */
function listProcesses() {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

/** Linux lists processes in `/proc`; containers often have no `ps`. */
function fromProc() {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // "pid (name) state parent …". The name may contain blanks and brackets.
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) \S+ /s, '')
          .split(' ')[0],
      );
      return [{ pid: Number(name), parent }];
    } catch {
      return []; // it has ended
    }
  });
}

function fromPs() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/(\d+)\s+(\d+)/g)].map(([, pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** @param {number} pid @param {NodeJS.Signals | 0} signal @returns {boolean} whether the process is there */
function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** @param {number} pid */
const isAlive = (pid) => send(pid, 0);
