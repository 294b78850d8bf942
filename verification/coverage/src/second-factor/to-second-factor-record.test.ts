import { expect, test } from 'vitest';
import { toSettingsRecord } from './to-second-factor-record.ts';

test('an impossible edge of the second factor has one reason, and an edge that is planned has none', () => {
  const all = toSettingsRecord('dom', { planned: [], walked: [] }).cannot;
  expect(new Set(all.map(({ edge }) => edge)).size).toBe(all.length);
  const planned = [{ name: 'all of them', edges: all.map(({ edge }) => edge) }];
  expect(toSettingsRecord('dom', { planned, walked: [] })).toEqual({ surface: 'dom', walks: [], cannot: [] });
});
