import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import type { countVitest } from './count-tests.mjs';
import { endTree } from './end-tree.mjs';
import { onTermination, ownedByThisProcess } from './on-termination.mjs';

/** A test runner for Node.js. */
export interface TestRun {
  /** The arguments of Node.js. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The file to which it writes its report in JSON. */
  readonly report: string;
  readonly count: typeof countVitest;
}

/** Runs tests with inherited output, and prints how many have passed and failed. */
export async function runTests({ args, env, report, count }: TestRun): Promise<void> {
  rmSync(report, { force: true }); // an older report must not count
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, ...ownedByThisProcess() },
  });
  const stop = onTermination((signal) => void endTree(child.pid, signal).then(() => process.exit(130)));
  const isGreen = await new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 0)));
  stop();
  printCount(count(readReport(report), isGreen));
}

/** Says why no test can be run. This counts as a failure. */
export function failBeforeTests(reason: string): void {
  console.error(reason);
  printCount({ passed: 0, failed: 1 });
}

function printCount({ passed, failed }: ReturnType<typeof countVitest>): void {
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\ntests: ${passed} passed, ${failed} failed`);
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // the runner crashed before it wrote the report
  }
}
