import { readFileSync } from 'node:fs';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { expect, test } from 'vitest';
import type { Configuration } from 'xstate-paths';
import { checkSettingsTable, listSettingsConfigurations, settingsColumns } from './check-settings-table.ts';
import { checkSettingsVerbs } from './check-settings-verbs.ts';
import { settingsEdges } from './settings-edges.ts';
import { toSettingsDocument } from './to-settings-document.ts';

let listed: readonly Configuration[] | null = null;
/** In a test, and not on import, so that `npm run mutation` knows which test runs the chart. */
const configurations = (): readonly Configuration[] => {
  listed ??= listSettingsConfigurations();
  return listed;
};

test('the second factor does what the table says, and the table has a cell for every outcome in every state with a pending request', () => {
  expect(checkSettingsTable(secondFactorMachine, configurations()).findings).toEqual([]);
  expect(configurations().length).toBeGreaterThan(300);
});

test('the second factor does what the table says with each event of the user, and ignores the others', () => {
  expect(checkSettingsVerbs(secondFactorMachine, configurations())).toEqual([]);
});

test('each outcome has a row without a precondition, with a cell for each state', () => {
  for (const kind of new Set(settingsEdges.map(({ outcome }) => outcome))) {
    const cells = settingsEdges.flatMap(({ outcome, when, cells }) => (outcome === kind && when === undefined ? Object.keys(cells) : []));
    expect(cells.sort(), kind).toEqual([...settingsColumns].sort());
  }
});

test('docs/second-factor-table.md is up to date', () => {
  const path = new URL('../../../../docs/second-factor-table.md', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(toSettingsDocument());
});
