// The tests of the packages, in this process, for one mutant after the other.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { said } from './vitest-stand-in.mjs';

/** The tests that may find a mutant of core: milliseconds each. What only others would find counts as survived. */
const QUICK = [
  'packages/{core,inspect}/src/**/*.test.ts',
  'packages/{testing,xstate-paths}/src/*.test.ts',
  'verification/reply-table/src/replies.test.ts',
];
/** Otherwise the bundle would contain Stryker's own code. */
const NOT_THIS_TEST = /^a production bundle /;
/** The README's program is written to a file, and tests run side by side here. */
const NOT_THESE = ['**/*.browser.test.ts', '**/readme.test.ts'];

/** Those first that wait for nobody: what fails there fails at once, and not by a wait that never ends. @param {string} root */
export function findTestFiles(root) {
  const found = globSync(QUICK, { cwd: root, exclude: NOT_THESE }).map((path) => path.replaceAll('\\', '/'));
  const doesWait = (/** @type {string} */ path) =>
    Number(/@kratos-login\/emulator|vi\.waitFor|expect\.poll/.test(readFileSync(join(root, path), 'utf8')));
  return found.sort().sort((one, other) => doesWait(one) - doesWait(other));
}

// A test may replace them.
const { setTimeout, clearTimeout, setImmediate } = globalThis;

/** @typedef {{ readonly id: string, readonly name: string, readonly file: string, readonly milliseconds: number, readonly failure: string | null }} Result */

/**
 * Runs one file; `onTest` is told of each test before it runs, and of `null` after it.
 * @param {string} root
 * @param {string} file
 * @param {{ readonly isWanted?: (id: string) => boolean, readonly bail: boolean, readonly timeout: number, readonly onTest?: (id: string | null) => void }} options
 * @returns {Promise<readonly Result[]>}
 */
export async function runTestFile(root, file, { isWanted = () => true, bail, timeout, onTest = () => {} }) {
  for (const list of Object.values(said)) list.length = 0;
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
    for (const hook of [...said.onTestFinished.splice(0), ...afterEach]) await attempt(hook, timeout);
    onTest(null);
    results.push({ id, name, file, milliseconds: performance.now() - from, failure });
    if (failure !== null && bail) break;
  }
  for (const hook of afterAll) await hook();
  return results;
}

/** A copy: the next file begins with nothing. */
const structure = () => ({
  tests: [...said.tests],
  beforeAll: [...said.beforeAll],
  afterAll: [...said.afterAll],
  beforeEach: [...said.beforeEach],
  afterEach: [...said.afterEach],
});

/** @type {((error: unknown) => void) | null} */
let failNow = null;

/** An error that nobody has caught is one of the test that runs. @param {unknown} error */
export const failTheTest = (error) => failNow?.(error);

/** @param {() => unknown} body @param {number} timeout @returns {Promise<string | null>} why it failed */
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
