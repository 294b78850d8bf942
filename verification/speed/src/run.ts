/**
 * `npm run speed` measures login pages side by side on a slow phone, and fails when a demo misses a limit:
 * `speed [--runs 5] [--pages react-demo,hand-written] [--json FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { type Browser, chromium } from 'playwright';
import { launchOptions } from '../../../tools/browser.mjs';
import { readNumber } from '../../../tools/read-number.mjs';
import { readOptions } from '../../../tools/read-options.ts';
import { buildPages, type PageName, pageNames } from './build-pages.ts';
import { checkLimits } from './check-limits.ts';
import { slowPhone } from './conditions.ts';
import { formatTable } from './format-table.ts';
import { measurePage } from './measure-page.ts';
import { readPageNames } from './read-page-names.ts';
import type { Sample } from './sample.ts';
import { servePage } from './serve-page.ts';

const values = readOptions({ runs: { type: 'string' }, pages: { type: 'string' }, json: { type: 'string' } });
const runs = readNumber(values.runs, 5);
const names = readPageNames(values.pages, pageNames);

const folders = await buildPages(names);
const browser = await chromium.launch(launchOptions());
const machine = { browser: browser.version(), node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
const loadBefore = loadavg();
const samples = await measureAll(browser).finally(() => browser.close());
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

/** Visits all pages in turn, so that a busy minute of the machine slows all of them. The first round warms up and does not count. */
async function measureAll(browser: Browser): Promise<ReadonlyMap<PageName, readonly Sample[]>> {
  const samples = new Map<PageName, Sample[]>(names.map((name) => [name, []]));
  const servers = await Promise.all(names.map((name) => servePage(folders.get(name) ?? '')));
  for (let round = 0; round <= runs; round += 1) {
    console.log(round === 0 ? 'warm-up' : `run ${round} of ${runs}`);
    for (const [index, name] of names.entries()) {
      const server = servers[index];
      if (server === undefined) continue;
      const sample = await measurePage(browser, server).catch((error: Error) => {
        throw new Error(`${name} could not be measured`, { cause: error });
      });
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  await Promise.all(servers.map((server) => server.close()));
  return samples;
}

function formatLoad(averages: readonly number[]): string {
  return averages.map((average) => average.toFixed(1)).join(' ');
}
