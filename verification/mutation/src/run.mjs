// `npm run mutation` makes one change at a time in core and in its chart, and fails when the tests notice fewer than LIMIT percent of the changes.
// `npm run mutation -- packages/core/src/view/*.ts` changes these files only, `-- chart` the charts only, and `-- second-factor-chart` that one.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { findStale, why } from './accepted.mjs';
import { runChart } from './run-chart.mjs';

const LIMIT = 90;
/** Tests mostly wait, so more of them run than there are processors. */
const CONCURRENCY = 2 * availableParallelism();
// Most of src/page and src/second-factor/page is tested in a browser, where Stryker cannot run: seeded bugs are planted there instead.
const FILES = [
  'packages/core/src/**/*.ts',
  '!**/*.test.ts',
  '!**/*.test-d.ts',
  '!packages/core/src/languages/**',
  '!packages/core/src/page/**',
  '!packages/core/src/second-factor/page/**',
  '!packages/core/src/second-factor/english.ts',
  '!packages/core/src/second-factor/page/**',
  'packages/core/src/page/ignore-ghost-clicks.ts',
];

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
process.chdir(root);

/**
 * One change and whether a test notices it. `in` is the line in which it starts.
 * @typedef {{ readonly file: string, readonly line: number, readonly in: string, readonly from: string, readonly to: string, readonly isNoticed: boolean }} Mutant
 */

const begin = performance.now();
const given = process.argv.slice(2);
const files = given.filter((each) => !/^(second-factor-)?chart$/.test(each));
for (const each of files)
  if (!globSync(each, { cwd: root }).some((path) => /^packages[\\/]core[\\/]src[\\/].+\.ts$/.test(path))) {
    console.error(`Expected files of packages/core/src, "chart" or "second-factor-chart"; received ${JSON.stringify(each)}.`);
    process.exit(1);
  }
const mutants = [
  ...(given.length === 0 || files.length > 0 ? await tryFiles(files.length > 0 ? files : FILES) : []),
  ...(given.length === 0 || given.includes('chart') ? await tryChart('login') : []),
  ...(given.length === 0 || given.includes('chart') || given.includes('second-factor-chart') ? await tryChart('second-factor') : []),
];
if (mutants.length === 0) {
  console.error(`There is nothing to mutate in ${given.join(', ')}.`);
  process.exit(1);
}
printSurvivors();
const score = printTable();
console.log(`\n${((performance.now() - begin) / 60_000).toFixed(1)} minutes`);
if (score < LIMIT) console.error(`${score.toFixed(2)} % is less than ${LIMIT} %`);
const stale = findStale(mutants);
for (const { file, in: line, from, to } of stale)
  console.error(
    `verification/mutation/src/accepted.mjs is stale. In ${file}, "${from}" → "${to}" is noticed, or no longer exists: ${line}`,
  );
process.exitCode = score < LIMIT || stale.length > 0 ? 1 : 0;

/** @param {readonly string[]} mutate @returns {Promise<Mutant[]>} */
async function tryFiles(mutate) {
  const results = await new Stryker({
    testRunner: 'in-process',
    testRunnerNodeArgs: ['--conditions=@kratos-login/source', '--disable-warning=ExperimentalWarning'],
    plugins: [new URL('./stryker-runner.mjs', import.meta.url).href],
    mutate: [...mutate],
    ignorePatterns: ['apps', 'docs', '.cache', '.github', '.ci'],
    tsconfigFile: 'none', // Stryker would rewrite it with the compiler API, which TypeScript 7 does not have
    concurrency: CONCURRENCY,
    coverageAnalysis: 'perTest',
    timeoutMS: 15_000,
    maxTestRunnerReuse: 150, // a process keeps every module that it has loaded
    logLevel: /** @type {import('@stryker-mutator/api/core').LogLevel} */ ('error'),
    reporters: ['progress-append-only', 'html'],
    htmlReporter: { fileName: '.cache/mutation.html' },
    tempDirName: '.cache/mutation',
    cleanTempDir: 'always',
  }).runMutationTest();
  return results.map(({ fileName, location, replacement = '', status }) => ({
    file: relative(root, fileName).replaceAll('\\', '/'),
    line: location.start.line,
    in: readLines(fileName)[location.start.line - 1]?.trim() ?? '',
    from: cut(fileName, location),
    to: replacement,
    isNoticed: status === 'Killed' || status === 'Timeout',
  }));
}

/** @param {string} path @param {{ readonly start: { readonly line: number, readonly column: number }, readonly end: { readonly line: number, readonly column: number } }} location */
function cut(path, { start, end }) {
  const lines = readLines(path).slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column - 1) ?? '';
  return lines.join('\n').slice(start.column - 1);
}

/** @param {string} path */
function readLines(path) {
  return readFileSync(join(root, relative(root, path)), 'utf8').split('\n');
}

/** @param {'login' | 'second-factor'} id @returns {Promise<Mutant[]>} */
async function tryChart(id) {
  const tried = await runChart(root, CONCURRENCY, id);
  const noticed = id === 'login' ? askReplyTable(tried.filter(({ killer }) => killer === null)) : new Set();
  return tried.map(({ where, what, killer }) => ({
    file: id === 'login' ? 'the chart' : 'the chart of the second factor',
    line: 0,
    in: '',
    from: where,
    to: what,
    isNoticed: killer !== null || noticed.has(`${where}: ${what}`),
  }));
}

/** Compares the mutants that no quick test notices with the reply table. @param {readonly { readonly where: string, readonly what: string }[]} missed @returns {ReadonlySet<unknown>} */
function askReplyTable(missed) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=@kratos-login/source', 'verification/reply-table/src/judge-mutants.ts'],
    {
      input: JSON.stringify(missed.map(({ where, what }) => `${where}: ${what}`)),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('The reply table could not be compared with the mutants.');
  return new Set(JSON.parse(stdout));
}

function printSurvivors() {
  for (const mutant of mutants.filter(({ isNoticed }) => !isNoticed)) {
    const { file, line, from, to } = mutant;
    console.log(`\n${file}${line === 0 ? '' : `:${line}`}\n  ${oneLine(from)}\n  → ${oneLine(to)}\n  ${why(mutant) ?? 'NOT EXPLAINED'}`);
  }
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, ' ').slice(0, 150);
}

/** @returns {number} the percentage of all mutants that are noticed */
function printTable() {
  const names = [...new Set(mutants.map(({ file }) => file))].sort();
  const width = Math.max(...names.map(({ length }) => length));
  console.log(`\n${'file'.padEnd(width)}  mutants  noticed  explained  score`);
  for (const name of names)
    printRow(
      name,
      mutants.filter(({ file }) => file === name),
      width,
    );
  return printRow('all', mutants, width);
}

/** @param {string} name @param {readonly Mutant[]} some @param {number} width @returns {number} */
function printRow(name, some, width) {
  const noticed = some.filter(({ isNoticed }) => isNoticed).length;
  const explained = some.filter(({ isNoticed, ...mutant }) => !isNoticed && why(mutant) !== null).length;
  const percent = (100 * noticed) / Math.max(some.length, 1);
  const cells = [
    String(some.length).padStart(7),
    String(noticed).padStart(7),
    String(explained).padStart(9),
    percent.toFixed(2).padStart(6),
  ];
  console.log(`${name.padEnd(width)}  ${cells.join('  ')}`);
  return percent;
}
