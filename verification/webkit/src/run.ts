/** `npm run e2e:webkit -- [spec…] [-t title]` tests both built demos in WebKit, the engine of Safari. It fails without WebKitGTK's driver. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countVitest } from '../../../tools/count-tests.mjs';
import { failBeforeTests, runTests } from '../../../tools/run-tests.ts';
import { findMissingPrograms } from './find-missing-programs.ts';
import { readArguments, type SelectedTests } from './read-arguments.ts';
import { serveDemos } from './serve-demos.ts';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
try {
  const selected = readArguments(process.argv.slice(2));
  const missing = findMissingPrograms();
  if (missing === null) await testDemos(selected);
  else failBeforeTests(missing);
} catch (error) {
  failBeforeTests(`e2e:webkit: ${(error as Error).message}`);
}

async function testDemos({ specs, title }: SelectedTests): Promise<void> {
  const report = resolve('.cache/vitest-webkit.json');
  const vitest = ['--import', './tools/end-with-owner.mjs', 'node_modules/vitest/vitest.mjs', 'run', ...specs];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const titles = title === null ? [] : ['--testNamePattern', title];
  const demos = await serveDemos();
  await runTests({
    args: [...vitest, '--config', 'verification/webkit/vitest.config.ts', ...reporters, ...titles],
    env: { REACT_URL: demos.react, VANILLA_URL: demos.vanilla },
    report,
    count: title === null ? countVitest : countWithoutSkipped,
  });
  await demos.stop();
}

/** Counts the tests with a matching title. Vitest skips the others. */
function countWithoutSkipped(report: unknown, isGreen: boolean): ReturnType<typeof countVitest> {
  return countVitest({ ...Object(report), numPendingTests: 0 }, isGreen);
}
