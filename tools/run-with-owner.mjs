// `node tools/run-with-owner.mjs <program> [arguments]` runs a program that is not written for Node.js. The program ends together with the process that
// started it, which must set the environment of `ownedByThisProcess`.
import { spawn } from 'node:child_process';
import { endTree } from './end-tree.mjs';
import { onTermination } from './on-termination.mjs';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: 'inherit' });
onTermination((signal) => void endTree(child.pid, signal).then(() => process.exit(130)));
child.on('error', (error) => {
  console.error(`${program} could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
