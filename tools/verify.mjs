// `npm test`: the list of gates. Runs all of them, also after a failure, and prints at the end how many tests passed and failed.
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { countOne, countPlaywright, countVitest } from './count-tests.mjs';
import { runScript } from './run-script.mjs';
import { takeArguments } from './take-arguments.mjs';

/**
 * Each gate is a script of package.json and counts as one test. The `report` of a test runner has the number of its tests.
 * @typedef {{ readonly script: string, readonly args?: readonly string[], readonly report?: string, readonly count?: typeof countVitest }} Gate
 * @type {readonly Gate[]}
 */
const GATES = [
  { script: 'types' },
  { script: 'lint' },
  { script: 'documents' },
  { script: 'browser' },
  vitest('unit', '--project', 'browser'), // both at once, because one works while the other waits
  { script: 'size' },
  { script: 'packages' },
  { script: 'e2e', report: '.cache/playwright.json', count: countPlaywright },
  { script: 'coverage', args: ['--merge', '--all'] }, // merges the records of the gates before it
];

takeArguments(0);
process.chdir(resolve(fileURLToPath(import.meta.url), '../..'));

rmSync('coverage/surfaces', { recursive: true, force: true }); // records of an earlier run must not count

/** @type {{ script: string, passed: number, failed: number, seconds: string }[]} */
const rows = [];
for (const gate of GATES) rows.push(await run(gate));
printTable();
const sum = (/** @type {'passed' | 'failed'} */ key) => rows.reduce((all, row) => all + row[key], 0);
process.exitCode = sum('failed') > 0 ? 1 : 0;
console.log(`\ntests: ${sum('passed')} passed, ${sum('failed')} failed`);

/** @param {string} script @param {readonly string[]} args @returns {Gate} */
function vitest(script, ...args) {
  const report = `.cache/vitest-${script}.json`;
  return { script, args: [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], report, count: countVitest };
}

/** @param {Gate} gate */
async function run({ script, args = [], report, count }) {
  console.log(`\n── ${script}`);
  if (report !== undefined) rmSync(report, { force: true }); // an older report must not count
  const from = performance.now();
  const isGreen = await runScript([script, ...args]);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  return { script, seconds, ...(report === undefined || count === undefined ? countOne(isGreen) : count(readReport(report), isGreen)) };
}

/** @param {string} path @returns {unknown} */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // the runner crashed before it wrote the report
  }
}

function printTable() {
  const width = Math.max(...GATES.map(({ script }) => script.length));
  console.log(`\n${'gate'.padEnd(width)}  passed  failed  seconds`);
  for (const { script, passed, failed, seconds } of rows) {
    console.log(`${script.padEnd(width)}  ${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${seconds.padStart(7)}`);
  }
}
