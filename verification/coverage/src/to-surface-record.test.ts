import { expect, test } from 'vitest';
import { toSurfaceRecord } from './to-surface-record.ts';

test('each reason of a page matches transitions of the chart', () => {
  const { cannot } = toSurfaceRecord('no page', { journeys: [], walked: [] });
  expect(new Set(cannot.map(({ why }) => why)).size).toBe(8);
});
