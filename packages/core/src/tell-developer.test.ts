import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { createEmulator } from '@kratos-login/emulator';
import { build } from 'esbuild';
import { build as buildWithVite, type Rolldown } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';
import type { LoginOptions } from './create-login.ts';
import { createLogin } from './create-login.ts';
import { createSecondFactor } from './second-factor/create-second-factor.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function failWith(
  mode: string,
  options: Partial<LoginOptions>,
): Promise<{ login: ReturnType<typeof createLogin>; logged: string[] }> {
  vi.stubEnv('NODE_ENV', mode);
  const logged: string[] = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void logged.push(text));
  const login = createLogin({ kratosUrl, ...options });
  login.start();
  await expect.poll(() => login.getView().step).toBe('error');
  return { login, logged };
}

const offline = () => Promise.reject(new TypeError('Failed to fetch'));

test('in development a failure of the second factor is logged with its explanation', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const logged: string[] = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void logged.push(text));
  for (const options of [{ kratosUrl, fetch: offline }, { kratosUrl: 'javascript:alert(1)' }]) {
    const secondFactor = createSecondFactor(options);
    secondFactor.start();
    await expect.poll(() => secondFactor.getView().kind).toBe('error');
    secondFactor.stop();
  }
  expect(logged).toEqual([
    expect.stringMatching(
      /^kratos-login: GET \/self-service\/settings\/browser at "http:\/\/127\.0\.0\.1:4433" resulted in: unreachable\./,
    ),
    expect.stringMatching(/^kratos-login: kratosUrl is "javascript:alert\(1\)"\. Expected/),
  ]);
});

test('in development a failure is logged with its explanation', async () => {
  expect((await failWith('development', { fetch: offline })).logged).toEqual([
    expect.stringMatching(
      /^kratos-login: GET \/self-service\/login\/browser at "http:\/\/127\.0\.0\.1:4433" resulted in: unreachable\. .*serve\.public\.cors/,
    ),
  ]);
});

test.each([
  ['auth.example.com', 'Expected an absolute http or https address'],
  ['https://ann:secret@auth.example.com/?token=secret', 'with a user name, a query'],
])('in development a wrong kratosUrl, %s, is logged without secrets', async (wrong, text) => {
  const { logged } = await failWith('development', { kratosUrl: wrong });
  expect(logged).toEqual([expect.stringContaining(text)]);
  expect(logged.join()).not.toContain('secret');
});

test('each failure is logged once, however often its view changes', async () => {
  const fetch = async () => new Response('', { status: 429, headers: { 'Retry-After': '2' } });
  const { login, logged } = await failWith('development', { fetch });
  await expect.poll(() => login.getView(), { timeout: 4_000 }).toMatchObject({ wait: '' });
  expect(logged).toHaveLength(1);
  const view = login.getView();
  if (view.step === 'error') view.retry?.();
  await expect.poll(() => logged.length).toBe(2);
});

test('user input is not logged', async () => {
  const kratos = createEmulator({ identities: [ann] });
  vi.stubEnv('NODE_ENV', 'development');
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const login = createLogin({ kratosUrl, fetch: kratos.fetch });
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  kratos.faults.add({ route: 'submit', times: 1, status: 400, body: { error: { code: 400, id: ann.password, message: ann.password } } });
  const view = login.getView();
  if (view.kind === 'form') view.submit?.({ identifier: ann.email, password: ann.password });
  await expect.poll(() => login.getView().step).toBe('error');
  expect(warn).toHaveBeenCalledOnce();
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(/ann@example|correct horse/);
});

test.each(['production', 'test', ''])('with NODE_ENV %j nothing is logged', async (mode) => {
  expect((await failWith(mode, { fetch: offline })).logged).toEqual([]);
});

// ------------------------------------------------------------------------------------------------ bundles
const entry = fileURLToPath(new URL('index.ts', import.meta.url));
const developerTexts = /kratos-login: |serve\.public\.cors|allowed_return_urls/;

async function bundle(mode: string | null): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    conditions: ['@kratos-login/source', 'module'],
    bundle: true,
    write: false,
    minify: mode === 'production',
    format: 'iife',
    globalName: 'kratosLogin',
    platform: 'neutral', // for platform 'browser' esbuild sets NODE_ENV itself
    mainFields: ['module', 'main'],
    ...(mode !== null && { define: { 'process.env.NODE_ENV': JSON.stringify(mode) } }),
  });
  return outputFiles[0]?.text ?? '';
}

/** A minimal browser environment without a global `process`. */
async function runInPage(code: string): Promise<readonly string[]> {
  const logged: string[] = [];
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => !/^(process|global|globalThis)$/.test(name));
  const page = createContext({
    ...Object.fromEntries(names.map((name) => [name, (globalThis as unknown as Record<string, unknown>)[name]])),
    fetch: offline,
    console: { ...console, warn: (text: string) => void logged.push(text) },
    location: { href: 'https://app.example.com/login' },
  });
  runInContext(`${code}; var login = kratosLogin.createLogin({ kratosUrl: '/kratos' }); login.start();`, page);
  await expect.poll(() => runInContext('login.getView().step', page)).toBe('error');
  return logged;
}

test('a production bundle does not contain the explanations, with esbuild and with Vite', async () => {
  const code = await bundle('production');
  expect(code.length).toBeGreaterThan(10_000);
  expect(code).not.toMatch(developerTexts);
  expect(code).not.toMatch(/\bprocess\b/);
  expect(await runInPage(code)).toEqual([]);
  const built = await buildWithVite({
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    resolve: { conditions: ['@kratos-login/source', 'module', 'browser', 'production'] },
    build: { write: false, minify: true, rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  const codes = outputs.flatMap(({ output }) => output.map((each) => (each.type === 'chunk' ? each.code : ''))).join('');
  expect(codes.length).toBeGreaterThan(10_000);
  expect(codes).not.toMatch(developerTexts);
}, 30_000);

test('a development bundle logs the failure with the address that a path was resolved to', async () => {
  const logged = await runInPage(await bundle('development'));
  expect(logged).toEqual([expect.stringContaining('at "https://app.example.com/kratos" resulted in: unreachable')]);
});

test('without a bundler the login runs and logs nothing', async () => {
  const code = await bundle(null);
  expect(code).toMatch(developerTexts);
  expect(await runInPage(code)).toEqual([]);
});
