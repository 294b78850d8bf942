// Keep this file runnable on old Node.js: no TypeScript, no dependencies.

/** The signals that a terminal, a supervisor or an editor sends to end a program. @satisfies {NodeJS.Signals[]} */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** The environment variable with the id of the process that a program must not outlive. */
const OWNER = 'KRATOS_LOGIN_OWNER';

/** Returns the environment of a program that must not outlive this process. @returns {{ KRATOS_LOGIN_OWNER: string }} */
export const ownedByThisProcess = () => ({ [OWNER]: String(process.pid) });

/**
 * Calls back once when this process should end: after a signal, or because its parent has ended. A supervisor that ends npm signals
 * neither the shell below npm nor this process. Returns a function that stops listening.
 * @param {(signal: NodeJS.Signals) => void} end
 * @returns {() => void}
 */
export function onTermination(end) {
  const parent = process.ppid;
  const owner = Number(process.env[OWNER] ?? 0);
  // A program that was started by hand may outlive its shell (`nohup`). A script of npm or pnpm must not outlive them.
  const isScript = process.env['npm_lifecycle_event'] !== undefined;
  const isAlone = () => (isScript && isOrphan(parent)) || (owner > 0 && !isAlive(owner));
  const timer = setInterval(() => isAlone() && finish('SIGTERM'), 100);
  timer.unref();
  const finish = (/** @type {NodeJS.Signals} */ signal) => {
    stop();
    end(signal);
  };
  const stop = () => {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, finish);
  };
  for (const signal of SIGNALS) process.on(signal, finish);
  return stop;
}

/** Windows keeps the id of an ended parent. On other systems the process gets another parent. @param {number} parent */
const isOrphan = (parent) => (process.platform === 'win32' ? !isAlive(parent) : process.ppid !== parent);

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
