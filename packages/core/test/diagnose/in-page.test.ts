import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../../../tools/browser.mjs';
import type { DiagnoseOptions, Diagnosis, FindingCode } from '../../src/diagnose.ts';
import { ann, answerWith, bob, closeAll, dropCorsOnErrors, serve, serveKratos, signIn } from './serve.ts';

// Only a browser enforces CORS and keeps cookies.
let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  const built = await build({
    entryPoints: [fileURLToPath(new URL('../../src/diagnose.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'core',
  });
  script = built.outputFiles[0]?.text ?? '';
}, 60_000);
afterAll(() => browser.close());
afterEach(closeAll);

/** Serves a page with `diagnose` on its own origin. */
async function servePage(host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<string> {
  const url = await serve((_, response) =>
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><script>${script}</script>`),
  );
  return url.replace('127.0.0.1', host);
}

async function findFrom(pageUrl: string, options: DiagnoseOptions, person?: typeof ann | typeof bob): Promise<readonly FindingCode[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${pageUrl}/`);
  if (person !== undefined) await signIn(options.kratosUrl, fetchAs(context), person);
  const { findings }: Diagnosis = await page.evaluate(`core.diagnose(${JSON.stringify(options)})`);
  await context.close();
  return findings.map(({ code }) => code);
}

/** Requests with the cookies of the browser, but without CORS. */
function fetchAs(context: BrowserContext): typeof fetch {
  return async (input, { method = 'GET', headers, body } = {}) => {
    const more = typeof body === 'string' ? { data: body } : {};
    const response = await context.request.fetch(String(input), { method, headers: Object.fromEntries(new Headers(headers)), ...more });
    return new Response(await response.text(), { status: response.status() });
  };
}

const allow = (origin: string, more: object = {}) => ({
  serve: { public: { cors: { enabled: true, allowed_origins: [origin], ...more } } },
});

test('in a page a correct set-up at another origin has no finding', async () => {
  const from = await servePage();
  const { url } = await serveKratos({ config: allow(from) });
  expect(await findFrom(from, { kratosUrl: url, returnTo: 'http://127.0.0.1:4455/home' })).toEqual([]);
});

test('in a page a correct set-up on the same origin has no finding', async () => {
  const { url } = await serveKratos({
    between: (request, pass) => (request.url === '/' ? answerWith(200, `<!doctype html><script>${script}</script>`) : pass(request)),
  });
  expect(await findFrom(url, { kratosUrl: url })).toEqual([]);
});

test('in a page a server without CORS differs from a missing server', async () => {
  const from = await servePage();
  const { url } = await serveKratos();
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['cors-origin']);
  const gone = await servePage();
  await closeAll();
  const again = await servePage();
  expect(await findFrom(again, { kratosUrl: gone })).toEqual(['no-answer']);
});

test('in a page CORS for another origin is found', async () => {
  const from = await servePage();
  const { url } = await serveKratos({ config: allow('https://another.example.com') });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['cors-origin']);
});

test('in a page CORS without credentials is found, and so is CORS for any origin', async () => {
  const from = await servePage();
  const without = await serveKratos({ config: allow(from, { allow_credentials: false }) });
  expect(await findFrom(from, { kratosUrl: without.url })).toEqual(['cors-credentials']);
  const forAll = await serveKratos({ config: allow('*') });
  expect(await findFrom(from, { kratosUrl: forAll.url })).toEqual(['cors-credentials']);
});

test('in a page CORS without Content-Type is found', async () => {
  const from = await servePage();
  const { url } = await serveKratos({ config: allow(from, { allowed_headers: ['Authorization'] }) });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['cors-preflight']);
});

test('in a page missing CORS headers on errors are found', async () => {
  const from = await servePage();
  const { url } = await serveKratos({ config: allow(from), between: dropCorsOnErrors });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['cors-errors']);
});

test('in a page lost cookies are not reported next to cors-errors', async () => {
  const from = await servePage('localhost');
  const { url } = await serveKratos({ config: allow(from), between: dropCorsOnErrors });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['local-names', 'cors-errors']);
});

test('in a page a path that a proxy does not pass on is found at another origin', async () => {
  const from = await servePage();
  const cors = { 'access-control-allow-origin': from, 'access-control-allow-credentials': 'true' };
  const { url } = await serveKratos({
    config: allow(from),
    between: (request, pass) =>
      request.url.startsWith('/self-service') || request.method === 'OPTIONS' ? pass(request) : answerWith(404, '<html>nginx</html>', cors),
  });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['partly-passed']);
});

test('in a page a path that a proxy does not pass on is found on the same origin', async () => {
  const { url } = await serveKratos({
    between: (request, pass) =>
      request.url.startsWith('/self-service') ? pass(request) : answerWith(200, `<!doctype html><script>${script}</script>`),
  });
  expect(await findFrom(url, { kratosUrl: url })).toEqual(['partly-passed']);
});

test('in a page a gateway that refuses OPTIONS is found as cors-preflight', async () => {
  const from = await servePage();
  const { url } = await serveKratos({
    config: allow(from),
    between: (request, pass) => (request.method === 'OPTIONS' ? answerWith(401, '') : pass(request)),
  });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['cors-preflight']);
});

test('in a page lost cookies have exactly one finding', async () => {
  const from = await servePage();
  const { url } = await serveKratos({
    config: allow(from),
    between: async (request, pass) => {
      const answer = await pass(request);
      answer.headers.delete('set-cookie');
      return answer;
    },
  });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['cookies-not-kept']);
});

test('in a page a correct set-up has no finding while a user is signed in', async () => {
  const own = await serveKratos({
    between: (request, pass) => (request.url === '/' ? answerWith(200, `<!doctype html><script>${script}</script>`) : pass(request)),
  });
  const from = await servePage();
  const other = await serveKratos({ config: allow(from) });
  for (const person of [ann, bob]) {
    expect(await findFrom(own.url, { kratosUrl: own.url }, person)).toEqual([]);
    expect(await findFrom(from, { kratosUrl: other.url }, person)).toEqual([]);
  }
});

test('in a page lost cookies between "127.0.0.1" and "localhost" are found', async () => {
  const from = await servePage('localhost');
  const { url } = await serveKratos({ config: allow(from) });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['local-names', 'cookies-not-kept']);
});

test('in a page an opaque redirect is found', async () => {
  const from = await servePage();
  const { url } = await serveKratos({
    config: allow(from),
    between: (request, pass) => {
      const headers = new Headers(request.headers);
      headers.delete('accept');
      return pass({ ...request, headers });
    },
  });
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['accept-dropped']);
});

test('in a page a request blocked by Content-Security-Policy is reported as no-answer', async () => {
  const { url } = await serveKratos();
  const policy = { 'Content-Security-Policy': "connect-src 'self'", 'Content-Type': 'text/html' };
  const from = await serve((_, response) => response.writeHead(200, policy).end(`<!doctype html><script>${script}</script>`));
  expect(await findFrom(from, { kratosUrl: url })).toEqual(['no-answer']);
});
