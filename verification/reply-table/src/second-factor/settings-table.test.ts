import { readFileSync } from 'node:fs';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { expect, test } from 'vitest';
import { checkSettingsTable, listSettingsConfigurations, settingsColumns } from './check-settings-table.ts';
import { toSettingsDocument } from './to-settings-document.ts';

const configurations = listSettingsConfigurations();
const check = checkSettingsTable(secondFactorMachine, configurations);

test('the second factor does what the table says, and the table has a cell for every outcome in every state with a pending request', () => {
  expect(check.findings).toEqual([]);
  expect(configurations.length).toBeGreaterThan(300);
});

test('each outcome has a row without a precondition, with a cell for each state', () => {
  const kinds = new Set(check.rows.map(({ row }) => row.outcome));
  for (const kind of kinds) {
    const cells = check.rows.flatMap(({ row }) => (row.outcome === kind && row.when === undefined ? Object.keys(row.cells) : []));
    expect(cells.sort(), kind).toEqual([...settingsColumns].sort());
  }
});

test('docs/second-factor-table.md is up to date', () => {
  const path = new URL('../../../../docs/second-factor-table.md', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(toSettingsDocument());
});
