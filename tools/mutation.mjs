import { writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const results = await new Stryker({
  testRunner: 'in-process',
  testRunnerNodeArgs: ['--conditions=@kratos-login/source', '--disable-warning=ExperimentalWarning'],
  plugins: [new URL('./mutation/stryker-runner.mjs', import.meta.url).href],
  mutate: process.argv.slice(2).length
    ? process.argv.slice(2)
    : ['packages/core/src/**/*.ts', '!**/*.test*.ts', '!packages/core/src/languages/**'],
  ignorePatterns: ['apps', 'docs', '.cache', '.github', '.ci'],
  tsconfigFile: 'none',
  concurrency: 8,
  coverageAnalysis: 'perTest',
  timeoutMS: 15000,
  maxTestRunnerReuse: 150,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { reportTests: false, reportMutants: false, allowColor: false, logTests: false },
  jsonReporter: { fileName: '.cache/mutation.json' },
  tempDirName: '.cache/mutation',
  cleanTempDir: 'always',
}).runMutationTest();
console.log(results.length);
