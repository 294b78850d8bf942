/**
 * `npm run speed` measures login pages side by side on a slow phone, and fails when a demo misses a limit:
 * `speed [--runs 5] [--pages react-demo,hand-written] [--json FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright';
import { launchOptions } from '../../../tools/browser.mjs';
import { readNumber } from '../../../tools/read-number.mjs';
import { readOptions } from '../../../tools/read-options.ts';
import { buildPages } from './build-pages.ts';
import { checkLimits } from './check-limits.ts';
import { slowPhone } from './conditions.ts';
import { formatTable } from './format-table.ts';
import { measurePages } from './measure-pages.ts';
import { findPages } from './pages.ts';

const values = readOptions({ runs: { type: 'string' }, pages: { type: 'string' }, json: { type: 'string' } });
const runs = readNumber(values.runs, 5);
const folders = await buildPages(findPages(values.pages));
const browser = await chromium.launch(launchOptions());
const machine = { browser: browser.version(), node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
const loadBefore = loadavg();
const samples = await measurePages(browser, folders, runs).finally(() => browser.close());
const load = { before: loadBefore, after: loadavg() };
const limits = checkLimits(samples);

console.log(`\n${formatTable(samples)}\n`);
for (const { text, isMet } of limits) console.log(`${isMet === null ? 'skipped' : isMet ? 'met    ' : 'MISSED '}  ${text}`);
console.log(`\nruns: ${runs}, Chromium ${machine.browser}, Node ${machine.node}, ${machine.cores} × ${machine.cpu}`);
console.log(`load average before ${formatLoad(load.before)}, after ${formatLoad(load.after)}`);
if (values.json !== undefined) {
  const all = { runs, conditions: slowPhone, machine, load, samples: Object.fromEntries(samples), limits };
  writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
}
if (limits.some(({ isMet }) => isMet === false)) process.exitCode = 1;

function formatLoad(averages: readonly number[]): string {
  return averages.map((average) => average.toFixed(1)).join(' ');
}
