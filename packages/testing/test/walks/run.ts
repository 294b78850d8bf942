// Random walks. usage: node run.ts [WALKS] [SEED] [PATH]
import { readNumber } from '../../../../tools/read-number.mjs';
import { runWalks } from './run-walks.ts';

const [walks, seed, path] = process.argv.slice(2);
const { report, failure } = await runWalks({ walks: readNumber(walks, 100_000), seed: readNumber(seed, Date.now() % 1e9), path });
console.log(report);
if (failure !== null) console.log(failure);
process.exitCode = failure === null ? 0 : 1;
