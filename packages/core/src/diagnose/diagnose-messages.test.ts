import { afterEach, expect, test, vi } from 'vitest';
import { type DiagnoseOptions, diagnose } from '../diagnose.ts';

// The exact texts of the findings, for a scripted Kratos.
afterEach(() => vi.unstubAllGlobals());

const kratosUrl = 'https://auth.example.com';
const opening = '/self-service/login/browser';
const node = (name: string, group: string) => ({ group, attributes: { name } });
const flow = (more: object = {}, ...groups: readonly string[]) => ({
  id: 'f',
  type: 'browser',
  requested_aal: 'aal1',
  ui: {
    action: `${kratosUrl}/self-service/login?flow=f`,
    nodes: [node('csrf_token', 'default'), ...groups.map((group) => node('x', group))],
  },
  ...more,
});
const aFlow = flow({}, 'password');
const failed = (code: number, id?: string) => ({ error: { code, ...(id && { id }) } });
/** The replies of a correct Kratos without a session. */
const correct = {
  [opening]: [200, aFlow],
  '/self-service/login/flows': [200, aFlow],
  '/sessions/whoami': [401, failed(401)],
} as const;

/** A status with a body and the headers that a page may read, a redirect, a request that never ends, or no response. */
type ScriptedReply = readonly [status: number, body?: unknown, headers?: Record<string, string>] | 'redirect' | 'never' | null;

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

/** A `fetch` that replies by path, otherwise with 404 in text. `isBlocked` tells which responses a browser hides from the page. */
function scriptFetch(replies: Readonly<Record<string, ScriptedReply>>, isBlocked: (asked: Asked) => boolean = () => false) {
  const asked: Asked[] = [];
  const fetch = (async (url: string, init: RequestInit = {}) => {
    const path = url.replace(/^https?:\/\/[^/]+/i, '');
    asked.push({ path, init });
    const answer = path in replies ? replies[path] : replies[path.split('?')[0] ?? ''];
    if (answer === null || isBlocked({ path, init })) throw new TypeError('fetch failed');
    if (answer === 'never') return new Promise((_, reject) => init.signal?.addEventListener('abort', reject));
    if (answer === 'redirect') return new Response(null, { status: 302 });
    const [status, body = '', headers = {}] = answer ?? [404, '404 page not found'];
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status, headers });
  }) as typeof globalThis.fetch;
  return { fetch, asked };
}

async function findingsOf(
  replies: Readonly<Record<string, ScriptedReply>>,
  options: Partial<DiagnoseOptions> = {},
): Promise<readonly string[]> {
  const { findings } = await diagnose({ kratosUrl, fetch: scriptFetch(replies).fetch, ...options });
  return findings.map(({ code, text }) => `${code}: ${text}`);
}

// ------------------------------------------------------------------------------------------------ the address
test.each([
  ['/kratos', '"/kratos"'],
  ['https://auth.example.com:99999', '"https://auth.example.com:99999", with an invalid host or port'],
  ['https://[::1', '"https://[::1", with an invalid host or port'],
  ['https://ann@auth.example.com', '"https://auth.example.com", with a user name, a query, a fragment, a backslash or a space'],
  ['https://:secret@auth.example.com', '"https://auth.example.com", with a user name, a query, a fragment, a backslash or a space'],
  ['https://ann@auth.example.com/a//b', '"https://auth.example.com/a//b", with a user name, a query, a fragment, a backslash or a space'],
  ['https://auth.example.com/?a=b', '"https://auth.example.com/", with a user name, a query, a fragment, a backslash or a space'],
  ['https://auth.example.com/#a', '"https://auth.example.com/", with a user name, a query, a fragment, a backslash or a space'],
  ['https://auth.example.com ', '"https://auth.example.com ", with a user name, a query, a fragment, a backslash or a space'],
])('a kratosUrl of %s is reported as %s', async (given, shown) => {
  expect(await findingsOf({}, { kratosUrl: given })).toEqual([
    `bad-address: kratosUrl is ${shown}. Expected an absolute http or https address and nothing else, such as "https://auth.example.com". In a page, a path such as "/kratos" is accepted too.`,
  ]);
});

test('a kratosUrl that is a path is resolved against the page', async () => {
  const { fetch, asked } = scriptFetch({});
  const { findings } = await diagnose({ kratosUrl: '/kratos', page: 'https://app.example.com/login', fetch });
  expect(findings.map(({ code, text }) => `${code}: ${text}`)).toEqual([
    expect.stringMatching(/^not-kratos: .*at "https:\/\/app\.example\.com\/kratos"/),
  ]);
  expect(asked[0]?.path).toBe('/kratos/self-service/login/browser');
});

test('a kratosUrl may be a URL object', async () => {
  const kratosUrl = new URL('http://127.0.0.1:9/') as unknown as string;
  expect((await diagnose({ kratosUrl, fetch: scriptFetch({}).fetch })).findings.map(({ code }) => code)).not.toContain('bad-address');
});

const noResponse = { [opening]: null };

test.each([
  ['http://127.0.0.1:1', 'http://127.1.2.3:2', 'local-names'],
  ['http://localhost', 'http://localhost.example.com', 'other-site'],
  ['http://notlocalhost', 'http://localhost', 'other-site'],
  ['http://127.0.0.1', 'http://x127.0.0.1.example.com', 'other-site'],
  ['http://127.0.0.1', 'http://127.0.0.1.example.com', 'other-site'],
  ['http://127.0.0.10', 'http://127.0.0.1', 'local-names'],
  ['http://[::1]', 'http://[::2]', 'other-site'],
  ['http://[::2]', 'http://[::3]', 'other-site'],
  ['http://10.1.0.1', 'http://10.2.0.1', 'other-site'],
  ['http://1.example.com', 'http://2.example.com', null],
  ['http://1.2', 'http://3.2', 'other-site'],
  ['http://a.example.com', 'http://b.example.com', null],
  ['http://deep.a.example.com', 'http://example.com', null],
  ['http://a.example.com', 'http://a.example.org', 'other-site'],
  ['http://example1', 'http://example2', 'other-site'],
  ['http://a.x.1e', 'http://b.x.1e', null],
  ['http://a.b.example1', 'http://c.b.example1', null],
  ['http://my.site', 'http://mys.ite', 'other-site'],
])('a page at %s and a Kratos at %s have the finding %s', async (page, at, code) => {
  const text = await findingsOf(noResponse, { kratosUrl: at, page });
  expect(text.slice(0, -1).map((each) => each.split(':')[0])).toEqual(code === null ? [] : [code]);
  if (code !== null) expect(text[0]).toContain(`The page is at "${new URL(page).origin}" and Kratos at "${new URL(at).origin}".`);
});

// ------------------------------------------------------------------------------------------------ no answer
const noAnswerAt = (url: string): string =>
  `no-answer: GET ${opening} at "${url}" resulted in no response. Expected the public API of Kratos there. Is it running, and is the address correct?`;
const noAnswer = `${noAnswerAt(kratosUrl)} Does it serve https (not http), and does the browser trust its certificate? Open the address in a tab.`;
const page = 'https://app.example.com/login';
const inPage = (href = page) => vi.stubGlobal('location', { href });

test('outside of a page a failed request is reported as no-answer', async () => {
  expect(await findingsOf(noResponse, { page })).toEqual([noAnswer]);
});

test('the certificate is mentioned only for https', async () => {
  const http = 'http://auth.example.com';
  expect(await findingsOf(noResponse, { kratosUrl: http })).toEqual([noAnswerAt(http)]);
  expect(await findingsOf(noResponse, { kratosUrl: 'HTTPS://auth.example.com' })).toEqual([
    expect.stringContaining('trust its certificate?'),
  ]);
});

test('an offline browser is reported, and no more requests are sent', async () => {
  inPage();
  vi.stubGlobal('navigator', { onLine: false });
  const { fetch, asked } = scriptFetch({ [opening]: null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings.map(({ text }) => text)).toEqual([
    `GET ${opening} at "${kratosUrl}" resulted in no response, because the browser is offline. Connect it and try again.`,
  ]);
  expect(asked).toHaveLength(1);
});

test('in a page no-answer mentions Content-Security-Policy and extensions', async () => {
  inPage();
  const { fetch, asked } = scriptFetch({ [opening]: null, '/health/alive': null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings.map(({ text }) => `no-answer: ${text}`)).toEqual([
    `${noAnswer} Does a Content-Security-Policy (connect-src) or an extension block it?`,
  ]);
  expect(asked.map(({ path, init: { mode, credentials, redirect } }) => [path, mode, credentials, redirect])).toEqual([
    [opening, undefined, 'include', 'manual'],
    [opening, undefined, 'omit', 'manual'],
    ['/health/alive', 'no-cors', 'omit', 'follow'],
  ]);
  inPage(`${kratosUrl}/login`);
  const own = scriptFetch(noResponse);
  await diagnose({ kratosUrl, fetch: own.fetch });
  expect(own.asked).toHaveLength(1);
});

test('in a page a response that is readable only without cookies is cors-credentials', async () => {
  inPage();
  const { fetch } = scriptFetch({ [opening]: [200, aFlow] }, ({ init }) => init.credentials === 'include');
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([
    { code: 'cors-credentials', text: expect.stringContaining('may be read from "https://app.example.com" only without cookies.') },
  ]);
});

test('in a page a response that is not readable is cors-origin', async () => {
  inPage();
  const { fetch } = scriptFetch({ [opening]: [200, aFlow], '/health/alive': [200] }, ({ init }) => init.mode !== 'no-cors');
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([
    {
      code: 'cors-origin',
      text: expect.stringContaining(
        `A server responds at "${kratosUrl}", but the page may not read it. Expected CORS headers that allow "https://app.example.com".`,
      ),
    },
  ]);
});

const isPreflighted = ({ init }: Asked): boolean => 'Content-Type' in (init.headers as object);

test('in a page at another origin the header Content-Type is checked', async () => {
  inPage();
  const closed = scriptFetch(correct, isPreflighted);
  expect((await diagnose({ kratosUrl, fetch: closed.fetch })).findings).toMatchObject([
    {
      code: 'cors-preflight',
      text: expect.stringContaining(
        `Kratos at "${kratosUrl}" may be read from "https://app.example.com", but not with the header Content-Type: application/json`,
      ),
    },
  ]);
  expect(closed.asked.filter(isPreflighted)).toMatchObject([
    { path: '/sessions/whoami', init: { headers: { 'Content-Type': 'application/json' } } },
  ]);
  expect((await diagnose({ kratosUrl, fetch: scriptFetch(correct).fetch })).findings).toEqual([]);
  const outside = scriptFetch(correct);
  vi.unstubAllGlobals();
  await diagnose({ kratosUrl, page, fetch: outside.fetch });
  expect(outside.asked.filter(isPreflighted)).toEqual([]);
  inPage(`${kratosUrl}/login`);
  const own = scriptFetch(correct);
  await diagnose({ kratosUrl, fetch: own.fetch });
  expect(own.asked.filter(isPreflighted)).toEqual([]);
});

test('in a page a late preflight is not reported as cors-preflight', async () => {
  inPage();
  const { fetch, asked } = scriptFetch({ ...correct, '/sessions/whoami': 'never' });
  const { findings } = await diagnose({ kratosUrl, fetch, timeout: 50 });
  expect(findings).toMatchObject([{ code: 'partly-passed', text: expect.stringContaining('whoami resulted in no response in time.') }]);
  expect(asked.filter(({ path }) => path === '/sessions/whoami')).toHaveLength(1);
});

test('in a page an unreadable error is not reported as cors-preflight', async () => {
  inPage();
  const { fetch, asked } = scriptFetch({ ...lost, [opening]: [200, aFlow] }, ({ path }) => /whoami|flows/.test(path));
  const { findings } = await diagnose({ kratosUrl, fetch, returnTo: 'https://app.example.com/home' });
  expect(findings.map(({ code, text }) => `${code}: ${text}`)).toEqual([
    `cors-errors: Kratos at "${kratosUrl}" may be read from "https://app.example.com" after a success, but not after GET /sessions/whoami, which fails without a session. Expected CORS headers on responses with an error status, too, because a wrong password gets one. If a proxy sets these headers, let it set them always (nginx: add_header … always). If it already does, it does not pass /sessions on to Kratos.`,
  ]);
  expect(asked).toHaveLength(7);
});

test('in a page that can read errors a failed whoami is partly-passed', async () => {
  inPage();
  const { fetch } = scriptFetch({ ...withSession, '/sessions/whoami': null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([{ code: 'partly-passed', text: expect.stringContaining('whoami resulted in no response.') }]);
});

test('in a page cors-preflight does not hide other findings', async () => {
  inPage();
  const { fetch } = scriptFetch({ ...correct, '/sessions/whoami': [404, '<html>'] }, isPreflighted);
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings.map(({ code }) => code)).toEqual(['cors-preflight', 'partly-passed']);
});

test('in a page that can read errors a failed flow is partly-passed', async () => {
  inPage();
  const { fetch } = scriptFetch({ ...correct, '/self-service/login/flows': null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([{ code: 'partly-passed', text: expect.stringContaining('flows resulted in no response.') }]);
});

// ------------------------------------------------------------------------------------------------ CORS by its headers
test.each<[headers: Record<string, string>, text: string | null]>([
  [{}, 'cors-origin: A server responds at "https://auth.example.com", but it allows no origin. '],
  [
    { 'Access-Control-Allow-Origin': 'https://x.example' },
    'cors-origin: A server responds at "https://auth.example.com", but it allows "https://x.example". Expected CORS headers that allow "https://app.example.com".',
  ],
  [
    { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
    'cors-credentials: Kratos at "https://auth.example.com" may be read',
  ],
  [{ 'Access-Control-Allow-Origin': 'https://app.example.com' }, 'cors-credentials: Kratos at "https://auth.example.com" may be read'],
  [{ 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true' }, null],
])('the CORS headers %j have the finding %s', async (headers, text) => {
  const found = await findingsOf(
    { ...correct, [opening]: [200, aFlow, headers], '/sessions/whoami': [401, failed(401), headers] },
    { page },
  );
  expect(found).toEqual(text === null ? [] : [expect.stringContaining(text)]);
});

const allowed = { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true' };

test.each<[fact: string, whoami: ScriptedReply, code: string | null]>([
  ['with no headers on an error', [401, failed(401)], 'cors-errors'],
  ['with headers for any origin on an error', [401, failed(401), { 'Access-Control-Allow-Origin': '*' }], 'cors-errors'],
  ['with an error of another server', [404, '<html>'], 'partly-passed'],
  ['with headers on an error', [401, failed(401), allowed], null],
  ['with no headers on a session', [200, { id: 's', active: true }], null],
])('outside of a page: CORS %s', async (_, whoami, code) => {
  const found = await findingsOf({ ...correct, [opening]: [200, aFlow, allowed], '/sessions/whoami': whoami }, { page });
  expect(found.map((each) => each.split(':')[0])).toEqual(code === null ? [] : [code]);
});

test('outside of a page partly-passed is reported next to cors-errors', async () => {
  const found = await findingsOf({ ...correct, [opening]: [200, aFlow, allowed], '/self-service/login/flows': [404, '<html>'] }, { page });
  expect(found.map((each) => each.split(':')[0])).toEqual(['cors-errors', 'partly-passed']);
});

test('Origin is sent only for a page at another origin', async () => {
  const origins = async (options: Partial<DiagnoseOptions>) => {
    const { fetch, asked } = scriptFetch(noResponse);
    await diagnose({ kratosUrl, fetch, ...options });
    return new Headers(asked[0]?.init.headers).get('Origin');
  };
  expect(await origins({ page })).toBe('https://app.example.com');
  expect(await origins({ page: `${kratosUrl}/login` })).toBeNull();
  expect(await origins({})).toBeNull();
  inPage();
  expect(await origins({})).toBeNull();
});

// ------------------------------------------------------------------------------------------------ the flow
test.each<[fact: string, body: object, text: string]>([
  ['only the identifier', flow({}, 'default'), 'The login flow offers no method. Expected a password.'],
  ['nothing', flow(), 'The login flow offers no method. Expected a password.'],
  ['other methods', flow({}, 'oidc', 'passkey', 'oidc'), 'The login flow offers only: oidc, passkey. Expected a password.'],
])('a flow that offers %s has no password', async (_, body, text) => {
  expect(await findingsOf({ ...correct, [opening]: [200, body] })).toEqual([expect.stringContaining(`password-off: ${text}`)]);
});

test.each<[action: string | undefined, text: string | null]>([
  [`${kratosUrl}/self-service/login?flow=f`, null],
  ['https://other.example/self-service/login?flow=f', '"https://other.example"'],
  ['nonsense', '""'],
  [undefined, '""'],
])('a flow with the action %s', async (action, text) => {
  const body = { ...aFlow, ui: { ...aFlow.ui, action } };
  const found = await findingsOf({ ...correct, [opening]: [200, body] });
  expect(found).toEqual(text === null ? [] : [expect.stringContaining(`but its base URL is ${text}. Expected the same address`)]);
});

const lost = { ...correct, '/self-service/login/flows': [403, failed(403, 'security_csrf_violation')] } as const;
const settings =
  'With cookies.same_site: None browsers keep only Secure cookies, so Kratos must use https and run without --dev. The settings cookies.domain and cookies.path must match that address, and a proxy must pass on Cookie and Set-Cookie.';
const fetched = (at: string): string =>
  `cookies-not-kept: GET /self-service/login/flows at "${at}" resulted in: 403, security_csrf_violation, for a flow that was just created. Expected the cookie that Kratos set with it. `;

const losing = (who: string): string =>
  `Without --dev Kratos marks its cookies Secure, and ${who} keep no Secure cookies over plain http. Run it with --dev, or serve it over https. `;
const apart = 'The page and Kratos must be on the same site, or cookies.same_site must be None. ';
const suffix =
  'If the page and Kratos share only a suffix such as "co.uk" or "github.io", they are on different sites. They must be on the same site. ';

test.each<[at: string, from: string | undefined, advice: string]>([
  ['https://auth.example.com', undefined, ''],
  ['https://auth.example.com', 'https://auth.example.com/login', ''],
  ['https://auth.example.com', 'https://auth.example.com:8443/login', ''],
  ['https://auth.example.com', 'https://app.example.com/login', suffix],
  ['https://auth.example.com', 'https://app.example.org/login', apart],
  ['https://auth.example.com', 'http://auth.example.com/login', apart],
  ['http://auth.example.com', 'http://app.example.com/login', `${losing('browsers')}${suffix}`],
  ['http://127.0.0.1:4433', 'http://127.0.0.1:4455/login', losing('Safari and most cookie jars')],
  ['http://localhost:4433', 'http://127.0.0.1:4455/login', `${losing('Safari and most cookie jars')}${apart}`],
])('the advice for lost cookies of %s on the page %s', async (at, from, advice) => {
  expect((await findingsOf(lost, { kratosUrl: at, page: from })).filter((text) => text.startsWith('cookies'))).toEqual([
    `${fetched(at)}${advice}${settings}`,
  ]);
});

test('an unknown flow is flow-lost', async () => {
  expect(await findingsOf({ ...correct, '/self-service/login/flows': [404, failed(404)] })).toEqual([
    expect.stringContaining(
      `flow-lost: GET /self-service/login/flows at "${kratosUrl}" resulted in: unknown flow, although it was just created.`,
    ),
  ]);
});

// ------------------------------------------------------------------------------------------------ paths that are not passed on
test.each<[path: string, reply: ScriptedReply, came: string]>([
  ['/sessions/whoami', [404, '<html>'], '404 with HTML'],
  ['/sessions/whoami', null, 'no response'],
  ['/sessions/whoami', [500, ''], '500 with an empty body'],
  ['/sessions/whoami', [403, failed(403)], '403 with a JSON error'],
  ['/self-service/login/flows', 'redirect', 'a redirect'],
  ['/self-service/login/flows', [200, { a: 1 }], '200 with unknown JSON'],
])('%s with the response %j is partly-passed', async (path, answer, came) => {
  expect(await findingsOf({ ...correct, [path]: answer })).toEqual([
    `partly-passed: "${kratosUrl}" passes on ${opening}, but not ${path}. GET ${path} resulted in ${came}. Expected a response from Kratos. Let the proxy before Kratos pass on all paths below /self-service and /sessions. If it does, check the log of Kratos.`,
  ]);
});

test('replies that only Kratos sends count as passed on, and so does a 429', async () => {
  expect(await findingsOf({ ...correct, '/sessions/whoami': [403, failed(403, 'session_aal2_required')] })).toEqual([]);
  expect(await findingsOf({ ...correct, '/sessions/whoami': [403, failed(403, 'session_verified_address_required')] })).toEqual([]);
  expect(await findingsOf({ ...correct, '/sessions/whoami': [429, ''] })).toEqual([]);
  expect(await findingsOf({ ...correct, '/self-service/login/flows': [410, failed(410)] })).toEqual([
    expect.stringContaining('flow-lost: '),
  ]);
});

test('cookies are not checked with a fetch that does not keep them', async () => {
  vi.stubGlobal('fetch', scriptFetch(lost).fetch);
  expect(await diagnose({ kratosUrl })).toMatchObject({ findings: [] });
});

// ------------------------------------------------------------------------------------------------ health
const health = (errors: unknown) => ({ ...correct, '/health/ready': [503, { errors }] }) as const;

test('not-ready names the parts and not their errors', async () => {
  expect(await findingsOf(health({ database: 'at secret.host', migrations: 'x' }))).toEqual([
    `not-ready: GET /health/ready at "${kratosUrl}" resulted in: 503, not ready: database, migrations. Expected 200. Check the log of Kratos. After an update run its migrations ("kratos migrate sql").`,
  ]);
  expect(await findingsOf(health({}))).toEqual([]);
  expect(await findingsOf(health('x'))).toEqual([]);
});

test('an unreachable health endpoint is not a finding', async () => {
  expect(await findingsOf({ ...correct, '/health/ready': null })).toEqual([]);
  expect(await findingsOf({ ...correct, '/health/ready': [500, { errors: { a: 1 } }] })).toEqual([]);
});

test.each<[fact: string, reply: ScriptedReply, text: string]>([
  ['429', [429, ''], 'server-trouble: GET /self-service/login/browser at "https://auth.example.com" resulted in: 429. Expected 200. '],
  ['500', [500, ''], 'server-trouble: GET /self-service/login/browser at "https://auth.example.com" resulted in: 500. Expected 200. '],
  ['403', [403, failed(403)], 'refused: GET /self-service/login/browser at "https://auth.example.com" resulted in: 403. Expected 200. '],
])('a %s for a new flow is reported with its status', async (_, reply, text) => {
  expect(await findingsOf({ [opening]: reply })).toEqual([expect.stringContaining(text)]);
});

test('a 500 is reported as not-ready when Kratos names the parts', async () => {
  const found = await findingsOf({ [opening]: [500, ''], '/health/ready': [503, { errors: { database: 'x' } }] });
  expect(found).toEqual([expect.stringContaining('not-ready: ')]);
});

// ------------------------------------------------------------------------------------------------ the session and returnTo
const withSession = {
  [opening]: [400, failed(400, 'session_already_available')],
  '/sessions/whoami': [200, { id: 's', active: true }],
} as const;
const settingsOf = (...groups: readonly string[]) => ({ ui: { nodes: groups.map((group) => node('x', group)) } });

test.each<[fact: string, reply: ScriptedReply, isReported: boolean]>([
  ['without an authenticator app', [200, settingsOf('profile')], true],
  ['with an authenticator app', [200, settingsOf('profile', 'totp')], false],
  ['without any method', [200, settingsOf()], false],
  ['without a form', [200, {}], false],
  ['with status 403', [403, settingsOf('profile')], false],
  ['without a response', null, false],
])('settings %s', async (_, reply, isReported) => {
  const found = await findingsOf({ ...withSession, '/self-service/settings/browser': reply });
  expect(found).toEqual(
    isReported ? [expect.stringContaining(`totp-off: The settings of the signed-in user at "${kratosUrl}" offer`)] : [],
  );
});

test.each<[fact: string, reply: ScriptedReply, isReported: boolean]>([
  ['refused', [400, failed(400, 'self_service_flow_return_to_forbidden')], true],
  ['refused for another reason', [400, failed(400, 'else')], false],
  ['answered with 500', [500, failed(500, 'self_service_flow_return_to_forbidden')], false],
  ['accepted', [200, aFlow], false],
])('a returnTo that is %s', async (_, reply, isReported) => {
  const returnTo = 'https://app.example.com/home';
  const path = `${opening}?return_to=https%3A%2F%2Fapp.example.com%2Fhome`;
  const found = await findingsOf({ ...correct, [path]: reply }, { returnTo });
  expect(found).toEqual(
    isReported ? [expect.stringContaining(`return-to-forbidden: returnTo is "${returnTo}", and Kratos at "${kratosUrl}" refuses`)] : [],
  );
});

test('without a returnTo no request checks it', async () => {
  for (const returnTo of [undefined, '']) {
    const { fetch, asked } = scriptFetch(correct);
    await diagnose({ kratosUrl, fetch, returnTo });
    expect(asked.filter(({ path }) => path.startsWith(opening))).toHaveLength(1);
  }
});

// ------------------------------------------------------------------------------------------------ other servers
const kratosAt = (path: string) => ({ [`${path}/sessions/whoami`]: [401, failed(401)] }) as const;
const resultText = (text: string): string => `GET ${opening} at "${kratosUrl}" resulted in ${text}`;

test('a kratosUrl with a path that is too long is reported with the correct one', async () => {
  const url = `${kratosUrl}/kratos//self-service/login/`;
  expect(await findingsOf(kratosAt('/kratos'), { kratosUrl: url })).toEqual([
    expect.stringContaining(`which is "${kratosUrl}/kratos". Set kratosUrl to it.`),
  ]);
  expect(await findingsOf(kratosAt(''), { kratosUrl: url })).toEqual([
    expect.stringContaining(`which is "${kratosUrl}". Set kratosUrl to it.`),
  ]);
});

test.each<[body: string, what: string]>([
  ['<!DOCTYPE html>', '200 with HTML.'],
  ['<HTML>', '200 with HTML.'],
  ['{"a":1}', '200 with unknown JSON.'],
  ['null', '200 with unknown JSON.'],
  ['hello', '200 with text.'],
  ['', '200 with an empty body.'],
])('the body %j is reported as %s', async (body, what) => {
  expect(await findingsOf({ [opening]: [200, body] })).toEqual([expect.stringContaining(`not-kratos: ${resultText(what)}`)]);
});

test.each<[status: number, body: string, what: string, code: string]>([
  [401, '<html>', 'HTML', 'refused'],
  [403, '', 'an empty body', 'refused'],
  [407, 'no', 'text', 'refused'],
  [401, '{"error":"unauthorized"}', 'unknown JSON', 'refused'],
  [402, '<html>', 'HTML', 'not-kratos'],
  [404, '<html>', 'HTML', 'not-kratos'],
  [404, '{"error":{"code":404}}', 'a JSON error', 'not-kratos'],
  [404, '{"error":{"code":404,"id":"unable_to_find_project"}}', 'a JSON error', 'not-kratos'],
])('a response %i with %s is refused or not-kratos', async (status, body, what, code) => {
  expect(await findingsOf({ [opening]: [status, body] })).toEqual([
    expect.stringContaining(`${code}: ${resultText(`${status} with ${what}. Expected a login flow`)}`),
  ]);
});

test('refused names the gateway and the kratosUrl', async () => {
  expect(await findingsOf({ [opening]: [403, '<html>'] })).toEqual([
    `refused: ${resultText('403 with HTML. Expected a login flow. A gateway before Kratos refuses the request. Check its rules. Without a gateway, set kratosUrl to the address of the public API.')}`,
  ]);
  expect(await findingsOf({ ...kratosAt(''), [opening]: [403, '<html>'] })).toEqual([expect.stringContaining('refused: ')]);
});

test('the correct address is searched after a refusal that is not from Kratos, and after a 404', async () => {
  for (const answer of [
    [401, '<html>'],
    [404, failed(404)],
  ] as const) {
    const found = await findingsOf({ ...kratosAt(''), [`/login${opening}`]: answer }, { kratosUrl: `${kratosUrl}/login` });
    expect(found).toEqual([expect.stringContaining(`which is "${kratosUrl}". Set kratosUrl to it.`)]);
  }
});

test('partly-passed names the request for a flow', async () => {
  expect(
    await findingsOf(
      { ...kratosAt('/kratos'), [`/kratos${opening}`]: [404, failed(404)] },
      { kratosUrl: 'HTTPS://auth.example.com/kratos/' },
    ),
  ).toEqual([expect.stringContaining(`passes on /sessions/whoami, but not ${opening}. GET ${opening} resulted in 404 with a JSON error.`)]);
});

test('a redirect is accept-dropped if it is from Kratos, otherwise redirected', async () => {
  expect(await findingsOf({ [opening]: 'redirect' })).toEqual([
    expect.stringContaining(`redirected: ${resultText('a redirect. Expected JSON.')}`),
  ]);
  for (const whoami of [
    [401, failed(401)],
    [403, failed(403, 'session_aal2_required')],
    [200, { id: 's', active: true }],
  ] as const) {
    expect(await findingsOf({ [opening]: 'redirect', '/sessions/whoami': whoami })).toEqual([
      expect.stringContaining(`accept-dropped: ${resultText('a redirect, although')}`),
    ]);
  }
  for (const status of [300, 399]) {
    expect(await findingsOf({ [opening]: [status, 'text'] })).toEqual([expect.stringContaining('redirected: ')]);
  }
  expect(await findingsOf({ [opening]: [400, 'text'] })).toEqual([expect.stringContaining('not-kratos: ')]);
});

test('the admin API is recognized by its version, at its port or below /admin', async () => {
  for (const [at, path] of [
    [kratosUrl, '/admin/version'],
    [`${kratosUrl}/admin`, '/admin/version'],
  ] as const) {
    const { fetch } = scriptFetch({ [path]: [200, { version: 'v1' }] });
    expect(await diagnose({ kratosUrl: at, fetch })).toMatchObject({
      version: 'v1',
      findings: [{ code: 'admin-port', text: expect.stringContaining(`"${at}" is the admin API`) }],
    });
  }
});

test('the public API on the same origin is not reported as the admin API', async () => {
  const both = { ...kratosAt(''), '/admin/version': [200, { version: 'v1' }] } as const;
  for (const [answer, code] of [
    ['redirect', 'accept-dropped'],
    [[404, '<html>'], 'partly-passed'],
  ] as const) {
    const { fetch, asked } = scriptFetch({ ...both, [opening]: answer });
    expect(await diagnose({ kratosUrl, fetch })).toMatchObject({ version: 'v1', findings: [{ code }] });
    expect(asked).toHaveLength(3);
  }
});

test.each<[fact: string, reply: ScriptedReply, version: string | null]>([
  ['returned', [200, { version: 'v1' }], 'v1'],
  ['returned with another status', [404, { version: 'v1' }], null],
  ['not a string', [200, { version: 1 }], null],
  ['not returned', null, null],
])('a version that is %s', async (_, answer, version) => {
  const { fetch } = scriptFetch({ ...correct, '/version': answer });
  expect(await diagnose({ kratosUrl, fetch })).toEqual({ findings: [], version });
});

test('trailing slashes of kratosUrl do not matter', async () => {
  expect(await findingsOf(correct, { kratosUrl: `${kratosUrl}//` })).toEqual([]);
});
