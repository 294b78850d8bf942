// Simulates random faults. Then the faults stop, and every user has to sign in. Usage: node run.ts [RUNS] [SEED]
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';
import { MAX_AVERAGE_REQUESTS, runChaos } from './run-chaos.ts';

const [runsText, seedText] = takeArguments(2);
const runs = readNumber(runsText, 10_000);
const { report, signedIn, averageRequests, failures } = await runChaos({ runs, seed: readNumber(seedText, Date.now() % 1e9) });
for (const failure of failures) console.log(`${failure}\n`);
console.log(report);
const isModest = runs === 1 || averageRequests <= MAX_AVERAGE_REQUESTS;
if (!isModest) console.log(`Expected at most ${MAX_AVERAGE_REQUESTS} requests of one user on average.`);
process.exitCode = failures.length === 0 && signedIn === runs && isModest ? 0 : 1;
