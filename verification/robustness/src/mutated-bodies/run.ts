// Reads mutated bodies of Kratos with readOutcome and the view. Usage: node run.ts [BODIES] [SEED]
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';
import { runMutatedBodies } from './run-mutated-bodies.ts';

const [first, second] = takeArguments(2);
const { problems, report } = runMutatedBodies(readNumber(first, 100_000), readNumber(second, Date.now() % 1e9));
for (const problem of problems.slice(0, 10)) console.log(problem);
console.log(report);
process.exitCode = problems.length === 0 ? 0 : 1;
