// Takes random walks over the second factor and the login inside. Usage: node run.ts [WALKS] [SEED]
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';
import { runSecondFactorWalks } from './run-second-factor-walks.ts';

const [walks, seed] = takeArguments(2);
const { report, failures } = await runSecondFactorWalks({ walks: readNumber(walks, 10_000), seed: readNumber(seed, Date.now() % 1e9) });
for (const failure of failures) console.log(`${failure}\n`);
console.log(report);
process.exitCode = failures.length === 0 ? 0 : 1;
