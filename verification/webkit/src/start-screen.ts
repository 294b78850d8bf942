import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endTree } from '../../../tools/end-tree.mjs';
import { type OwnedProgram, startOwned } from './start-owned.ts';

/** A virtual screen with a clipboard of its own. */
export interface Screen {
  /** The environment of the programs that show their windows on it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const config = fileURLToPath(new URL('../config', import.meta.url));

/** Starts a virtual screen on which windows can be as narrow as a phone. */
export async function startScreen(): Promise<Screen> {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  cpSync(config, home, { recursive: true }); // GTK may write into this folder
  const program = startOwned('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']);
  const display = await readLine(program);
  return {
    env: { DISPLAY: `:${display}`, GDK_BACKEND: 'x11', XDG_CONFIG_HOME: home },
    async stop() {
      await endTree(program.pid);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function readLine(program: OwnedProgram): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    program.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('\n')) resolve(output.trim());
    });
    program.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
  });
}
