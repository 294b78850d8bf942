import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const readScripts = (folder: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).scripts;
const scripts = readScripts('.');

/** The first line of output of `tools/run.mjs` without a script or with an unknown one. */
test.concurrent.each([
  { given: [], expected: 'Usage:' },
  { given: [''], expected: 'Usage:' },
  { given: ['no-such-script'], expected: 'There is no script "no-such-script" in package.json.' },
  { given: ['toString'], expected: 'There is no script "toString" in package.json.' },
  { given: ['--no-such-option'], expected: 'There is no script "--no-such-option" in package.json.' },
  { given: ['exec'], expected: '"exec" needs a command to run.' },
  { given: ['pnpm'], expected: '"pnpm" needs a command to run.' },
])('node tools/run.mjs $given runs nothing, and shows its usage', async ({ given, expected }) => {
  const { status, stdout, stderr } = await run(['tools/run.mjs', ...given]);
  expect({ status, stdout, firstLine: stderr.split('\n')[0] }).toEqual({ status: 1, stdout: '', firstLine: expected });
  expect(stderr).toContain('node tools/run.mjs <script> [arguments]');
});

test('node tools/run.mjs --help shows its usage and every script', async () => {
  const { status, stdout } = await run(['tools/run.mjs', '--help']);
  expect(status).toBe(0);
  for (const script of Object.keys(scripts)) expect(stdout).toContain(script);
});

const conditions = '--conditions=@kratos-login/source';

/** Commands that must refuse an unknown argument. Importing them must not take longer than the check. */
const commands: readonly (readonly [script: string, ...command: string[]])[] = [
  ['verify', 'tools/verify.mjs'],
  ['lint', 'tools/boundaries.mjs'],
  ['documents', 'tools/fences.mjs'],
  ['documents', 'tools/links.mjs'],
  ['browser', 'tools/browser.mjs'],
  ['size', 'tools/size.mjs'],
  ['packages', 'tools/packages.mjs'],
  ['mutation', 'verification/mutation/src/run.mjs'],
  ['seeded-bugs', 'verification/mutation/src/seeded-bugs/run.mjs'],
  ['demos', conditions, 'apps/demo-kit/src/demos.ts'],
  ['real', conditions, 'verification/real-kratos/src/run.ts'],
  ['docs', conditions, 'verification/reply-table/src/write-docs.ts'],
  ['docs:write', conditions, 'packages/inspect/layout/write-charts.ts'],
  ['coverage', conditions, 'verification/coverage/src/run.ts'],
  ['matrix', conditions, 'verification/reply-table/src/matrix.ts'],
  ['speed', conditions, 'verification/speed/src/run.ts'],
  ['conformance', conditions, 'verification/conformance/src/run.ts'],
  ['conformance:real', conditions, 'verification/conformance/src/run-real.ts'],
  ['e2e:webkit', conditions, 'verification/webkit/src/run.ts'],
  ['robustness bench', conditions, 'verification/robustness/src/bench/run.ts'],
  ['bench of the emulator', conditions, 'packages/emulator/test/bench/run.ts'],
  ['fuzz of the emulator', conditions, 'packages/emulator/test/fuzz/run.ts'],
  ['kratos-emulator', conditions, 'packages/emulator/src/kratos-emulator.ts'],
  ['robustness walks', conditions, 'verification/robustness/src/walks/run.ts'],
  ['robustness second-factor', conditions, 'verification/robustness/src/second-factor/run.ts'],
  ['robustness chaos', conditions, 'verification/robustness/src/chaos/run.ts'],
  ['robustness mutated-bodies', conditions, 'verification/robustness/src/mutated-bodies/run.ts'],
  ['robustness heap', conditions, '--expose-gc', 'verification/robustness/src/heap/run.ts'],
];

test.concurrent.each(commands)('%s names an unknown argument and does nothing', async (_script, ...command) => {
  const { status, stderr } = await run([...command, 'no-such-argument']);
  expect(status).toBe(1);
  expect(stderr).toContain('no-such-argument');
  expect(stderr).not.toMatch(/^ +at .*:\d+:\d+/m); // a sentence instead of a stack trace
});

test.concurrent.each([
  { script: 'robustness', command: ['verification/robustness/src/walks/run.ts', '1', '1', 'nonsense'], expected: 'such as 12:0:3' },
  { script: 'robustness', command: ['verification/robustness/src/walks/run.ts', '1', '1', '0', 'more'], expected: '"more"' },
  { script: 'fuzz', command: ['packages/emulator/test/fuzz/run.ts', '1', '1', 'more'], expected: '"more"' },
  { script: 'coverage', command: ['verification/coverage/src/run.ts', '--mrege'], expected: '--mrege' },
  { script: 'speed', command: ['verification/speed/src/run.ts', '--pages', 'react-demo,clerk'], expected: 'There is no page "clerk".' },
  { script: 'speed', command: ['verification/speed/src/run.ts', '--runs', '0'], expected: 'Received "0".' },
  {
    script: 'mutation',
    command: ['verification/mutation/src/run.mjs', 'chart', 'packages/dom/src/*.ts'],
    expected: 'packages/dom/src/*.ts',
  },
])('npm run $script -- $command names the wrong argument', async ({ command, expected }) => {
  const { status, stderr } = await run([conditions, ...command]);
  expect(status).toBe(1);
  expect(stderr).toContain(expected);
});

test('every command of ours that a script of package.json starts is tested with an unknown argument', () => {
  const files = ['.', 'verification/robustness', 'packages/emulator'].flatMap((folder) =>
    Object.values(readScripts(folder))
      .flatMap(
        (command) =>
          command.match(
            /(?<=^| )(?!tools\/run\.mjs)(tools\/|packages\/|verification\/(?!e2e\/|gallery\/)|apps\/demo-kit\/|src\/|test\/)\S+\.(mjs|ts)/g,
          ) ?? [],
      )
      .map((file) => join(folder, file)),
  );
  const tried = commands.map((command) => command.at(-1));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !tried.includes(file))).toEqual([]);
});

function run(command: readonly string[]): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, command, { env: { ...process.env, KRATOS_PUBLIC_URL: undefined } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })));
}
