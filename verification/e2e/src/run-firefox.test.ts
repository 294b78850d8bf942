import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('without a Firefox, npm run e2e:firefox names the package of Debian and fails', () => {
  const program = resolve(import.meta.dirname, 'run-firefox.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@kratos-login/source', program], {
    env: { ...process.env, FIREFOX_PATH: '/no/such/firefox' },
    encoding: 'utf8',
  });
  expect(stderr).toContain('expected Firefox on the PATH, or its path in FIREFOX_PATH. No test was run.');
  expect(stderr).toContain('apt-get install firefox-esr');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '\ntests: 0 passed, 1 failed\n' });
});
