import type { ReleaseName } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createEmulatorTarget } from './emulator-target.ts';
import { readRecordings } from './recording.ts';
import { replay } from './replay.ts';

test.for<readonly [ReleaseName, number]>([
  ['v26.2.0', 406],
  ['v25.4.0', 408],
  ['v1.3.1', 405],
])('the emulator answers as %s did', async ([release, expected]) => {
  let exchanges = 0;
  const differences: string[] = [];
  for (const recording of readRecordings(release)) {
    const result = await replay(recording, await createEmulatorTarget(recording, release));
    exchanges += result.exchanges;
    for (const { exchange, texts } of result.differences) differences.push(`${result.scenario} ${exchange}\n  ${texts.join('\n  ')}`);
  }
  console.log(`conformance ${release}: ${exchanges} exchanges, ${differences.length} differences`);
  expect(differences).toEqual([]);
  expect(exchanges).toBe(expected);
});

test('the recordings of one release tell the others apart', async () => {
  const recording = readRecordings('v1.3.1').find(({ scenario }) => scenario === 'unverified-address');
  if (recording === undefined) throw new Error('The scenario is gone.');
  const { differences } = await replay(recording, await createEmulatorTarget(recording, 'v26.2.0'));
  expect(differences.flatMap(({ texts }) => texts)).toContain('status: 400 was recorded, 403 came');
});
