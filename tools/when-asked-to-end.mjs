// Keep this file runnable on old Node.js: no TypeScript, no dependencies.

/** The signals that a terminal, a supervisor or an editor sends to end a program. @satisfies {NodeJS.Signals[]} */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** The environment variable that tells a program which process it must not outlive. */
const OWNER = 'KRATOS_LOGIN_OWNER';

/** The environment of a program that must not outlive this process. @returns {{ KRATOS_LOGIN_OWNER: string }} */
export const ownedByThisProcess = () => ({ [OWNER]: String(process.pid) });

/**
 * Calls back once when this process should end: after a signal, or because its parent has ended. A supervisor that ends npm signals
 * neither the shell below npm nor this process. Returns a function that stops listening.
 * @param {(signal: NodeJS.Signals) => void} end
 * @returns {() => void}
 */
export function whenAskedToEnd(end) {
  const parent = process.ppid;
  const owner = Number(process.env[OWNER] ?? 0);
  // A program that was started by hand may outlive its shell (`nohup`); a script of npm or pnpm may not outlive them.
  const isScript = process.env['npm_lifecycle_event'] !== undefined;
  const isAlone = () => (isScript && isOrphan(parent)) || (owner > 0 && !isAlive(owner));
  const timer = setInterval(() => isAlone() && tell('SIGTERM'), 100);
  timer.unref();
  const tell = (/** @type {NodeJS.Signals} */ signal) => {
    stop();
    end(signal);
  };
  const stop = () => {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, tell);
  };
  for (const signal of SIGNALS) process.on(signal, tell);
  return stop;
}

/** Windows keeps the number of a parent that has ended; elsewhere the process gets another parent. @param {number} parent */
const isOrphan = (parent) => (process.platform === 'win32' ? !isAlive(parent) : process.ppid !== parent);

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
