import { expect, test } from 'vitest';
import { configurations } from './configurations.ts';
import { findStartDifferences, readStartResults, startEmulator } from './start-result.ts';

test('the emulator accepts each configuration that Kratos accepts, and refuses others for the same keys', () => {
  const results = Object.fromEntries(Object.entries(configurations).map(([name, config]) => [name, startEmulator(config)]));
  expect(findStartDifferences(readStartResults(), results)).toEqual([]);
  expect(Object.keys(results).length).toBeGreaterThan(200);
});
