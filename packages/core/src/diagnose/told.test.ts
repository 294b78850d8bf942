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

/** A status with a body, a redirect, or nothing at all; `headers` as a page may read them. */
type Said = readonly [status: number, body?: unknown, headers?: Record<string, string>] | 'redirect' | null;

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

/** Answers by path, 404 in text where nothing is said; `isBlocked` says what a browser would keep from the page. */
function speak(said: Readonly<Record<string, Said>>, isBlocked: (asked: Asked) => boolean = () => false) {
  const asked: Asked[] = [];
  const fetch = (async (url: string, init: RequestInit = {}) => {
    const path = url.replace(/^https?:\/\/[^/]+/, '');
    asked.push({ path, init });
    const answer = path in said ? said[path] : said[path.split('?')[0] ?? ''];
    if (answer === null || isBlocked({ path, init })) throw new TypeError('fetch failed');
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
  ['https://ann@auth.example.com', '"https://auth.example.com", with a user name, a query or a fragment'],
  ['https://:secret@auth.example.com', '"https://auth.example.com", with a user name, a query or a fragment'],
  ['https://ann@auth.example.com/a//b', '"https://auth.example.com/a//b", with a user name, a query or a fragment'],
  ['https://auth.example.com/?a=b', '"https://auth.example.com/", with a user name, a query or a fragment'],
  ['https://auth.example.com/#a', '"https://auth.example.com/", with a user name, a query or a fragment'],
])('a kratosUrl of %s is told to be %s', async (given, shown) => {
  expect(await tell({}, { kratosUrl: given })).toEqual([
    `bad-address: kratosUrl is ${shown}. Expected an absolute http or https address and no more, such as "https://auth.example.com". In a page, new URL('/kratos', location.href).href makes one of a path.`,
  ]);
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
const noAnswer = `no-answer: GET ${opening} at "${kratosUrl}" came to no answer at all. Expected the public API of Kratos there. Is it running, and is the address right?`;
const page = 'https://app.example.com/login';
const inPage = (href = page) => vi.stubGlobal('location', { href });

test('outside of a page no answer is no answer', async () => {
  expect(await tell(nobody, { page })).toEqual([noAnswer]);
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
    { code: 'cors-credentials', text: expect.stringContaining('may be read from "https://app.example.com" without cookies only.') },
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
        `There is an answer at "${kratosUrl}", but the page may not read it. Expected CORS headers that allow "https://app.example.com".`,
      ),
    },
  ]);
});

const isPreflighted = ({ init }: Asked): boolean => 'Content-Type' in (init.headers as object);

test('in a page the header of a form is asked about, too', async () => {
  inPage();
  const said = { [opening]: [200, aFlow], '/self-service/login/flows': [200, aFlow], '/sessions/whoami': [401, failed(401)] } as const;
  const closed = speak(said, isPreflighted);
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
  expect((await diagnose({ kratosUrl, fetch: speak(said).fetch })).findings).toEqual([]);
  const outside = speak(said);
  vi.unstubAllGlobals();
  await diagnose({ kratosUrl, page, fetch: outside.fetch });
  expect(outside.asked.filter(isPreflighted)).toEqual([]);
  inPage(`${kratosUrl}/login`);
  const own = speak(said);
  await diagnose({ kratosUrl, fetch: own.fetch });
  expect(own.asked.filter(isPreflighted)).toEqual([]);
});

// ------------------------------------------------------------------------------------------------ CORS by its headers
const well = { '/self-service/login/flows': [200, aFlow] } as const;

test.each<[headers: Record<string, string>, told: string | null]>([
  [{}, 'cors-origin: There is an answer at "https://auth.example.com", but it allows no origin. '],
  [
    { 'Access-Control-Allow-Origin': 'https://x.example' },
    'cors-origin: There is an answer at "https://auth.example.com", but it allows "https://x.example". Expected CORS headers that allow "https://app.example.com".',
  ],
  [
    { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
    'cors-credentials: Kratos at "https://auth.example.com" may be read',
  ],
  [{ 'Access-Control-Allow-Origin': 'https://app.example.com' }, 'cors-credentials: Kratos at "https://auth.example.com" may be read'],
  [{ 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true' }, null],
])('of CORS headers %j is told: %s', async (headers, told) => {
  const found = await tell({ ...well, [opening]: [200, aFlow, headers] }, { page });
  expect(found).toEqual(told === null ? [] : [expect.stringContaining(told)]);
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
  ['a name alone', flow({}, 'default'), 'The login flow offers nothing. Expected a password.'],
  ['nothing', flow(), 'The login flow offers nothing. Expected a password.'],
  ['other ways', flow({}, 'oidc', 'passkey', 'oidc'), 'The login flow offers only: oidc, passkey. Expected a password.'],
])('a flow that offers %s is told to', async (_, body, told) => {
  expect(await tell({ [opening]: [200, body], '/self-service/login/flows': [200, body] })).toEqual([
    expect.stringContaining(`password-off: ${told}`),
  ]);
});

test.each<[action: string | undefined, told: string | null]>([
  [`${kratosUrl}/self-service/login?flow=f`, null],
  ['https://other.example/self-service/login?flow=f', '"https://other.example"'],
  ['nonsense', '"nonsense"'],
  [undefined, '""'],
])('a form that would be posted to %s', async (action, told) => {
  const body = { ...aFlow, ui: { ...aFlow.ui, action } };
  const found = await tell({ [opening]: [200, body], '/self-service/login/flows': [200, body] });
  expect(found).toEqual(told === null ? [] : [expect.stringContaining(`takes itself to be at ${told}. Expected the same address`)]);
});

const lost = { [opening]: [200, aFlow], '/self-service/login/flows': [403, failed(403, 'security_csrf_violation')] } as const;
const settings = 'The settings cookies.domain and cookies.path have to fit that address, and a proxy has to pass on Cookie and Set-Cookie.';
const fetched = (at: string): string =>
  `cookies-not-kept: GET /self-service/login/flows at "${at}" came to: 403, security_csrf_violation, for a flow of a moment ago. Expected the cookie that Kratos had set with it. `;

test('why cookies are lost depends on where page and Kratos are', async () => {
  const plain = 'Kratos marks its cookies Secure, and plain http loses them: run it with --dev, or serve it over https.';
  const apart = 'Page and Kratos have to be on one site, or cookies.same_site to be None.';
  expect(await tell(lost)).toEqual([`${fetched(kratosUrl)}${settings}`]);
  expect((await tell(lost, { page })).at(-1)).toBe(`${fetched(kratosUrl)}${apart} ${settings}`);
  const http = 'http://auth.example.com';
  expect((await tell(lost, { kratosUrl: http, page: 'http://app.example.com' })).at(-1)).toBe(
    `${fetched(http)}${plain} ${apart} ${settings}`,
  );
});

test('a flow that nobody knows any more is lost', async () => {
  expect(await tell({ [opening]: [200, aFlow], '/self-service/login/flows': [404, failed(404)] })).toEqual([
    expect.stringContaining(`flow-lost: GET /self-service/login/flows at "${kratosUrl}" came to: a flow of a moment ago is not known.`),
  ]);
});

// ------------------------------------------------------------------------------------------------ health
const health = (errors: unknown) => ({ ...well, [opening]: [200, aFlow], '/health/ready': [503, { errors }] }) as const;

test('what Kratos waits for is named, and nothing more of it', async () => {
  expect(await tell(health({ database: 'at secret.host', migrations: 'x' }))).toEqual([
    `not-ready: GET /health/ready at "${kratosUrl}" came to: 503, not ready are: database, migrations. Expected 200. Look at the log of Kratos; after an update run its migrations ("kratos migrate sql").`,
  ]);
  expect(await tell(health({}))).toEqual([]);
  expect(await tell(health('x'))).toEqual([]);
});

test('health that is kept from browsers is no finding', async () => {
  expect(await tell({ ...well, [opening]: [200, aFlow], '/health/ready': null })).toEqual([]);
  expect(await tell({ ...well, [opening]: [200, aFlow], '/health/ready': [500, { errors: { a: 1 } }] })).toEqual([]);
});

test.each<[fact: string, said: Said, told: string]>([
  ['a busy one', [429, ''], 'server-trouble: GET /self-service/login/browser at "https://auth.example.com" came to: 429. Expected 200. '],
  [
    'one in trouble',
    [500, ''],
    'server-trouble: GET /self-service/login/browser at "https://auth.example.com" came to: 500. Expected 200. ',
  ],
  [
    'one that says no',
    [403, failed(403)],
    'refused: GET /self-service/login/browser at "https://auth.example.com" came to: 403. Expected 200. ',
  ],
])('of %s its status is told', async (_, said, told) => {
  expect(await tell({ [opening]: said })).toEqual([expect.stringContaining(told)]);
});

test('trouble is told by what Kratos waits for, where it says so', async () => {
  const found = await tell({ [opening]: [500, ''], '/health/ready': [503, { errors: { database: 'x' } }] });
  expect(found).toEqual([expect.stringContaining('not-ready: ')]);
});

// ------------------------------------------------------------------------------------------------ who is signed in, and where to
const someone = { [opening]: [400, failed(400, 'session_already_available')] } as const;
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
  expect(found).toEqual(isTold ? [expect.stringContaining(`totp-off: The settings of whoever is signed in at "${kratosUrl}" offer`)] : []);
});

test.each<[fact: string, said: Said, isTold: boolean]>([
  ['refused', [400, failed(400, 'self_service_flow_return_to_forbidden')], true],
  ['refused for something else', [400, failed(400, 'else')], false],
  ['in trouble', [500, failed(500, 'self_service_flow_return_to_forbidden')], false],
  ['taken', [200, aFlow], false],
])('a returnTo that is %s', async (_, said, isTold) => {
  const returnTo = 'https://app.example.com/home';
  const path = `${opening}?return_to=https%3A%2F%2Fapp.example.com%2Fhome`;
  const found = await tell({ ...well, [opening]: [200, aFlow], [path]: said }, { returnTo });
  expect(found).toEqual(
    isTold ? [expect.stringContaining(`return-to-forbidden: returnTo is "${returnTo}", and Kratos at "${kratosUrl}" refuses`)] : [],
  );
});

test('without a returnTo nothing is asked of it', async () => {
  for (const returnTo of [undefined, '']) {
    const { fetch, asked } = speak({ ...well, [opening]: [200, aFlow] });
    await diagnose({ kratosUrl, fetch, returnTo });
    expect(asked.filter(({ path }) => path.startsWith(opening))).toHaveLength(1);
  }
});

// ------------------------------------------------------------------------------------------------ what else stands there
const kratosAt = (path: string) => ({ [`${path}/sessions/whoami`]: [401, failed(401)] }) as const;
const said = (text: string): string => `GET ${opening} at "${kratosUrl}" came to ${text}`;

test('an address with too much of a path is told the right one', async () => {
  const url = `${kratosUrl}/kratos//self-service/login/`;
  expect(await tell(kratosAt('/kratos'), { kratosUrl: url })).toEqual([
    expect.stringContaining(`that is "${kratosUrl}/kratos". Give kratosUrl this one.`),
  ]);
  expect(await tell(kratosAt(''), { kratosUrl: url })).toEqual([
    expect.stringContaining(`that is "${kratosUrl}". Give kratosUrl this one.`),
  ]);
});

test.each<[body: string, what: string]>([
  ['<!DOCTYPE html>', '200 with a page.'],
  ['<HTML>', '200 with a page.'],
  ['{"a":1}', '200 with JSON of something else.'],
  ['null', '200 with JSON of something else.'],
  ['hello', '200 with text.'],
  ['', '200 with nothing in it.'],
])('%j is told to be %s', async (body, what) => {
  expect(await tell({ [opening]: [200, body] })).toEqual([expect.stringContaining(`not-kratos: ${said(what)}`)]);
});

test('a redirect of Kratos, or of something before it', async () => {
  expect(await tell({ [opening]: 'redirect' })).toEqual([expect.stringContaining(`redirected: ${said('a redirect. Expected JSON.')}`)]);
  for (const whoami of [
    [401, failed(401)],
    [403, failed(403, 'session_aal2_required')],
    [200, { id: 's', active: true }],
  ] as const) {
    expect(await tell({ [opening]: 'redirect', '/sessions/whoami': whoami })).toEqual([
      expect.stringContaining(`accept-dropped: ${said('a redirect, though')}`),
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

test.each<[fact: string, said: Said, version: string | null]>([
  ['told', [200, { version: 'v1' }], 'v1'],
  ['told with another status', [404, { version: 'v1' }], null],
  ['no text', [200, { version: 1 }], null],
  ['not told', null, null],
])('a version that is %s', async (_, answer, version) => {
  const { fetch } = speak({ ...well, [opening]: [200, aFlow], '/version': answer });
  expect(await diagnose({ kratosUrl, fetch })).toEqual({ findings: [], version });
});

test('slashes at the end of kratosUrl do not matter', async () => {
  expect(await tell({ ...well, [opening]: [200, aFlow] }, { kratosUrl: `${kratosUrl}//` })).toEqual([]);
});
