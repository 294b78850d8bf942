/**
 * `npm run real`: the login against a real Kratos, in Node and then both demos in a browser. `kratos` on the PATH is started; or the one that
 * `KRATOS_PUBLIC_URL` and `KRATOS_ADMIN_URL` name is used, with what its configuration allows. Ends with 1 when there is none.
 *
 * `KRATOS_IS_EMULATED=1 npm run real` runs the same against the emulator.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeArguments } from '../../../tools/take-arguments.mjs';
import { findCommand, findRunning, startKratos } from './start-kratos.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
takeArguments(0);
const running = findRunning();
const command = running === null ? findCommand() : null;

if (running === null && command === null) {
  console.error('real: there is no "kratos" on the PATH, and no KRATOS_PUBLIC_URL with KRATOS_ADMIN_URL. Nothing was run.');
  process.exitCode = 1;
} else {
  process.exitCode = (await runAll()) ? 0 : 1;
}

async function runAll(): Promise<boolean> {
  // Flows that run out, codes by mail and the paths through the chart need a configuration of their own.
  if (command === null)
    console.log(
      'real: the flows that run out, the codes by mail and the paths through the chart are left out, for they need a "kratos" to start.',
    );
  const inNode = await run('vitest', [
    'run',
    '--config',
    'verification/real-kratos/vitest.config.ts',
    ...(command === null ? ['login.test'] : []),
  ]);
  const kratos = running ?? (command && (await startKratos(command)));
  if (kratos === null) return false;
  try {
    const addresses = {
      KRATOS_PUBLIC_URL: kratos.publicUrl,
      KRATOS_ADMIN_URL: kratos.adminUrl,
      NODE_OPTIONS: '--conditions=@kratos-login/source',
    };
    return (await run('playwright', ['test', '--config', 'verification/real-kratos/playwright.config.ts'], addresses)) && inNode;
  } finally {
    await kratos.stop();
  }
}

function run(program: string, parameters: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const child = spawn('pnpm', ['exec', program, ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...more },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code === 0)));
}
