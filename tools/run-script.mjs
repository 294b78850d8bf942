import { spawn } from 'node:child_process';
import { endTree } from './end-tree.mjs';
import { onTermination, ownedByThisProcess } from './on-termination.mjs';

/** A script that takes longer is assumed to hang. */
const TIMEOUT_MS = 600_000;

/**
 * Runs a script of package.json with inherited output, and resolves to whether it succeeded. It never rejects: a script that cannot be started has failed.
 * A script that takes too long is ended with all its descendants, and so is a running script when this process is asked to end.
 * @param {readonly string[]} command the script and its arguments
 * @param {number} [timeout] milliseconds
 * @returns {Promise<boolean>}
 */
export function runScript(command, timeout = TIMEOUT_MS) {
  const child = spawn('pnpm', ['--silent', 'run', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...ownedByThisProcess() },
    shell: process.platform === 'win32',
  });
  return new Promise((done) => {
    const timer = setTimeout(() => {
      console.error(`${command[0]} has not ended after ${timeout / 1000} s`);
      void endTree(child.pid).then(() => end(false));
    }, timeout);
    const stop = onTermination((signal) => void endTree(child.pid, signal).then(() => process.exit(130)));
    const end = (/** @type {boolean} */ isGreen) => {
      clearTimeout(timer);
      stop();
      done(isGreen);
    };
    child.on('error', (error) => {
      console.error(`${command[0]} could not be started: ${error.message}`);
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });
}
