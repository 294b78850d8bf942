// Compares the recordings with a real Kratos. With `kratos` on the PATH, it starts one for each configuration, sends the requests of
// probes/groups.ts and tries the configurations of configurations/. `--record` records both of these again.
// With KRATOS_PUBLIC_URL and KRATOS_ADMIN_URL, it uses a running Kratos, for the scenarios with the base configuration.
// Without any Kratos, it prints that and succeeds. Usage: node run-real.ts [SCENARIO | probes | configurations] [--record]

import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ReleaseName } from '@kratos-login/emulator';
import { takeArguments } from '../../../tools/take-arguments.mjs';
import { configurations } from './configurations/configurations.ts';
import {
  findStartDifferences,
  readStartResults,
  type StartResult,
  startRealKratos,
  writeStartResults,
} from './configurations/start-result.ts';
import { groups as probeGroups } from './probes/groups.ts';
import { findProbeDifferences, type ProbeAnswers, playProbes, readProbeAnswers, writeProbeAnswers } from './probes/play-probes.ts';
import { startRealTarget } from './probes/targets.ts';
import { createRealTarget, type RealKratos, startKratosProcess, withUpstreamService } from './real-target.ts';
import { isExchange, type Recording, readRecordings } from './recording.ts';
import { replay } from './replay.ts';

const release = (process.env['KRATOS_RELEASE'] ?? 'v26.2.0') as ReleaseName;
const parameters = takeArguments(2);
const isRecording = parameters.includes('--record');
const [only] = parameters.filter((each) => each !== '--record');
const { KRATOS_PUBLIC_URL: publicUrl, KRATOS_ADMIN_URL: adminUrl } = process.env;
const command = findOnPath('kratos');

const all = [
  ...readRecordings(release),
  ...(release === 'v26.2.0' ? [...readRecordings('v26.2.0-corners'), ...readRecordings('v26.2.0-api')] : []),
];
const recordings = all.filter(({ scenario }) => only === undefined || scenario === only);
const collections = ['probes', 'configurations'];
if (recordings.length === 0 && !collections.includes(only ?? '')) {
  console.error(
    `There is no scenario ${JSON.stringify(only)}. Expected one of ${collections.join(', ')}, ${[...new Set(all.map(({ scenario }) => scenario))].join(', ')}.`,
  );
  process.exit(1);
}
const groups = Map.groupBy(recordings, ({ configuration }) => configuration.group);
let exchanges = 0;
let differences = 0;

if (publicUrl !== undefined && adminUrl !== undefined) {
  const running: RealKratos = { publicUrl: trim(publicUrl), adminUrl: trim(adminUrl), reconfigure: null, stop: async () => undefined };
  for (const recording of recordings.filter(needsBaseConfigOnly)) await play(recording, running);
  printResult();
} else if (command !== null) {
  for (const group of groups.values()) {
    const kratos = await startKratosProcess(command, group[0]?.configuration.changes ?? {});
    try {
      for (const recording of group) await play(recording, kratos);
    } finally {
      await kratos.stop();
    }
  }
  if (release === 'v26.2.0' && (only === undefined || only === 'probes')) await compareProbes(command);
  if (release === 'v26.2.0' && (only === undefined || only === 'configurations')) await compareConfigurations(command);
  printResult();
} else {
  console.log(
    'conformance with a real Kratos: skipped, because there is no kratos on the PATH, and no KRATOS_PUBLIC_URL with KRATOS_ADMIN_URL.',
  );
}

async function play(recording: Recording, kratos: RealKratos): Promise<void> {
  await withUpstreamService(recording.scenario, async () => {
    const result = await replay(withUrlsOf(recording, kratos), createRealTarget(recording, kratos));
    exchanges += result.exchanges;
    differences += result.differences.length;
    for (const { exchange, texts } of result.differences) console.log(`${recording.scenario} ${exchange}\n  ${texts.join('\n  ')}`);
  });
}

async function compareConfigurations(program: string): Promise<void> {
  const results: Record<string, StartResult> = {};
  for (const [name, config] of Object.entries(configurations)) results[name] = await startRealKratos(program, config);
  const texts = isRecording ? [] : findStartDifferences(readStartResults(), results);
  exchanges += Object.keys(results).length;
  differences += texts.length;
  for (const text of texts) console.log(`configuration ${text}`);
  if (isRecording) writeStartResults(results);
}

async function compareProbes(program: string): Promise<void> {
  const recorded = readProbeAnswers();
  const answered: Record<string, ProbeAnswers> = {};
  for (const [name, group] of Object.entries(probeGroups)) {
    const kratos = await startRealTarget(program, group);
    try {
      answered[name] = await playProbes(kratos, group);
    } finally {
      await kratos.stop();
    }
    const texts = isRecording ? [] : findProbeDifferences(recorded[name] ?? {}, answered[name]);
    exchanges += group.probes.length;
    differences += texts.length;
    for (const text of texts) console.log(`${name}: ${text}`);
  }
  if (isRecording) writeProbeAnswers(answered);
}

/** Replaces the URLs of a recording, and the name of its CSRF cookie, which depends on the public URL. */
function withUrlsOf(recording: Recording, { publicUrl: url, adminUrl: admin }: RealKratos): Recording {
  const text = JSON.stringify(recording)
    .replaceAll('http://127.0.0.1:4434', admin)
    .replaceAll('http://127.0.0.1:4433', url)
    .replaceAll('http%3A%2F%2F127.0.0.1%3A4433', encodeURIComponent(url))
    .replace(/csrf_token_[0-9a-f]{64}/g, `csrf_token_${createHash('sha256').update(`${url}/`).digest('hex')}`);
  return JSON.parse(text);
}

// The API scenarios list all identities, so they need a new Kratos.
function needsBaseConfigOnly({ configuration, exchanges: inputEvents }: Recording): boolean {
  if (configuration.group.startsWith('api ')) return false;
  return Object.keys(configuration.changes).length === 0 && inputEvents.every((each) => isExchange(each) || !('reconfigure' in each));
}

function printResult(): void {
  console.log(`conformance with a real Kratos: ${exchanges} exchanges, ${differences} differences`);
  process.exitCode = differences === 0 ? 0 : 1;
}

function trim(url: string): string {
  return url.replace(/\/+$/, '');
}

function findOnPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return null;
}
