// Sends random requests to an emulator. Usage: node run.ts [REQUESTS] [SEED]
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';
import { runFuzz } from './run-fuzz.ts';

const [first, second] = takeArguments(2);
const requests = readNumber(first, 100_000);
const seed = readNumber(second, Date.now() % 1e9);
const { statuses, problems } = await runFuzz(seed, requests);
for (const problem of problems.slice(0, 10)) console.log(problem);
console.log(
  `fuzz: ${requests} requests of seed ${seed}, ${problems.length} problems; ${[...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ')}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
