// `npm run seeded-bugs` plants one small bug after the other in the sources as they are loaded, and fails when no test notices a bug. No file is changed.
// `npm run seeded-bugs -- dom` plants only the bugs for the tests of that name.
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bugs } from './bugs.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../../../..');
const report = join(root, '.cache/bugs.json');

/** The arguments of Vitest for each group of tests. @type {Readonly<Record<import('./bugs.mjs').Bug['by'], readonly string[]>>} */
const suites = {
  dom: ['--project', 'browser', 'dom.surface'],
  react: ['--project', 'browser', 'react.surface'],
  frames: ['--project', 'browser', 'packages/dom/test/frame', 'packages/react/test/frame'],
  secrets: ['--project', 'browser', 'packages/core/src/second-factor/page'],
  hostile: ['--project', 'unit', 'verification/robustness/src/hostile'],
  chaos: ['--project', 'unit', 'verification/robustness/src/chaos'],
};

const wanted = process.argv.slice(2);
const chosen = [...bugs.entries()].filter(([, { by }]) => wanted.length === 0 || wanted.includes(by));
const unknown = wanted.find((each) => !Object.keys(suites).includes(each));
if (unknown !== undefined) fail(`Expected some of ${Object.keys(suites).join(', ')}; received "${unknown}".`);
for (const by of new Set(chosen.map(([, bug]) => bug.by))) {
  const found = await run(by, {});
  if (found !== null) fail(`Without a bug the tests of ${by} fail: ${found}`);
}
const rows = [];
for (const [number, bug] of chosen) {
  const found = await run(bug.by, { SEEDED_BUG: String(number) });
  rows.push({ ...bug, found });
  console.log(`${found === null ? 'MISSED ' : 'noticed'}  ${bug.by.padEnd(5)}  ${bug.what}\n${' '.repeat(16)}by ${found ?? 'no test'}`);
}
const found = rows.filter((row) => row.found !== null).length;
console.log(`\nseeded bugs: ${found}/${rows.length} noticed`);
process.exitCode = found === rows.length ? 0 : 1;

/** Returns the first test that fails, or `null`. @param {keyof typeof suites} by @param {Readonly<Record<string, string>>} more @returns {Promise<string | null>} */
async function run(by, more) {
  rmSync(report, { force: true });
  const parameters = ['exec', 'vitest', 'run', ...suites[by], '--bail', '1', '--reporter', 'json', '--outputFile', report];
  await /** @type {Promise<void>} */ (
    new Promise((done) => {
      execFile(
        'pnpm',
        parameters,
        { cwd: root, env: { ...process.env, ...more }, maxBuffer: 1e8, shell: process.platform === 'win32' },
        () => done(),
      );
    })
  );
  /** @type {{ testResults: readonly { name: string, status: string, message: string, assertionResults: readonly { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find((each) => each.status === 'failed');
    if (failed !== undefined) return `${name.slice(root.length + 1)}: ${failed.fullName.trim().slice(0, 110)}`;
  }
  // After the first failure Vitest reports the remaining files without results and without a message.
  const broken = testResults.find(({ status, message }) => status === 'failed' && message !== '');
  if (broken !== undefined) fail(`${broken.name} did not run: ${broken.message}`);
  return null;
}

/** @param {string} text @returns {never} */
function fail(text) {
  console.error(text);
  process.exit(1);
}
