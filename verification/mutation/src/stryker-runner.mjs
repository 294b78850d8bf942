// A test runner for Stryker. `@stryker-mutator/vitest-runner` starts a Vitest run for each mutant. On four files of core with 200 mutants it noticed
// the same 192, and used 178 seconds of processor time. This runner used 42, because it reloads the modules in one process.
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { freshModules } from './fresh-modules.mjs';
import { failTheTest, findTestFiles, runTestFile } from './run-tests.mjs';

/** @import { DryRunResult, MutantRunOptions, MutantRunResult, TestRunner } from '@stryker-mutator/api/test-runner' */
/** @import { Result } from './run-tests.mjs' */

const TIMEOUT = 3_000;

/** The mutated sources read the active mutant from this object, and record their coverage in it. */
const stryker = /** @type {Record<string, any>} */ ({});
Object.assign(globalThis, { __stryker__: stryker });

/** @implements {TestRunner} */
class InProcessRunner {
  /** Stryker's sandbox, which contains the mutants. */
  root = process.cwd();
  files = findTestFiles(this.root);
  modules = freshModules(this.root);

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const fail = (/** @type {unknown} */ error) => {
      // A timer of an earlier mutant may still run. Its errors do not count.
      if (!(error instanceof Error) || !/\?round=\d/.test(error.stack ?? '') || this.modules.isOfThisRound(error.stack ?? ''))
        failTheTest(error);
    };
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
  }

  /** @returns {Promise<DryRunResult>} */
  async dryRun() {
    stryker['activeMutant'] = undefined;
    const results = await this.run(this.files, { bail: false });
    return { status: DryRunStatus.Complete, tests: results.map(toTestResult), mutantCoverage: stryker['mutantCoverage'] };
  }

  /** @param {MutantRunOptions} options @returns {Promise<MutantRunResult>} */
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const wanted = testFilter && new Set(testFilter);
    const wantedFiles = testFilter && new Set(testFilter.map((id) => id.slice(0, id.indexOf('#'))));
    const files = this.files.filter((file) => wantedFiles?.has(file) ?? true);
    const results = await this.run(files, { bail: true, isWanted: (id) => wanted?.has(id) ?? true });
    return toMutantRunResult(
      determineHitLimitReached(stryker['hitCount'], hitLimit) ?? { status: DryRunStatus.Complete, tests: results.map(toTestResult) },
    );
  }

  /** @param {readonly string[]} files @param {{ readonly bail: boolean, readonly isWanted?: (id: string) => boolean }} options */
  async run(files, options) {
    this.modules.next();
    const onTest = (/** @type {string | null} */ id) => {
      stryker['currentTestId'] = id ?? undefined;
    };
    /** @type {Result[]} */
    const results = [];
    for (const file of files) {
      results.push(...(await runTestFile(this.root, file, { ...options, timeout: TIMEOUT, onTest })));
      if (options.bail && results.some(({ failure }) => failure !== null)) break;
    }
    return results;
  }
}

/** @param {Result} result @returns {import('@stryker-mutator/api/test-runner').TestResult} */
function toTestResult({ id, name, file, milliseconds: timeSpentMs, failure }) {
  const result = { id, name, fileName: file, timeSpentMs };
  return failure === null ? { ...result, status: TestStatus.Success } : { ...result, status: TestStatus.Failed, failureMessage: failure };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
