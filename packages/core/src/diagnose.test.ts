import { createEmulator } from '@kratos-login/emulator';
import { toNodeListener } from '@kratos-login/emulator/node';
import { afterEach, expect, test, vi } from 'vitest';
import { ann, answerWith, type Between, bob, closeAll, createCookieFetch, serve, serveKratos, signIn } from '../test/diagnose/serve.ts';
import { wrongSetUps } from '../test/diagnose/wrong-set-ups.ts';
import { findingKinds } from './diagnose/finding-kinds.ts';
import { type DiagnoseOptions, diagnose, type FindingCode } from './diagnose.ts';

afterEach(closeAll);

const cors = { serve: { public: { cors: { enabled: true, allowed_origins: ['http://127.0.0.1:4455'] } } } };
const page = 'http://127.0.0.1:4455/login';

async function codesOf(options: DiagnoseOptions): Promise<readonly FindingCode[]> {
  const { findings } = await diagnose({ fetch: createCookieFetch(), ...options });
  return findings.map(({ code }) => code);
}

async function textsOf(options: DiagnoseOptions): Promise<string> {
  const { findings } = await diagnose({ fetch: createCookieFetch(), ...options });
  return findings.map(({ text }) => text).join('\n');
}

// ------------------------------------------------------------------------------------------------ wrong set-ups
test.each(Object.keys(wrongSetUps) as (keyof typeof wrongSetUps)[])('a wrong set-up has exactly the finding %s', async (code) => {
  const { findings } = await diagnose({ fetch: createCookieFetch(), ...(await wrongSetUps[code]()) });
  const { severity, title, why } = findingKinds[code];
  expect(findings).toMatchObject([{ code, severity, title, why, text: expect.stringContaining('Expected') }]);
});

test('every finding has a wrong set-up, except one that needs a browser', () => {
  expect(Object.keys(findingKinds).toSorted()).toEqual([...Object.keys(wrongSetUps), 'cors-preflight'].toSorted());
});

test('the finding names the body: HTML, unknown JSON, text or empty', async () => {
  const texts = async (status: number, body: string) =>
    textsOf({ kratosUrl: await serve((_, response) => response.writeHead(status).end(body)) });
  expect(await texts(200, '<html></html>')).toContain('resulted in 200 with HTML.');
  expect(await texts(200, '{"hello":"world"}')).toContain('resulted in 200 with unknown JSON.');
  expect(await texts(404, '404 page not found\n')).toContain('resulted in 404 with text.');
  expect(await texts(200, '')).toContain('resulted in 200 with an empty body.');
});

test('a path that is not passed on is named for every kind of failure', async () => {
  const textsWith = async (path: string, fail: Between) => {
    const { url } = await serveKratos({ between: (request, pass) => (request.url.startsWith(path) ? fail(request, pass) : pass(request)) });
    return textsOf({ kratosUrl: url, timeout: 300 });
  };
  const failures: readonly (readonly [came: string, fail: Between])[] = [
    ['404 with HTML', () => answerWith(404, '<html>nginx</html>')],
    ['200 with HTML', () => answerWith(200, '<!doctype html>')],
    ['a redirect', () => answerWith(302, '', { location: '/' })],
    ['502 with HTML', () => answerWith(502, '<html>bad gateway</html>')],
    ['403 with a JSON error', () => answerWith(403, { error: { code: 403 } })],
    ['no response in time', () => new Promise(() => {})],
  ];
  for (const path of ['/sessions/whoami', '/self-service/login/flows']) {
    for (const [came, fail] of failures) {
      expect(await textsWith(path, fail)).toContain(
        `passes on /self-service/login/browser, but not ${path}. GET ${path} resulted in ${came}. Expected`,
      );
    }
  }
});

test('a proxy that passes on only the request for a flow is found, with and without cookies', async () => {
  const { url } = await serveKratos({
    between: (request, pass) =>
      request.url.startsWith('/self-service/login/browser') ? pass(request) : answerWith(404, '<html>nginx</html>'),
  });
  for (const fetch of [createCookieFetch(), undefined]) {
    const { findings } = await diagnose({ kratosUrl: url, fetch });
    expect(findings.map(({ code }) => code)).toEqual(['partly-passed', 'partly-passed']);
  }
});

test('a proxy that passes on everything but the request for a flow is found', async () => {
  const { url } = await serveKratos({
    between: (request, pass) => (request.url.startsWith('/self-service') ? answerWith(200, '<!doctype html>') : pass(request)),
  });
  expect(await textsOf({ kratosUrl: url })).toContain('passes on /sessions/whoami, but not /self-service/login/browser. GET /self-service');
  expect(await codesOf({ kratosUrl: url })).toEqual(['partly-passed']);
});

test('a 429 counts as passed on', async () => {
  const { url } = await serveKratos({
    between: (request, pass) => (request.url.startsWith('/self-service/login/browser') ? pass(request) : answerWith(429, 'slow down')),
  });
  expect(await codesOf({ kratosUrl: url })).toEqual([]);
});

test('the correct address is named when another server responds below it', async () => {
  const { url } = await serveKratos({
    between: (request, pass) =>
      /^\/(self-service|sessions)/.test(request.url) ? pass(request) : answerWith(404, { error: { code: 404, message: 'no such rule' } }),
  });
  expect(await textsOf({ kratosUrl: `${url}/login` })).toContain(
    `resulted in 404 with a JSON error. Expected the address that /self-service`,
  );
  expect(await codesOf({ kratosUrl: `${url}/login` })).toEqual(['wrong-path']);
});

test('the public API on the same origin as the admin API is not reported as the admin API', async () => {
  const kratos = createEmulator();
  const listener = toNodeListener((request) => {
    const headers = new Headers(request.headers);
    headers.delete('accept');
    return request.url.startsWith('/admin/') ? kratos.handleAdmin(request) : kratos.handle({ ...request, headers });
  });
  const { findings, version } = await diagnose({ kratosUrl: await serve(listener) });
  expect([version, ...findings.map(({ code }) => code)]).toEqual(['v26.2.0', 'accept-dropped']);
});

test('the correct address is named', async () => {
  const { url } = await serveKratos();
  expect(await textsOf({ kratosUrl: `${url}/self-service/login/browser/` })).toContain(`which is "${url}".`);
});

test('the admin API returns its version, and the public API does not', async () => {
  const { kratosUrl } = await wrongSetUps['admin-port']();
  for (const path of ['', '/', '/admin']) {
    const { findings, version } = await diagnose({ kratosUrl: `${kratosUrl}${path}` });
    expect([version, ...findings.map(({ code }) => code)]).toEqual(['v26.2.0', 'admin-port']);
  }
  const { url } = await serveKratos();
  expect(await diagnose({ kratosUrl: url })).toEqual({ findings: [], version: null });
});

test('a version that a proxy returns is used', async () => {
  const { url } = await serveKratos({
    between: (request, pass) => (request.url === '/version' ? answerWith(200, { version: 'v25.4.0' }) : pass(request)),
  });
  expect(await diagnose({ kratosUrl: url })).toEqual({ findings: [], version: 'v25.4.0' });
});

test('several problems at once are all found', async () => {
  const { url } = await serveKratos({
    baseUrl: 'http://kratos.internal:4433/',
    config: { dev: false, selfservice: { methods: { password: { enabled: false } } } },
  });
  expect(await codesOf({ kratosUrl: url, page: 'http://localhost:4455/', returnTo: 'https://elsewhere.example.com/' })).toEqual([
    'local-names',
    'cors-origin',
    'base-url-differs',
    'password-off',
    'cookies-not-kept',
    'return-to-forbidden',
  ]);
});

test.each([
  ['http://app.example.com/', 'http://auth.example.com', null],
  ['https://app.example.com/', 'https://auth.example.com', null],
  ['https://app.example.com/', 'https://auth.example.org', 'other-site'],
  ['http://app.example.com/', 'https://auth.example.com', 'other-site'],
  ['http://10.0.0.1/', 'http://10.0.0.2', 'other-site'],
  ['http://[::1]:5173/', 'http://localhost:4433', 'local-names'],
  ['http://app.localhost/', 'http://auth.localhost', 'local-names'],
  ['http://localhost:5173/', 'http://localhost:4433', null],
  ['https://localhost:5173/', 'http://localhost:4433', 'mixed-content'],
  ['file:///tmp/login.html', 'http://localhost:4433', null],
])('a page at %s and a Kratos at %s: %s', async (from, kratosUrl, code) => {
  const unreachable = (): Promise<never> => Promise.reject(new TypeError('fetch failed'));
  const after = code === 'mixed-content' ? [] : ['no-answer'];
  expect(await codesOf({ kratosUrl, page: from, fetch: unreachable })).toEqual([...(code === null ? [] : [code]), ...after]);
});

// ------------------------------------------------------------------------------------------------ correct set-ups
test('a correct set-up on the origin of the page has no finding', async () => {
  const { url } = await serveKratos();
  expect(await codesOf({ kratosUrl: `${url}/`, page: `${url}/login`, returnTo: 'http://127.0.0.1:4455/home' })).toEqual([]);
});

test('a correct set-up at another origin with CORS has no finding', async () => {
  const { url } = await serveKratos({ config: cors });
  expect(await codesOf({ kratosUrl: url, page, returnTo: 'http://127.0.0.1:4455/home' })).toEqual([]);
});

test('a correct set-up with identifier-first forms has no finding', async () => {
  const { kratos, url } = await serveKratos({ config: { selfservice: { flows: { login: { style: 'identifier_first' } } } } });
  expect(await codesOf({ kratosUrl: url })).toEqual([]);
  expect(await codesOf({ kratosUrl: url, fetch: kratos.fetch })).toEqual([]);
});

test('a correct set-up at another origin has no finding while a user is signed in', async () => {
  const { url } = await serveKratos({ config: cors });
  for (const person of [ann, bob]) {
    const fetch = createCookieFetch();
    await signIn(url, fetch, person);
    expect(await codesOf({ kratosUrl: url, page, fetch })).toEqual([]);
  }
});

test('a correct set-up has no finding while a user is signed in or the second factor is pending', async () => {
  const { url } = await serveKratos();
  for (const person of [ann, bob]) {
    const fetch = createCookieFetch();
    await signIn(url, fetch, person);
    expect(await codesOf({ kratosUrl: url, fetch })).toEqual([]);
  }
});

test('cookies are not checked with a fetch that does not keep them', async () => {
  const { url } = await serveKratos();
  expect(await diagnose({ kratosUrl: url })).toEqual({ findings: [], version: null });
});

// ------------------------------------------------------------------------------------------------ side effects
test('diagnose does not change the session', async () => {
  const { kratos, url } = await serveKratos({ config: cors });
  const fetch = createCookieFetch();
  await signIn(url, fetch, bob);
  const whoami = async () => (await fetch(`${url}/sessions/whoami`)).json();
  const before = await whoami();
  kratos.log.clear();
  await diagnose({ kratosUrl: url, page, fetch, returnTo: 'http://127.0.0.1:4455/home' });
  expect(new Set(kratos.log.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(kratos.log.map(({ path }) => path.split('?')[0])).toEqual([
    '/self-service/login/browser',
    '/health/ready',
    '/sessions/whoami',
    '/self-service/settings/browser',
    '/self-service/login/browser',
    '/version',
  ]);
  expect(await whoami()).toEqual(before);
});

test('at most seven requests are sent for a long path', async () => {
  const urls: string[] = [];
  const url = await serve((request, response) => {
    urls.push(request.url ?? '');
    response.writeHead(404).end('404 page not found\n');
  });
  expect(await codesOf({ kratosUrl: `${url}/a/b/c/d/e/f/g/h` })).toEqual(['not-kratos']);
  expect(urls).toHaveLength(7);
});

test('diagnose mails no code', async () => {
  const { kratos, url } = await serveKratos({
    config: { selfservice: { methods: { code: { enabled: true, mfa_enabled: true } } } },
    identities: [bob],
  });
  const fetch = createCookieFetch();
  await signIn(url, fetch, bob);
  await diagnose({ kratosUrl: url, fetch });
  expect(kratos.mails).toEqual([]);
  await fetch(`${url}/self-service/login/browser?aal=aal2`, { headers: { Accept: 'application/json' } });
  expect(kratos.mails).toHaveLength(1); // so there was something to avoid
});

test('no finding contains the credentials, query or fragment of an address', async () => {
  const { url } = await serveKratos({ baseUrl: 'http://kratos.internal:4433/' });
  const returnTo = 'https://elsewhere.example.com/home?token=s3cret#s3cret';
  const texts = [
    await textsOf({ kratosUrl: url.replace('//', '//ann:s3cret@') }),
    await textsOf({ kratosUrl: `${url}/?token=s3cret` }),
    await textsOf({ kratosUrl: `/kratos?token=s3cret` }),
    await textsOf({ kratosUrl: url, page: 'http://localhost:4455/login?token=s3cret', returnTo }),
  ].join('\n');
  expect(texts).toContain('returnTo is "https://elsewhere.example.com/home"');
  expect(texts).not.toContain('s3cret');
});

test.each([
  [
    'throws',
    () => {
      throw new Error('no fetch here');
    },
  ],
  ['rejects with undefined', () => Promise.reject(undefined)],
  ['returns undefined', async () => undefined],
])('a fetch that %s is reported as no-answer', async (_, broken) => {
  expect(await codesOf({ kratosUrl: 'http://127.0.0.1:4433', fetch: broken as unknown as typeof fetch })).toEqual(['no-answer']);
});

test('a body that never ends is reported as timed-out', async () => {
  const url = await serve((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'));
  expect(await codesOf({ kratosUrl: url, timeout: 100 })).toEqual(['timed-out']);
});

test('an infinite timeout is accepted', async () => {
  const { url } = await serveKratos();
  expect(await codesOf({ kratosUrl: url, timeout: Number.POSITIVE_INFINITY })).toEqual([]);
});

test('the timer of a request is cleared when the request ends', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers();
  await diagnose({ kratosUrl: 'http://127.0.0.1:4433', fetch: () => Promise.reject(new TypeError('fetch failed')) });
  expect(vi.getTimerCount()).toBe(0);
});
