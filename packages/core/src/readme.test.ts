import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createEmulator } from '@kratos-login/emulator';
import { expect, test, vi } from 'vitest';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const program = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
const file = new URL('./readme.program.ts', import.meta.url);

test('the program at the top of the README signs a person in', async ({ onTestFinished }) => {
  onTestFinished(() => {
    rmSync(file, { force: true });
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  expect(readme.split('\n').indexOf('```ts')).toBeLessThan(15);
  const kratos = createEmulator({
    baseUrl: 'https://auth.example.com/',
    identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }],
  });
  const code = await kratos.totpCode('ann@example.com');
  const answers: Readonly<Record<string, string>> = {
    'E-mail': 'ann@example.com',
    Password: 'correct horse battery',
    '6-digit code': code,
  };
  vi.stubGlobal('fetch', kratos.fetch);
  vi.stubGlobal('prompt', (label: string) => answers[label]);
  const said = new Promise((resolve) => vi.spyOn(console, 'log').mockImplementation(resolve));
  writeFileSync(file, program);
  await import(file.href);
  expect(await said).toEqual({ email: 'ann@example.com' });
});
