import { spawn } from 'node:child_process';

/** A script that takes longer hangs. */
const PATIENCE_MS = 600_000;

/**
 * Runs a script of package.json, its output on ours, and says whether it ended well. It never rejects: what cannot be started has failed.
 * @param {readonly string[]} command the script and its arguments
 * @param {number} [patience] milliseconds
 * @returns {Promise<boolean>}
 */
export function runScript(command, patience = PATIENCE_MS) {
  const isWindows = process.platform === 'win32';
  // A process group of its own, so that a script that hangs goes together with all that it started.
  const child = spawn('pnpm', ['--silent', 'run', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !isWindows,
    shell: isWindows,
  });
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    if (child.pid !== undefined) process.kill(isWindows ? child.pid : -child.pid, signal);
  };
  const timer = setTimeout(() => {
    console.error(`${command[0]} has not ended after ${patience / 1000} s`);
    kill('SIGKILL');
  }, patience);
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    kill(signal);
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);

  return new Promise((done) => {
    const end = (/** @type {boolean} */ isGreen) => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      done(isGreen);
    };
    child.on('error', (error) => {
      console.error(`${command[0]} could not be started: ${error.message}`);
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });
}
