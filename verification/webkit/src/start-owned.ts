import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ownedByThisProcess } from '../../../tools/on-termination.mjs';

/** A running program that is not written for Node.js. */
export type OwnedProgram = ChildProcessByStdio<null, Readable, null>;

const runWithOwner = fileURLToPath(new URL('../../../tools/run-with-owner.mjs', import.meta.url));

/** Starts a program that ends with this process, even if this process is killed. */
export const startOwned = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): OwnedProgram =>
  spawn(process.execPath, [runWithOwner, program, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env, ...ownedByThisProcess() },
  });
