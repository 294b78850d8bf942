import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endTree } from '../../../tools/end-tree.mjs';
import { findFreePort } from '../../../tools/find-free-port.ts';
import { ownedByThisProcess } from '../../../tools/on-termination.mjs';

/** Both built demos on free ports, for tests in this process and its children. */
export interface ServedDemos {
  readonly react: string;
  readonly vanilla: string;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../../apps/demo-kit/src/demos.ts', import.meta.url));

/** Builds and serves both demos. Rejects with their output if they end before they are ready. */
export async function serveDemos(): Promise<ServedDemos> {
  const [react, vanilla] = [await findFreePort(), await findFreePort()];
  const ports = ['--react-port', String(react), '--vanilla-port', String(vanilla)];
  const child = spawn(process.execPath, ['--conditions=@kratos-login/source', program, ...ports, '--built'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...ownedByThisProcess() },
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk;
      if (output.includes(`localhost:${vanilla}/`)) resolve(); // printed when both are ready
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.once('exit', () => reject(new Error(`The demos were not served: ${output}`)));
  });
  return { react: `http://localhost:${react}/`, vanilla: `http://localhost:${vanilla}/`, stop: () => endTree(child.pid) };
}
