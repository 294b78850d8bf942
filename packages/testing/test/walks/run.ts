// Random walks. usage: node run.ts [WALKS] [SEED] [PATH]
import { runWalks } from './run-walks.ts';

const [walks = '100000', seed, path] = process.argv.slice(2);
const { report, failure } = await runWalks({ walks: Number(walks), seed: seed === undefined ? undefined : Number(seed), path });
console.log(report);
if (failure !== null) console.log(failure);
process.exitCode = failure === null ? 0 : 1;
