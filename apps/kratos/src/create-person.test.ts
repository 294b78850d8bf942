import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, totp } from '@kratos-login/emulator';
import { listen } from '@kratos-login/emulator/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

const kratos = createEmulator();
const closers: (() => Promise<void>)[] = [];
let environment: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  const open = await listen(kratos, { port: 0 });
  const admin = await listen({ handle: kratos.handleAdmin }, { port: 0 });
  closers.push(open.close, admin.close);
  environment = { KRATOS_PUBLIC_URL: open.url, KRATOS_ADMIN_URL: admin.url };
});
afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
});

test('create-person creates a person with a password', async () => {
  const { output, code } = await run('--email', 'ann@example.com', '--password', 'correct horse battery');
  expect([output, code]).toEqual(['email        ann@example.com\npassword     correct horse battery\n', 0]);
  expect(await signIn('ann@example.com', 'correct horse battery')).toBe(200);
});

test('create-person pairs an authenticator app and prints its secret', { timeout: 30_000 }, async () => {
  const { output, code } = await run('--email', 'bob@example.com', '--totp');
  expect(code).toBe(0);
  const [, password = '', secret = '', url = '', now] =
    /^email +bob@example\.com\npassword +(\S+)\nTOTP secret +([A-Z2-7]+)\nfor an app +(\S+)\ncode +(\d{6}), for \d+ s\n$/.exec(output) ??
    [];
  expect(url).toBe(`otpauth://totp/Kratos:bob%40example.com?secret=${secret}&issuer=Kratos`);
  expect([totp(secret, Date.now()), totp(secret, Date.now() - 30_000)]).toContain(now);
  expect(kratos.identities.find('bob@example.com')?.totpSecret).toBe(secret);
  expect(await signIn('bob@example.com', password)).toBe(422);
});

test.for<readonly [readonly string[], string]>([
  [[], '--email is missing.\nUsage: npm run create-person'],
  [['--email', 'ann'], '--email is "ann". Expected an email address, such as ann@example.com.'],
  [['--email', 'x@example.com', '--password', 'short'], '--password has 5 characters. Expected 8 or more.'],
  [['--email', 'x@example.com', '--password', 'é'.repeat(37)], '--password has 74 bytes. Expected 72 or fewer.'],
  [['--email', 'x@example.com', '--topt'], "Unknown option '--topt'"],
  [
    ['--email', 'x@example.com', '--email', 'y@example.com'],
    '--email is given more than once. Expected it once: a call creates one person.',
  ],
  [['--email', 'x@example.com', 'totp'], 'unexpected argument "totp".'],
  [['--email', 'x@example.com', '--schema', 'unknown'], 'was answered with 400: '],
  [['--email', 'ann@example.com'], 'was answered with 409: '],
])('create-person %j prints an error and ends with exit code 1', async ([parameters, words]) => {
  const { output, code } = await run(...parameters);
  expect(output).toContain(words);
  expect(code).toBe(1);
});

test('the error names a Kratos that does not answer, a public API used as the admin one, and an invalid address', {
  timeout: 30_000,
}, async () => {
  environment = { ...environment, KRATOS_ADMIN_URL: 'http://127.0.0.1:1' };
  expect((await run('--email', 'x@example.com')).output).toContain('http://127.0.0.1:1 does not answer. Start a Kratos');
  environment = { ...environment, KRATOS_ADMIN_URL: environment['KRATOS_PUBLIC_URL'] ?? '' };
  expect((await run('--email', 'x@example.com')).output).toContain('Is KRATOS_ADMIN_URL the address of the other API?');
  environment = { ...environment, KRATOS_ADMIN_URL: 'localhost:4434' };
  expect((await run('--email', 'x@example.com')).output).toContain(
    'KRATOS_ADMIN_URL is "localhost:4434". Expected the address of a Kratos',
  );
});

test('when the authenticator app cannot be paired, the user is deleted again', async () => {
  const plain = createEmulator({ config: { selfservice: { methods: { totp: { enabled: false } } } } });
  const open = await listen(plain, { port: 0 });
  const admin = await listen({ handle: plain.handleAdmin }, { port: 0 });
  closers.push(open.close, admin.close);
  environment = { KRATOS_PUBLIC_URL: open.url, KRATOS_ADMIN_URL: admin.url };
  const { output, code } = await run('--email', 'cal@example.com', '--totp');
  expect(output).toContain('could not be paired, so cal@example.com was deleted again');
  expect([code, plain.identities.find('cal@example.com')]).toEqual([1, undefined]);
});

test('the emulator accepts the configuration of apps/kratos, and the demos have every page in it', () => {
  const text = readFileSync(join(import.meta.dirname, '../kratos.yml'), 'utf8');
  const pages = [...text.matchAll(/^ +ui_url: (\S+)/gm)].map(([, url]) => url);
  expect(pages).toEqual(['http://localhost:5173/', 'http://localhost:5173/second-factor']);
});

async function run(...parameters: readonly string[]): Promise<{ readonly output: string; readonly code: number | null }> {
  const child = spawn(
    process.execPath,
    ['--conditions=@kratos-login/source', join(import.meta.dirname, 'create-person.ts'), ...parameters],
    {
      env: { ...process.env, ...environment },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { output, code };
}

async function signIn(identifier: string, password: string): Promise<number> {
  const { fetch } = kratos.openBrowser();
  const flow = await (await fetch('self-service/login/browser', { headers: { accept: 'application/json' } })).json();
  const token = flow.ui.nodes.find((node: { attributes: { name: string } }) => node.attributes.name === 'csrf_token').attributes.value;
  const { status } = await fetch(flow.ui.action, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ csrf_token: token, method: 'password', identifier, password }),
  });
  return status;
}
