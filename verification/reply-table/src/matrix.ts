import { loginMachine } from '@kratos-login/core';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { readOptions } from '../../../tools/read-options.ts';
import { checkMatrix, type Matrix } from './check-matrix.ts';
import { mutants } from './mutants.ts';
import { align, printMatrix } from './print-matrix.ts';
import { listReachableConfigurations } from './reachable-configurations.ts';
import { checkSettingsTable, listSettingsConfigurations } from './second-factor/check-settings-table.ts';

/** `npm run matrix` compares the reply table with the shipped chart, and with charts that have one mistake each. Fails if a cell differs or a mistake is not detected. */
readOptions({});
const situations = listReachableConfigurations();
const matrix = checkMatrix(loginMachine, situations);
console.log(printMatrix(matrix));
console.log(`\n${count(matrix)}, tried in ${situations.length} configurations: ${matrix.findings.length} untried or different`);
for (const { cell, text } of matrix.findings) console.error(`✗ ${cell}: ${text}`);

const lines = mutants.map((mutant) => {
  const { findings } = checkMatrix(mutant.machine, situations);
  const cells = new Set(findings.map(({ cell }) => cell));
  const isCaught = cells.has(mutant.noticedBy);
  return { isCaught, line: [mutant.mistake, isCaught ? 'detected' : 'NOT DETECTED', mutant.noticedBy, `${cells.size}`] };
});
console.log(`\n${align([['mistake in the chart', '', 'detected by', 'cells'], ...lines.map(({ line }) => line)])}`);

const settings = checkSettingsTable(secondFactorMachine, listSettingsConfigurations());
const cells = settings.rows.flatMap(({ row }) => Object.values(row.cells));
const never = cells.filter((cell) => typeof cell === 'object').length;
console.log(
  `\nsecond factor (docs/second-factor-table.md): ${settings.rows.length} rows and ${cells.length} cells of outcomes, ${never} of them impossible: ${settings.findings.length} untried or different`,
);
for (const finding of settings.findings) console.error(`✗ ${finding}`);
if (settings.findings.length > 0) process.exitCode = 1;
if (matrix.findings.length > 0 || lines.some(({ isCaught }) => !isCaught)) process.exitCode = 1;

function count({ edges, verbs }: Matrix): string {
  const cells = (rows: readonly { readonly cells: object }[]): number => rows.reduce((all, row) => all + Object.keys(row.cells).length, 0);
  return `${edges.length} rows and ${cells(edges)} cells of outcomes, ${verbs.length} rows and ${cells(verbs)} cells of user events`;
}
