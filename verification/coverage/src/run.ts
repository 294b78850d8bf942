import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Count, TransitionInfo } from 'xstate-paths';
import { readOptions } from '../../../tools/read-options.ts';
import { describedLogin } from './chart/chart-document.ts';
import { committedTransitions } from './committed-transitions.ts';
import { groupExcuses, mergeSurface } from './merge-surfaces.ts';
import { walkSecondFactor } from './second-factor/walk-second-factor.ts';
import { readSurfaces, type SurfaceRecord, saveSurface, secondFactorFolder, surfaceFolder } from './surface-record.ts';
import { requiredSecondFactorSurfaces, requiredSurfaces, surfaces } from './surfaces.ts';
import { toTransitionsPage } from './transitions-page.ts';
import { type MachineWalk, walkMachine } from './walk-machine.ts';

/** The records of one chart, and its transitions. */
interface ChartSurfaces {
  readonly folder: string;
  readonly transitions: readonly TransitionInfo[];
  readonly required: readonly string[];
}

/**
 * `npm run coverage` walks every surface and prints what each one took and missed. It fails if anything is missing.
 *
 * - `--merge` walks only the machine, and reads the records of this run's tests for the rest.
 * - `--all` fails without the record of a required surface. It is implied without `--merge`.
 */
const values = readOptions({ merge: { type: 'boolean', default: false }, all: { type: 'boolean' } });
const isMerge = values.merge;
const isAll = values.all ?? !isMerge;
const page = 'coverage/transitions.html';
const complaints: string[] = [];

if (!isMerge) walkEverySurface();
const records = await merge('', walkMachine(), {
  folder: surfaceFolder,
  transitions: committedTransitions(),
  required: requiredSurfaces,
});
await merge('second-factor ', walkSecondFactor(), {
  folder: secondFactorFolder,
  transitions: committedTransitions('second-factor-machine'),
  required: requiredSecondFactorSurfaces,
});
mkdirSync('coverage', { recursive: true });
writeFileSync(page, toTransitionsPage(describedLogin(), records));
console.log(`the chart with the taken transitions: ${page}`);
if (complaints.length > 0) {
  console.error(`\n${complaints.map((complaint) => `✗ ${complaint}`).join('\n')}`);
  process.exitCode = 1;
}

/** Merges and prints the records of one chart. */
async function merge(
  prefix: string,
  machine: MachineWalk,
  { folder, transitions, required }: ChartSurfaces,
): Promise<readonly SurfaceRecord[]> {
  await saveSurface(machine.record, folder);
  complaints.push(...machine.complaints.map((complaint) => `${prefix}machine, ${complaint}`));

  const records = inOrder(await readSurfaces(folder));
  const edges = [...new Set(machine.record.walks.flatMap((walk) => walk.edges))];
  const chart = { transitions: [...new Set(transitions.map(({ id }) => id))], edges };
  const covered = records.map((record) => mergeSurface(record, chart));
  for (const { surface, complaints: theirs } of covered) complaints.push(...theirs.map((complaint) => `${prefix}${surface}: ${complaint}`));
  if (isAll)
    for (const surface of required)
      if (records.every((record) => record.surface !== surface))
        complaints.push(`${prefix}${surface}: no record, so its tests did not complete`);

  for (const line of machine.summary) console.log(line);
  console.log(`\ntransitions: ${covered.map(({ surface, transitions: count }) => `${write(count)} on ${prefix}${surface}`).join(', ')}`);
  console.log(`edges: ${covered.map(({ surface, edges: count }) => `${write(count)} on ${prefix}${surface}`).join(', ')}`);
  for (const { surfaces: where, why, edges: excused } of groupExcuses(records)) {
    console.log(`\nimpossible on ${where.map((each) => `${prefix}${each}`).join(', ')}: ${excused.length} edges. ${why}`);
    for (const edge of excused) console.log(`  ${edge}`);
  }
  console.log('');
  return records;
}

/** Runs the tests, which write the records. A failed run is a complaint, and the others still run. */
function walkEverySurface(): void {
  rmSync(surfaceFolder, { recursive: true, force: true });
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '.surface.', '--passWithNoTests'];
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'verification/e2e/playwright.config.ts', 'journeys.spec'];
  for (const command of [vitest, ['--conditions=@kratos-login/source', ...playwright]]) {
    const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
    if (status !== 0) complaints.push(`"node ${command.join(' ')}" ended with ${status}`);
  }
}

function inOrder(found: readonly SurfaceRecord[]): readonly SurfaceRecord[] {
  const order = Object.keys(surfaces);
  const rank = ({ surface }: SurfaceRecord): number => (order.includes(surface) ? order.indexOf(surface) : order.length);
  return [...found].sort((one, other) => rank(one) - rank(other));
}

function write({ taken, all }: Count): string {
  return `${taken}/${all}`;
}
