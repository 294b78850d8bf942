import { setTimeout as sleep } from 'node:timers/promises';
import { endTree } from '../../../tools/end-tree.mjs';
import { findFreePort } from '../../../tools/find-free-port.ts';
import { startOwned } from './start-owned.ts';
import type { Screen } from './start-screen.ts';

/** A WebDriver for one browser. */
export interface Driver {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a driver. Each browser gets its own, because a second session of one driver sometimes never starts. */
export async function startDriver({ env }: Screen): Promise<Driver> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startOwned('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], env);
  program.stdout.resume();
  for (let turns = 0; !(await isReady(url)); turns++) {
    if (program.exitCode !== null || turns === 500) throw new Error('WebKitWebDriver does not become ready.');
    await sleep(20);
  }
  return { url, stop: () => endTree(program.pid) };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/status`).then(
    ({ ok }) => ok,
    () => false,
  );
