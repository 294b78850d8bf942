import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./run-chart-worker.mjs', import.meta.url));
/** A worker keeps every chart that it has loaded. */
const ROUNDS_PER_WORKER = 40;
/** Milliseconds for all tests together, which usually take one or two seconds. */
const TIMEOUT = 120_000;

/** @typedef {{ readonly where: string, readonly what: string, readonly killer: string | null }} Tried */

/**
 * Tries every mutant of the chart. Throws when a test fails without a mutant.
 * @param {string} root
 * @param {number} concurrency
 * @param {'login' | 'second-factor'} chartId
 * @returns {Promise<readonly Tried[]>}
 */
export async function runChart(root, concurrency, chartId) {
  const first = createWorker(root, chartId);
  const { killer, mutants } = await first.ask(null);
  first.end();
  if (killer !== null || mutants === undefined) throw new Error(`A test fails without a mutant: ${killer}`);
  const left = mutants.map((mutant, id) => ({ ...mutant, id }));
  /** @type {Map<number, Tried>} */
  const tried = new Map();
  const work = async () => {
    let worker = createWorker(root, chartId);
    for (let mutant = left.shift(), round = 1; mutant !== undefined; mutant = left.shift(), round++) {
      const { where, what, id } = mutant;
      const found = await worker.ask(id);
      tried.set(id, { where, what, killer: found.killer });
      if (found.isDead || round % ROUNDS_PER_WORKER === 0) {
        worker.end();
        worker = createWorker(root, chartId);
      }
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return mutants.flatMap((_, id) => tried.get(id) ?? []);
}

/** @typedef {{ readonly killer: string | null, readonly isDead?: boolean, readonly mutants?: readonly { readonly where: string, readonly what: string }[] }} Found */

/** @param {string} root @param {string} chartId */
function createWorker(root, chartId) {
  const child = fork(WORKER, {
    cwd: root,
    execArgv: ['--conditions=@kratos-login/source', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    /** @param {number | null} id @returns {Promise<Found>} */
    ask: (id) =>
      new Promise((resolve) => {
        const settle = (/** @type {Found} */ found) => {
          clearTimeout(timer);
          child.removeAllListeners();
          resolve(found);
        };
        const timer = setTimeout(() => settle({ killer: 'out of time', isDead: true }), TIMEOUT);
        child.on('message', (found) => settle(/** @type {Found} */ (found)));
        child.on('exit', () => settle({ killer: 'the process ended', isDead: true }));
        child.send({ chartId, id });
      }),
    end: () => void child.kill('SIGKILL'),
  };
}
