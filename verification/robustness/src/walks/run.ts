// Takes random walks. Usage: node run.ts [WALKS] [SEED] [PATH]
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';
import { runWalks } from './run-walks.ts';

const [walks, seed, path] = takeArguments(3);
if (path !== undefined && !/^\d+(:\d+)*$/.test(path)) {
  console.error(`Expected the path of a walk that failed, such as 12:0:3; got ${JSON.stringify(path)}.`);
  process.exit(1);
}
const { report, failure } = await runWalks({ walks: readNumber(walks, 100_000), seed: readNumber(seed, Date.now() % 1e9), path });
console.log(report);
if (failure !== null) console.log(failure);
process.exitCode = failure === null ? 0 : 1;
