import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('without the driver, npm run e2e:webkit names the packages of Debian and fails', () => {
  const PATH = mkdtempSync(join(tmpdir(), 'empty-path-'));
  onTestFinished(() => rmSync(PATH, { recursive: true }));
  const program = resolve(import.meta.dirname, 'run.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@kratos-login/source', program], {
    env: { ...process.env, PATH },
    encoding: 'utf8',
  });
  expect(stderr).toContain('expected WebKitWebDriver and Xvfb on the PATH. No test was run.');
  expect(stderr).toContain('apt-get install webkit2gtk-driver xvfb');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '\ntests: 0 passed, 1 failed\n' });
});
