import { expect, test } from 'vitest';
import { apiScenarios } from './api/api-scenarios.ts';
import { createEmulatorTarget } from './emulator-target.ts';
import { type Collection, isExchange, readRecordings, toRelease } from './recording.ts';
import { replay } from './replay.ts';

test.for<readonly [Collection, number]>([
  ['v26.2.0', 406],
  ['v25.4.0', 408],
  ['v1.3.1', 405],
  ['v26.2.0-corners', 270],
  ['v26.2.0-api', 1021],
])('the emulator answers every exchange of %s as recorded', async ([collection, expected]) => {
  let exchanges = 0;
  const differences: string[] = [];
  for (const recording of readRecordings(collection)) {
    const result = await replay(recording, await createEmulatorTarget(recording, toRelease(collection)));
    exchanges += result.exchanges;
    for (const { exchange, texts } of result.differences) differences.push(`${result.scenario} ${exchange}\n  ${texts.join('\n  ')}`);
  }
  console.log(`conformance ${collection}: ${exchanges} exchanges, ${differences.length} differences`);
  expect(differences).toEqual([]);
  expect(exchanges).toBe(expected);
});

test('the recordings contain the current steps of every scenario in the folder api', () => {
  const recorded = readRecordings('v26.2.0-api').map(({ scenario, configuration, exchanges }) => ({
    name: scenario,
    changes: configuration.changes,
    calls: exchanges.filter(isExchange).map(({ note, notEmulated }) => [note, notEmulated]),
  }));
  const written = apiScenarios.map(({ name, changes = {}, steps }) => ({
    name,
    changes,
    calls: steps.map(({ method, path, notEmulated }) => [`${method} ${path.replace(/\?.*/, '')}`, notEmulated]),
  }));
  expect(recorded.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(written.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
});

test('a recording of one release differs on another release', async () => {
  const recording = readRecordings('v1.3.1').find(({ scenario }) => scenario === 'unverified-address');
  if (recording === undefined) throw new Error('The scenario does not exist.');
  const { differences } = await replay(recording, await createEmulatorTarget(recording, 'v26.2.0'));
  expect(differences.flatMap(({ texts }) => texts)).toContain('status: 400 was recorded, got 403');
});
