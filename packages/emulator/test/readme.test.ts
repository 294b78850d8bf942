import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const home = join(import.meta.dirname, '..');
const fences = [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
const run = (code: string) =>
  spawnSync(process.execPath, ['--conditions=@kratos-login/source', '--input-type=module-typescript', '--eval', code], {
    cwd: home,
    encoding: 'utf8',
  });

test('the first program of the README prints the documented output', () => {
  const { stdout, stderr } = run(fences[0] ?? '');
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^200 \d{6}\n$/);
});

test('the README program that controls the emulator runs', () => {
  const { stdout, stderr, status } = run(fences.find((code) => code.includes('kratos.faults.add')) ?? 'throw new Error("it is gone")');
  expect([stderr, status]).toEqual(['', 0]);
  expect(stdout).toMatch(/^[A-Z2-7]{32} [a-z0-9]{8}\n/);
});
