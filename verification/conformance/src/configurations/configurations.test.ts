import { expect, test } from 'vitest';
import { configurations } from './configurations.ts';
import { askEmulator, findVerdictDifferences, readVerdicts } from './verdict.ts';

test('the emulator serves and refuses each configuration as Kratos does, because of the same keys', () => {
  const verdicts = Object.fromEntries(Object.entries(configurations).map(([name, config]) => [name, askEmulator(config)]));
  expect(findVerdictDifferences(readVerdicts(), verdicts)).toEqual([]);
  expect(Object.keys(verdicts).length).toBeGreaterThan(200);
});
