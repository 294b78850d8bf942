// Runs the tests of the packages in this process, for one mutant after the other.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { registered } from './vitest-stand-in.mjs';

/** The tests that judge a mutant. They take milliseconds each. A mutant that only other tests notice counts as not noticed. */
const QUICK = [
  'packages/{core,inspect}/src/**/*.test.ts',
  'packages/{testing,xstate-paths}/src/*.test.ts',
  'verification/reply-table/src/replies.test.ts',
  'verification/reply-table/src/second-factor/settings-table.test.ts',
];
/** The bundle would contain Stryker's own code. */
const NOT_THIS_TEST = /^a production bundle /;
/** The program of the README is written to a file, and tests run in parallel here. */
const NOT_THESE = ['**/*.browser.test.ts', '**/readme.test.ts'];

/** Lists files without waits first, because their tests fail at once and not by a timeout. @param {string} root */
export function findTestFiles(root) {
  const found = globSync(QUICK, { cwd: root, exclude: NOT_THESE }).map((path) => path.replaceAll('\\', '/'));
  const doesWait = (/** @type {string} */ path) =>
    Number(/@kratos-login\/emulator|vi\.waitFor|expect\.poll/.test(readFileSync(join(root, path), 'utf8')));
  return found.sort().sort((one, other) => doesWait(one) - doesWait(other));
}

// Tests may replace them.
const { setTimeout, clearTimeout, setImmediate } = globalThis;

/** @typedef {{ readonly id: string, readonly name: string, readonly file: string, readonly milliseconds: number, readonly failure: string | null }} Result */

/**
 * Runs one file. `onTest` receives the id of each test before it runs, and `null` after it.
 * @param {string} root
 * @param {string} file
 * @param {{ readonly isWanted?: (id: string) => boolean, readonly bail: boolean, readonly timeout: number, readonly onTest?: (id: string | null) => void }} options
 * @returns {Promise<readonly Result[]>}
 */
export async function runTestFile(root, file, { isWanted = () => true, bail, timeout, onTest = () => {} }) {
  for (const list of Object.values(registered)) list.length = 0;
  /** @type {Result[]} */
  const results = [];
  try {
    await import(pathToFileURL(join(root, file)).href);
  } catch (error) {
    return [{ id: `${file}#`, name: `${file} loads`, file, milliseconds: 0, failure: toText(error) }];
  }
  const { tests, beforeAll, afterAll, beforeEach, afterEach } = structure();
  for (const hook of beforeAll) await hook();
  for (const { name, body } of tests) {
    const id = `${file}#${name}`;
    if (!isWanted(id) || NOT_THIS_TEST.test(name)) continue;
    const from = performance.now();
    onTest(id);
    const failure = await attempt(async () => {
      for (const hook of beforeEach) await hook();
      await body();
    }, timeout);
    for (const hook of [...registered.onTestFinished.splice(0), ...afterEach]) await attempt(hook, timeout);
    onTest(null);
    results.push({ id, name, file, milliseconds: performance.now() - from, failure });
    if (failure !== null && bail) break;
  }
  for (const hook of afterAll) await hook();
  return results;
}

/** Copies the tests and hooks of a file, because the lists are emptied for the next file. */
const structure = () => ({
  tests: [...registered.tests],
  beforeAll: [...registered.beforeAll],
  afterAll: [...registered.afterAll],
  beforeEach: [...registered.beforeEach],
  afterEach: [...registered.afterEach],
});

/** @type {((error: unknown) => void) | null} */
let failNow = null;

/** Fails the running test with an uncaught error. @param {unknown} error */
export const failTheTest = (error) => failNow?.(error);

/** @param {() => unknown} body @param {number} timeout @returns {Promise<string | null>} the reason of the failure */
async function attempt(body, timeout) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const failed = new Promise((_, reject) => {
    failNow = reject;
    timer = setTimeout(() => reject(new Error(`took more than ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([body(), failed]);
    await Promise.race([new Promise((resolve) => setImmediate(resolve)), failed]);
    return null;
  } catch (error) {
    return toText(error);
  } finally {
    failNow = null;
    clearTimeout(timer);
  }
}

/** @param {unknown} error */
const toText = (error) => (error instanceof Error ? error.message : String(error));
