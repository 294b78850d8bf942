import { text } from 'node:stream/consumers';
import { loginMachine } from '@kratos-login/core';
import { mutateChart } from '@verification/mutation/mutate-chart';
import { checkMatrix } from './check-matrix.ts';
import { toMachine } from './mutants.ts';
import { listReachableConfigurations } from './reachable-configurations.ts';

/** `npm run mutation` writes the names of chart mutants to standard input, and reads the names of those that the reply table notices. */
const names = new Set<unknown>(JSON.parse(await text(process.stdin)));
const configurations = listReachableConfigurations();
const noticed = [...mutateChart(loginMachine.config)].filter(
  ({ where, what, config }) => names.has(`${where}: ${what}`) && isNoticed(config),
);
console.log(JSON.stringify(noticed.map(({ where, what }) => `${where}: ${what}`)));

function isNoticed(config: object): boolean {
  try {
    return checkMatrix(toMachine(config), configurations).findings.length > 0;
  } catch {
    return true; // the table cannot even be tried
  }
}
