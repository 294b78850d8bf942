import { afterEach, expect, test, vi } from 'vitest';
import { type DiagnoseOptions, diagnose } from '../diagnose.ts';

// What is told, to the letter, of a Kratos that answers as it is told.
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
/** What a right Kratos says to who is not signed in, with the cookie of the flow. */
const well = {
  [opening]: [200, aFlow],
  '/self-service/login/flows': [200, aFlow],
  '/sessions/whoami': [401, failed(401)],
} as const;

/** A status with a body, a redirect, nothing until it is cut off, or nothing at all; `headers` as a page may read them. */
type Said = readonly [status: number, body?: unknown, headers?: Record<string, string>] | 'redirect' | 'never' | null;

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

/** Answers by path, 404 in text where nothing is said; `isBlocked` says what a browser would keep from the page. */
function speak(said: Readonly<Record<string, Said>>, isBlocked: (asked: Asked) => boolean = () => false) {
  const asked: Asked[] = [];
  const fetch = (async (url: string, init: RequestInit = {}) => {
    const path = url.replace(/^https?:\/\/[^/]+/i, '');
    asked.push({ path, init });
    const answer = path in said ? said[path] : said[path.split('?')[0] ?? ''];
    if (answer === null || isBlocked({ path, init })) throw new TypeError('fetch failed');
    if (answer === 'never') return new Promise((_, reject) => init.signal?.addEventListener('abort', reject));
    if (answer === 'redirect') return new Response(null, { status: 302 });
    const [status, body = '', headers = {}] = answer ?? [404, '404 page not found'];
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status, headers });
  }) as typeof globalThis.fetch;
  return { fetch, asked };
}

async function tell(said: Readonly<Record<string, Said>>, options: Partial<DiagnoseOptions> = {}): Promise<readonly string[]> {
  const { findings } = await diagnose({ kratosUrl, fetch: speak(said).fetch, ...options });
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
])('a kratosUrl of %s is told to be %s', async (given, shown) => {
  expect(await tell({}, { kratosUrl: given })).toEqual([
    `bad-address: kratosUrl is ${shown}. Expected an absolute http or https address and nothing else, such as "https://auth.example.com". In a page, a path such as "/kratos" is accepted too.`,
  ]);
});

test('a kratosUrl that is a path is resolved against the page', async () => {
  const { fetch, asked } = speak({});
  const { findings } = await diagnose({ kratosUrl: '/kratos', page: 'https://app.example.com/login', fetch });
  expect(findings.map(({ code, text }) => `${code}: ${text}`)).toEqual([
    expect.stringMatching(/^not-kratos: .*at "https:\/\/app\.example\.com\/kratos"/),
  ]);
  expect(asked[0]?.path).toBe('/kratos/self-service/login/browser');
});

test('a kratosUrl that is a URL and no text is asked, as the login asks it', async () => {
  const kratosUrl = new URL('http://127.0.0.1:9/') as unknown as string;
  expect((await diagnose({ kratosUrl, fetch: speak({}).fetch })).findings.map(({ code }) => code)).not.toContain('bad-address');
});

const nobody = { [opening]: null };

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
])('a page at %s and a Kratos at %s: %s', async (page, at, code) => {
  const told = await tell(nobody, { kratosUrl: at, page });
  expect(told.slice(0, -1).map((text) => text.split(':')[0])).toEqual(code === null ? [] : [code]);
  if (code !== null) expect(told[0]).toContain(`The page is at "${new URL(page).origin}" and Kratos at "${new URL(at).origin}".`);
});

// ------------------------------------------------------------------------------------------------ no answer
const noAnswerAt = (url: string): string =>
  `no-answer: GET ${opening} at "${url}" resulted in no response. Expected the public API of Kratos there. Is it running, and is the address correct?`;
const noAnswer = `${noAnswerAt(kratosUrl)} Does it serve https (not http), and does the browser trust its certificate? Open the address in a tab.`;
const page = 'https://app.example.com/login';
const inPage = (href = page) => vi.stubGlobal('location', { href });

test('outside of a page no answer is no answer', async () => {
  expect(await tell(nobody, { page })).toEqual([noAnswer]);
});

test('only where https was asked for, trust in a certificate is asked about', async () => {
  const http = 'http://auth.example.com';
  expect(await tell(nobody, { kratosUrl: http })).toEqual([noAnswerAt(http)]);
  expect(await tell(nobody, { kratosUrl: 'HTTPS://auth.example.com' })).toEqual([expect.stringContaining('trust its certificate?')]);
});

test('an offline browser is reported, and no more requests are sent', async () => {
  inPage();
  vi.stubGlobal('navigator', { onLine: false });
  const { fetch, asked } = speak({ [opening]: null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings.map(({ text }) => text)).toEqual([
    `GET ${opening} at "${kratosUrl}" resulted in no response, because the browser is offline. Connect it and try again.`,
  ]);
  expect(asked).toHaveLength(1);
});

test('in a page something may stand between', async () => {
  inPage();
  const { fetch, asked } = speak({ [opening]: null, '/health/alive': null });
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
  const own = speak(nobody);
  await diagnose({ kratosUrl, fetch: own.fetch });
  expect(own.asked).toHaveLength(1);
});

test('in a page what may be read only without cookies allows no credentials', async () => {
  inPage();
  const { fetch } = speak({ [opening]: [200, aFlow] }, ({ init }) => init.credentials === 'include');
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([
    { code: 'cors-credentials', text: expect.stringContaining('may be read from "https://app.example.com" only without cookies.') },
  ]);
});

test('in a page what is there and may not be read allows no origin', async () => {
  inPage();
  const { fetch } = speak({ [opening]: [200, aFlow], '/health/alive': [200] }, ({ init }) => init.mode !== 'no-cors');
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

test('in a page the header of a form is asked about, too', async () => {
  inPage();
  const closed = speak(well, isPreflighted);
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
  expect((await diagnose({ kratosUrl, fetch: speak(well).fetch })).findings).toEqual([]);
  const outside = speak(well);
  vi.unstubAllGlobals();
  await diagnose({ kratosUrl, page, fetch: outside.fetch });
  expect(outside.asked.filter(isPreflighted)).toEqual([]);
  inPage(`${kratosUrl}/login`);
  const own = speak(well);
  await diagnose({ kratosUrl, fetch: own.fetch });
  expect(own.asked.filter(isPreflighted)).toEqual([]);
});

test('in a page a preflight that is late is no preflight that is refused', async () => {
  inPage();
  const { fetch, asked } = speak({ ...well, '/sessions/whoami': 'never' });
  const { findings } = await diagnose({ kratosUrl, fetch, timeout: 50 });
  expect(findings).toMatchObject([{ code: 'partly-passed', text: expect.stringContaining('whoami resulted in no response in time.') }]);
  expect(asked.filter(({ path }) => path === '/sessions/whoami')).toHaveLength(1);
});

test('in a page an error that may not be read is told from a preflight that is refused', async () => {
  inPage();
  const { fetch, asked } = speak({ ...lost, [opening]: [200, aFlow] }, ({ path }) => /whoami|flows/.test(path));
  const { findings } = await diagnose({ kratosUrl, fetch, returnTo: 'https://app.example.com/home' });
  expect(findings.map(({ code, text }) => `${code}: ${text}`)).toEqual([
    `cors-errors: Kratos at "${kratosUrl}" may be read from "https://app.example.com" after a success, but not after GET /sessions/whoami, which fails without a session. Expected CORS headers on responses with an error status, too, because a wrong password gets one. If a proxy sets these headers, let it set them always (nginx: add_header … always). If it already does, it does not pass /sessions on to Kratos.`,
  ]);
  expect(asked).toHaveLength(7);
});

test('in a page that could read an error whoami that comes to nothing is not passed on', async () => {
  inPage();
  const { fetch } = speak({ ...someone, '/sessions/whoami': null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([{ code: 'partly-passed', text: expect.stringContaining('whoami resulted in no response.') }]);
});

test('in a page a preflight that is refused hides nothing', async () => {
  inPage();
  const { fetch } = speak({ ...well, '/sessions/whoami': [404, '<html>'] }, isPreflighted);
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings.map(({ code }) => code)).toEqual(['cors-preflight', 'partly-passed']);
});

test('in a page a flow that comes to nothing is not passed on, where errors may be read', async () => {
  inPage();
  const { fetch } = speak({ ...well, '/self-service/login/flows': null });
  const { findings } = await diagnose({ kratosUrl, fetch });
  expect(findings).toMatchObject([{ code: 'partly-passed', text: expect.stringContaining('flows resulted in no response.') }]);
});

// ------------------------------------------------------------------------------------------------ CORS by its headers
test.each<[headers: Record<string, string>, told: string | null]>([
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
])('of CORS headers %j is told: %s', async (headers, told) => {
  const found = await tell({ ...well, [opening]: [200, aFlow, headers], '/sessions/whoami': [401, failed(401), headers] }, { page });
  expect(found).toEqual(told === null ? [] : [expect.stringContaining(told)]);
});

const allowed = { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true' };

test.each<[fact: string, whoami: Said, code: string | null]>([
  ['with no headers on an error', [401, failed(401)], 'cors-errors'],
  ['with headers for all on an error', [401, failed(401), { 'Access-Control-Allow-Origin': '*' }], 'cors-errors'],
  ['with an error of something else', [404, '<html>'], 'partly-passed'],
  ['with headers on an error', [401, failed(401), allowed], null],
  ['with no headers on a session', [200, { id: 's', active: true }], null],
])('outside of a page CORS %s', async (_, whoami, code) => {
  const found = await tell({ ...well, [opening]: [200, aFlow, allowed], '/sessions/whoami': whoami }, { page });
  expect(found.map((text) => text.split(':')[0])).toEqual(code === null ? [] : [code]);
});

test('outside of a page what is not passed on is told beside errors without CORS', async () => {
  const found = await tell({ ...well, [opening]: [200, aFlow, allowed], '/self-service/login/flows': [404, '<html>'] }, { page });
  expect(found.map((text) => text.split(':')[0])).toEqual(['cors-errors', 'partly-passed']);
});

test('only a page at another origin names itself', async () => {
  const origins = async (options: Partial<DiagnoseOptions>) => {
    const { fetch, asked } = speak(nobody);
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
test.each<[fact: string, body: object, told: string]>([
  ['a name alone', flow({}, 'default'), 'The login flow offers no method. Expected a password.'],
  ['nothing', flow(), 'The login flow offers no method. Expected a password.'],
  ['other ways', flow({}, 'oidc', 'passkey', 'oidc'), 'The login flow offers only: oidc, passkey. Expected a password.'],
])('a flow that offers %s is told to', async (_, body, told) => {
  expect(await tell({ ...well, [opening]: [200, body] })).toEqual([expect.stringContaining(`password-off: ${told}`)]);
});

test.each<[action: string | undefined, told: string | null]>([
  [`${kratosUrl}/self-service/login?flow=f`, null],
  ['https://other.example/self-service/login?flow=f', '"https://other.example"'],
  ['nonsense', '""'],
  [undefined, '""'],
])('a form that would be posted to %s', async (action, told) => {
  const body = { ...aFlow, ui: { ...aFlow.ui, action } };
  const found = await tell({ ...well, [opening]: [200, body] });
  expect(found).toEqual(told === null ? [] : [expect.stringContaining(`but its base URL is ${told}. Expected the same address`)]);
});

const lost = { ...well, '/self-service/login/flows': [403, failed(403, 'security_csrf_violation')] } as const;
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
])('why cookies of %s are lost from %s', async (at, from, advice) => {
  expect((await tell(lost, { kratosUrl: at, page: from })).filter((text) => text.startsWith('cookies'))).toEqual([
    `${fetched(at)}${advice}${settings}`,
  ]);
});

test('a flow that nobody knows any more is lost', async () => {
  expect(await tell({ ...well, '/self-service/login/flows': [404, failed(404)] })).toEqual([
    expect.stringContaining(
      `flow-lost: GET /self-service/login/flows at "${kratosUrl}" resulted in: unknown flow, although it was just created.`,
    ),
  ]);
});

// ------------------------------------------------------------------------------------------------ what is not passed on
test.each<[path: string, said: Said, came: string]>([
  ['/sessions/whoami', [404, '<html>'], '404 with HTML'],
  ['/sessions/whoami', null, 'no response'],
  ['/sessions/whoami', [500, ''], '500 with an empty body'],
  ['/sessions/whoami', [403, failed(403)], '403 with a JSON error'],
  ['/self-service/login/flows', 'redirect', 'a redirect'],
  ['/self-service/login/flows', [200, { a: 1 }], '200 with unknown JSON'],
])('%s that is answered with %j', async (path, answer, came) => {
  expect(await tell({ ...well, [path]: answer })).toEqual([
    `partly-passed: "${kratosUrl}" passes on ${opening}, but not ${path}. GET ${path} resulted in ${came}. Expected a response from Kratos. Let the proxy before Kratos pass on all paths below /self-service and /sessions. If it does, check the log of Kratos.`,
  ]);
});

test('what only Kratos says is of Kratos, and what is busy says nothing', async () => {
  expect(await tell({ ...well, '/sessions/whoami': [403, failed(403, 'session_aal2_required')] })).toEqual([]);
  expect(await tell({ ...well, '/sessions/whoami': [403, failed(403, 'session_verified_address_required')] })).toEqual([]);
  expect(await tell({ ...well, '/sessions/whoami': [429, ''] })).toEqual([]);
  expect(await tell({ ...well, '/self-service/login/flows': [410, failed(410)] })).toEqual([expect.stringContaining('flow-lost: ')]);
});

test('of cookies nothing is said where none are kept', async () => {
  vi.stubGlobal('fetch', speak(lost).fetch);
  expect(await diagnose({ kratosUrl })).toMatchObject({ findings: [] });
});

// ------------------------------------------------------------------------------------------------ health
const health = (errors: unknown) => ({ ...well, '/health/ready': [503, { errors }] }) as const;

test('what Kratos waits for is named, and nothing more of it', async () => {
  expect(await tell(health({ database: 'at secret.host', migrations: 'x' }))).toEqual([
    `not-ready: GET /health/ready at "${kratosUrl}" resulted in: 503, not ready: database, migrations. Expected 200. Check the log of Kratos. After an update run its migrations ("kratos migrate sql").`,
  ]);
  expect(await tell(health({}))).toEqual([]);
  expect(await tell(health('x'))).toEqual([]);
});

test('health that is kept from browsers is no finding', async () => {
  expect(await tell({ ...well, '/health/ready': null })).toEqual([]);
  expect(await tell({ ...well, '/health/ready': [500, { errors: { a: 1 } }] })).toEqual([]);
});

test.each<[fact: string, said: Said, told: string]>([
  [
    'a busy one',
    [429, ''],
    'server-trouble: GET /self-service/login/browser at "https://auth.example.com" resulted in: 429. Expected 200. ',
  ],
  [
    'one in trouble',
    [500, ''],
    'server-trouble: GET /self-service/login/browser at "https://auth.example.com" resulted in: 500. Expected 200. ',
  ],
  [
    'one that says no',
    [403, failed(403)],
    'refused: GET /self-service/login/browser at "https://auth.example.com" resulted in: 403. Expected 200. ',
  ],
])('of %s its status is told', async (_, said, told) => {
  expect(await tell({ [opening]: said })).toEqual([expect.stringContaining(told)]);
});

test('trouble is told by what Kratos waits for, where it says so', async () => {
  const found = await tell({ [opening]: [500, ''], '/health/ready': [503, { errors: { database: 'x' } }] });
  expect(found).toEqual([expect.stringContaining('not-ready: ')]);
});

// ------------------------------------------------------------------------------------------------ who is signed in, and where to
const someone = {
  [opening]: [400, failed(400, 'session_already_available')],
  '/sessions/whoami': [200, { id: 's', active: true }],
} as const;
const settingsOf = (...groups: readonly string[]) => ({ ui: { nodes: groups.map((group) => node('x', group)) } });

test.each<[fact: string, said: Said, isTold: boolean]>([
  ['without an authenticator app', [200, settingsOf('profile')], true],
  ['with one', [200, settingsOf('profile', 'totp')], false],
  ['that offer nothing', [200, settingsOf()], false],
  ['without a form', [200, {}], false],
  ['that stay closed', [403, settingsOf('profile')], false],
  ['that do not answer', null, false],
])('settings %s', async (_, said, isTold) => {
  const found = await tell({ ...someone, '/self-service/settings/browser': said });
  expect(found).toEqual(isTold ? [expect.stringContaining(`totp-off: The settings of the signed-in user at "${kratosUrl}" offer`)] : []);
});

test.each<[fact: string, said: Said, isTold: boolean]>([
  ['refused', [400, failed(400, 'self_service_flow_return_to_forbidden')], true],
  ['refused for something else', [400, failed(400, 'else')], false],
  ['in trouble', [500, failed(500, 'self_service_flow_return_to_forbidden')], false],
  ['taken', [200, aFlow], false],
])('a returnTo that is %s', async (_, said, isTold) => {
  const returnTo = 'https://app.example.com/home';
  const path = `${opening}?return_to=https%3A%2F%2Fapp.example.com%2Fhome`;
  const found = await tell({ ...well, [path]: said }, { returnTo });
  expect(found).toEqual(
    isTold ? [expect.stringContaining(`return-to-forbidden: returnTo is "${returnTo}", and Kratos at "${kratosUrl}" refuses`)] : [],
  );
});

test('without a returnTo nothing is asked of it', async () => {
  for (const returnTo of [undefined, '']) {
    const { fetch, asked } = speak(well);
    await diagnose({ kratosUrl, fetch, returnTo });
    expect(asked.filter(({ path }) => path.startsWith(opening))).toHaveLength(1);
  }
});

// ------------------------------------------------------------------------------------------------ what else stands there
const kratosAt = (path: string) => ({ [`${path}/sessions/whoami`]: [401, failed(401)] }) as const;
const said = (text: string): string => `GET ${opening} at "${kratosUrl}" resulted in ${text}`;

test('an address with too much of a path is told the right one', async () => {
  const url = `${kratosUrl}/kratos//self-service/login/`;
  expect(await tell(kratosAt('/kratos'), { kratosUrl: url })).toEqual([
    expect.stringContaining(`which is "${kratosUrl}/kratos". Set kratosUrl to it.`),
  ]);
  expect(await tell(kratosAt(''), { kratosUrl: url })).toEqual([expect.stringContaining(`which is "${kratosUrl}". Set kratosUrl to it.`)]);
});

test.each<[body: string, what: string]>([
  ['<!DOCTYPE html>', '200 with HTML.'],
  ['<HTML>', '200 with HTML.'],
  ['{"a":1}', '200 with unknown JSON.'],
  ['null', '200 with unknown JSON.'],
  ['hello', '200 with text.'],
  ['', '200 with an empty body.'],
])('%j is told to be %s', async (body, what) => {
  expect(await tell({ [opening]: [200, body] })).toEqual([expect.stringContaining(`not-kratos: ${said(what)}`)]);
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
])('a gateway that says %i with %s says no, or knows nothing', async (status, body, what, code) => {
  expect(await tell({ [opening]: [status, body] })).toEqual([
    expect.stringContaining(`${code}: ${said(`${status} with ${what}. Expected a login flow`)}`),
  ]);
});

test('the rules of a gateway are named, and the address where there is none', async () => {
  expect(await tell({ [opening]: [403, '<html>'] })).toEqual([
    `refused: ${said('403 with HTML. Expected a login flow. A gateway before Kratos refuses the request. Check its rules. Without a gateway, set kratosUrl to the address of the public API.')}`,
  ]);
  expect(await tell({ ...kratosAt(''), [opening]: [403, '<html>'] })).toEqual([expect.stringContaining('refused: ')]);
});

test('a better address is looked for behind whatever says no in its own words, and behind a 404', async () => {
  for (const answer of [
    [401, '<html>'],
    [404, failed(404)],
  ] as const) {
    const found = await tell({ ...kratosAt(''), [`/login${opening}`]: answer }, { kratosUrl: `${kratosUrl}/login` });
    expect(found).toEqual([expect.stringContaining(`which is "${kratosUrl}". Set kratosUrl to it.`)]);
  }
});

test('an opening alone that is not passed on is named', async () => {
  expect(
    await tell({ ...kratosAt('/kratos'), [`/kratos${opening}`]: [404, failed(404)] }, { kratosUrl: 'HTTPS://auth.example.com/kratos/' }),
  ).toEqual([expect.stringContaining(`passes on /sessions/whoami, but not ${opening}. GET ${opening} resulted in 404 with a JSON error.`)]);
});

test('a redirect of Kratos, or of something before it', async () => {
  expect(await tell({ [opening]: 'redirect' })).toEqual([expect.stringContaining(`redirected: ${said('a redirect. Expected JSON.')}`)]);
  for (const whoami of [
    [401, failed(401)],
    [403, failed(403, 'session_aal2_required')],
    [200, { id: 's', active: true }],
  ] as const) {
    expect(await tell({ [opening]: 'redirect', '/sessions/whoami': whoami })).toEqual([
      expect.stringContaining(`accept-dropped: ${said('a redirect, although')}`),
    ]);
  }
  for (const status of [300, 399]) {
    expect(await tell({ [opening]: [status, 'text'] })).toEqual([expect.stringContaining('redirected: ')]);
  }
  expect(await tell({ [opening]: [400, 'text'] })).toEqual([expect.stringContaining('not-kratos: ')]);
});

test('the admin API is known by its version, at its port or below /admin', async () => {
  for (const [at, path] of [
    [kratosUrl, '/admin/version'],
    [`${kratosUrl}/admin`, '/admin/version'],
  ] as const) {
    const { fetch } = speak({ [path]: [200, { version: 'v1' }] });
    expect(await diagnose({ kratosUrl: at, fetch })).toMatchObject({
      version: 'v1',
      findings: [{ code: 'admin-port', text: expect.stringContaining(`"${at}" is the admin API`) }],
    });
  }
});

test('the public API is not taken for the admin API at the same origin', async () => {
  const both = { ...kratosAt(''), '/admin/version': [200, { version: 'v1' }] } as const;
  for (const [answer, code] of [
    ['redirect', 'accept-dropped'],
    [[404, '<html>'], 'partly-passed'],
  ] as const) {
    const { fetch, asked } = speak({ ...both, [opening]: answer });
    expect(await diagnose({ kratosUrl, fetch })).toMatchObject({ version: 'v1', findings: [{ code }] });
    expect(asked).toHaveLength(3);
  }
});

test.each<[fact: string, said: Said, version: string | null]>([
  ['told', [200, { version: 'v1' }], 'v1'],
  ['told with another status', [404, { version: 'v1' }], null],
  ['no text', [200, { version: 1 }], null],
  ['not told', null, null],
])('a version that is %s', async (_, answer, version) => {
  const { fetch } = speak({ ...well, '/version': answer });
  expect(await diagnose({ kratosUrl, fetch })).toEqual({ findings: [], version });
});

test('slashes at the end of kratosUrl do not matter', async () => {
  expect(await tell(well, { kratosUrl: `${kratosUrl}//` })).toEqual([]);
});
