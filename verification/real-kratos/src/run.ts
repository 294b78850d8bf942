/**
 * `npm run real` tests the login with a real Kratos, in Node and then in both demos. It starts `kratos` from the PATH, or uses the running one of
 * `KRATOS_PUBLIC_URL` and `KRATOS_ADMIN_URL` with its configuration. It fails if there is none.
 *
 * `KRATOS_IS_EMULATED=1 npm run real` tests the emulator instead.
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
  console.error('real: expected "kratos" on the PATH, or KRATOS_PUBLIC_URL and KRATOS_ADMIN_URL. No test was run.');
  process.exitCode = 1;
} else {
  process.exitCode = (await runAll()) ? 0 : 1;
}

async function runAll(): Promise<boolean> {
  // Short-lived flows, mailed codes and the paths through the chart need their own configurations.
  if (command === null)
    console.log(
      'real: skips the tests that need their own configurations (short-lived flows, mailed codes, paths), because there is no "kratos" to start.',
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
