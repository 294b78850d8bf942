import { expect, test } from 'vitest';
import { groups } from './groups.ts';
import { findProbeDifferences, playProbes, readProbeAnswers } from './play-probes.ts';
import { createEmulatedTarget } from './targets.ts';

const recorded = readProbeAnswers();

test.for(Object.entries(groups))(
  'the emulator answers unusual cookies, parameters and bodies as recorded: %s',
  { timeout: 60_000 },
  async ([name, group]) => {
    const answers = await playProbes(createEmulatedTarget(group), group);
    expect(Object.keys(answers).length).toBe(group.probes.length);
    expect(findProbeDifferences(recorded[name] ?? {}, answers)).toEqual([]);
  },
);

test('the recordings contain exactly the current groups of probes', () => {
  expect(Object.keys(recorded)).toEqual(Object.keys(groups));
});
