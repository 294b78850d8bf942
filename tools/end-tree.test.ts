import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { listTree } from './end-tree.mjs';
import { findFreePort } from './find-free-port.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'ends-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A server without signal handlers, and one that another program starts in its own process group, as Playwright does.
writeFileSync(
  join(folder, 'server.mjs'),
  "import { createServer } from 'node:http'; createServer().listen(+process.argv[2], 'localhost');",
);
writeFileSync(
  join(folder, 'starter.mjs'),
  `import { spawn } from 'node:child_process';
process.on('SIGTERM', () => {}); // it does not end by itself
spawn(process.execPath, [${JSON.stringify(join(folder, 'server.mjs'))}, process.argv[2]], { detached: true, stdio: 'ignore' });
setInterval(() => {}, 1000);`,
);
// Like Playwright, it does not end its servers when a signal ends it. The server watches its owner instead.
writeFileSync(
  join(folder, 'forgetful.mjs'),
  `import { spawn } from 'node:child_process';
import { ownedByThisProcess } from ${JSON.stringify(join(root, 'tools/on-termination.mjs'))};
const watch = ['--import', ${JSON.stringify(join(root, 'tools/end-with-owner.mjs'))}];
spawn(process.execPath, [...watch, ${JSON.stringify(join(folder, 'server.mjs'))}, process.argv[2]], {
  detached: true, stdio: 'ignore', env: { ...process.env, ...ownedByThisProcess() } });
setInterval(() => {}, 1000);`,
);
// A program that cannot watch its owner, such as a browser, is watched for.
writeFileSync(
  join(folder, 'foreign.mjs'),
  `import { spawn } from 'node:child_process';
import { ownedByThisProcess } from ${JSON.stringify(join(root, 'tools/on-termination.mjs'))};
spawn(process.execPath, [${JSON.stringify(join(root, 'tools/run-with-owner.mjs'))}, ${JSON.stringify(process.execPath)},
  ${JSON.stringify(join(folder, 'server.mjs'))}, process.argv[2]], { stdio: 'ignore', env: { ...process.env, ...ownedByThisProcess() } });
setInterval(() => {}, 1000);`,
);
const scripts = {
  start: `exec node ${join(root, 'tools/run.mjs')} exec node ${join(folder, 'server.mjs')}`,
  server: `node ${join(folder, 'server.mjs')}`,
  starter: `node ${join(folder, 'starter.mjs')}`,
};
writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts }));

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
type Signal = (signal: NodeJS.Signals, child: ChildProcess) => void;
const toProgram: Signal = (signal, child) => child.kill(signal);
const toGroup: Signal = (signal, { pid = 0 }) => process.kill(-pid, signal);

// npm or pnpm may run this test, but the programs started here are not their scripts.
const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(npm_|KRATOS_LOGIN_OWNER$)/i.test(key)));

test.concurrent.each(
  signals.flatMap((signal) => [
    { signal, to: 'npm', command: ['npm', 'start', '--'], send: toProgram },
    { signal, to: 'the process group of npm', command: ['npm', 'start', '--'], send: toGroup },
    {
      signal,
      to: 'tools/run.mjs',
      command: ['node', join(root, 'tools/run.mjs'), 'exec', 'node', join(folder, 'server.mjs')],
      send: toProgram,
    },
    { signal, to: 'a program whose server has its own group', command: ['node', join(folder, 'forgetful.mjs')], send: toProgram },
    { signal, to: 'a program whose server cannot watch it', command: ['node', join(folder, 'foreign.mjs')], send: toProgram },
  ]),
)('$signal to $to frees the port', async ({ signal, command, send }) => {
  const port = await findFreePort();
  const [program = '', ...parameters] = command;
  const child = spawn(program, [...parameters, String(port)], { cwd: folder, stdio: 'ignore', detached: true, env });
  try {
    await until(() => isServing(port), 20_000);
    send(signal, child);
    await until(async () => !(await isServing(port)), 3_000); // a second, and more where other tests keep both processors busy
  } finally {
    if (await isServing(port)) killServer(port);
  }
});

test.concurrent.each(['server', 'starter'])('a script that takes too long is ended together with its %s', async (script) => {
  const port = await findFreePort();
  const program = `import { runScript } from ${JSON.stringify(join(root, 'tools/run-script.mjs'))};
console.log(await runScript([${JSON.stringify(script)}, '${port}'], 3000));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder, env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  try {
    await until(() => isServing(port), 20_000);
    await new Promise((ended) => child.once('exit', ended));
    expect([output.trim().split('\n').at(-1), await isServing(port)]).toEqual(['false', false]);
  } finally {
    if (await isServing(port)) killServer(port);
  }
});

test('the descendants of a process are found, and no other process', () => {
  const processes = [
    [1, 0],
    [7, 3],
    [3, 1],
    [4, 3],
    [5, 1],
    [9, 7],
  ].map(([pid = 0, parent = 0]) => ({ pid, parent }));
  expect(listTree(3, processes)).toEqual([3, 7, 4, 9]);
});

async function until(isTrue: () => Promise<boolean>, patience: number): Promise<void> {
  for (const from = Date.now(); !(await isTrue()); await sleep(50))
    if (Date.now() - from > patience) throw new Error(`The expected change did not occur within ${patience} ms.`);
}

const isServing = (port: number): Promise<boolean> =>
  fetch(`http://localhost:${port}/`, { signal: AbortSignal.timeout(300) }).then(
    () => true,
    (error: Error) => error.name === 'TimeoutError', // it listens but sends no answer
  );

/** Cleans up after a failed test. Its server is the process that was started with this port. */
function killServer(port: number): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(String(port))) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // it has ended
    }
  }
}
