import { readFileSync, writeFileSync } from 'node:fs';
import { loginMachine } from '@kratos-login/core';
import { readOptions } from '../../../../tools/read-options.ts';
import { toChartDocument, toMachineJson } from './chart-document.ts';

/** `npm run chart`: writes the shipped chart into `docs/`. With `--check` it only looks whether it stands there already, and ends with 1 if not. */
const { check: isCheck } = readOptions({ check: { type: 'boolean', default: false } });
const documents = [
  ['chart.md', toChartDocument(loginMachine)],
  ['login-machine.json', toMachineJson(loginMachine)],
] as const;

for (const [name, text] of documents) {
  const path = new URL(`../../../../docs/${name}`, import.meta.url);
  if (!isCheck) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`docs/${name} is not the shipped chart. Run "npm run chart".`);
    process.exitCode = 1;
  }
}
