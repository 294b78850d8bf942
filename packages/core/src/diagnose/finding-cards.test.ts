import { afterEach, expect, test, vi } from 'vitest';
import { closeAll, createCookieFetch } from '../../test/diagnose/serve.ts';
import { wrongSetUps } from '../../test/diagnose/wrong-set-ups.ts';
import { type DiagnoseOptions, diagnose, type Finding, type FindingCode, toCorsConfig } from '../diagnose.ts';
import { findingKinds } from './finding-kinds.ts';

// The cards of the findings: what a developer reads and pastes.
afterEach(() => vi.unstubAllGlobals());
afterEach(closeAll);

/** A card, with `KRATOS` for the origin of Kratos. `copy` is the label of the snippet, and its lines. */
interface Card extends Pick<Finding, 'title' | 'why' | 'fix'> {
  readonly copy: readonly string[] | null;
}

const corsLines = [
  'kratos.yml',
  'serve:',
  '  public:',
  '    cors:',
  '      enabled: true',
  '      allowed_origins:',
  '        - http://127.0.0.1:4455',
  '      allowed_headers: [Authorization, Content-Type, X-Session-Token]',
  '      exposed_headers: [Content-Type, Retry-After]',
  '      allow_credentials: true',
];

const cards: Readonly<Record<Exclude<FindingCode, 'cors-preflight'>, Card>> = {
  'bad-address': {
    title: 'The address of Kratos is invalid',
    why: 'The login appends its paths to this address. Without a valid one it cannot send a request.',
    fix: 'Set it to an absolute http or https address and nothing else, such as "https://auth.example.com". In a page, a path such as "/kratos" is accepted too.',
    copy: null,
  },
  'mixed-content': {
    title: 'The page uses https, and Kratos plain http',
    why: 'Browsers block the requests of the page, so it gets no form.',
    fix: 'Serve Kratos over https.',
    copy: ['kratos.yml', 'serve:', '  public:', '    base_url: https://auth.example.com/'],
  },
  'local-names': {
    title: 'The page and Kratos use two names of this computer',
    why: 'The cookies of Kratos do not come back with the submission, so Kratos refuses it.',
    fix: 'Use the same name for the page, kratosUrl and serve.public.base_url.',
    copy: ['kratos.yml', 'serve:', '  public:', '    base_url: KRATOS AT LOCALHOST/'],
  },
  'other-site': {
    title: 'The page and Kratos are on different sites',
    why: 'Kratos refuses a submission without its cookies. Cookies that cross sites need SameSite=None, https, and a browser that allows third-party cookies.',
    fix: 'Serve Kratos below the domain of the page. cookies.same_site: None works only over https, and not where third-party cookies are blocked.',
    copy: null,
  },
  'no-answer': {
    title: 'No server responds',
    why: 'The login gets its form from Kratos. Without a response users see an error.',
    fix: 'Is it running, and is the address correct?',
    copy: ['terminal', "curl -i -H 'Accept: application/json' 'KRATOS/self-service/login/browser'"],
  },
  'timed-out': {
    title: 'The server does not respond in time',
    why: 'The login gets its form from Kratos. Users wait, and then see an error.',
    fix: 'Check Kratos and any proxy before it.',
    copy: ['terminal', "curl -i -H 'Accept: application/json' 'KRATOS/self-service/login/browser'"],
  },
  'cors-origin': {
    title: 'The page may not read the responses',
    why: 'The browser hides responses from a page at another origin unless CORS headers allow it, so the page gets no form.',
    fix: 'If it is the public API of Kratos, set serve.public.cors.enabled, and add that origin to serve.public.cors.allowed_origins. The admin API allows no page.',
    copy: corsLines,
  },
  'cors-credentials': {
    title: 'The page may not send cookies',
    why: 'The login sends its requests with cookies. The browser hides the responses from the page unless CORS headers allow that.',
    fix: 'Set serve.public.cors.allow_credentials, and put the origin into allowed_origins instead of "*".',
    copy: corsLines,
  },
  'cors-errors': {
    title: 'The page may not read error responses',
    why: 'Kratos answers a wrong password with 400, and a right one with 422 when a code is due. The page cannot read these, and shows that Kratos is unreachable.',
    fix: 'If a proxy sets these headers, let it set them always (nginx: add_header … always). If it already does, it does not pass /sessions on to Kratos.',
    copy: [
      'nginx',
      'location ~ ^/(self-service|sessions)/ {',
      '  proxy_pass http://127.0.0.1:4433; # the public API of Kratos',
      '  add_header Access-Control-Allow-Origin http://127.0.0.1:4455 always;',
      '  add_header Access-Control-Allow-Credentials true always;',
      '}',
    ],
  },
  'not-kratos': {
    title: 'Another server responds',
    why: 'The login needs JSON from the public API of Kratos. It cannot make a form of anything else.',
    fix: 'Set kratosUrl to the address of the public API, with its path prefix.',
    copy: ['terminal', "curl -i -H 'Accept: application/json' 'KRATOS/self-service/login/browser'"],
  },
  'wrong-path': {
    title: 'The path of the address is wrong',
    why: 'The login appends /self-service and /sessions to this address, so its requests do not reach Kratos.',
    fix: 'Set kratosUrl to it.',
    copy: ['your page', 'const login = createLogin({ kratosUrl: "KRATOS" })'],
  },
  'admin-port': {
    title: 'This is the admin API',
    why: 'The admin API has no login for browsers. Everyone who reaches it can read and change all identities.',
    fix: 'Set kratosUrl to its address (port 4433 by default), and keep the admin API away from browsers.',
    copy: null,
  },
  'accept-dropped': {
    title: 'A proxy changes the Accept header',
    why: 'Kratos decides by this header whether it answers with JSON or redirects to a page. The login needs JSON.',
    fix: 'A proxy drops or rewrites the Accept header. Let it pass on "Accept: application/json" unchanged.',
    copy: [
      'nginx',
      'location ~ ^/(self-service|sessions)/ {',
      '  proxy_pass http://127.0.0.1:4433; # the public API of Kratos',
      '  proxy_set_header Accept $http_accept;',
      '}',
    ],
  },
  redirected: {
    title: 'The requests are redirected',
    why: 'The login does not follow redirects, so it gets no form.',
    fix: 'A server before Kratos redirects requests from http to https, to another host, or to its own login. Set kratosUrl to an address without a redirect.',
    copy: ['terminal', "curl -i -H 'Accept: application/json' 'KRATOS/self-service/login/browser'"],
  },
  'partly-passed': {
    title: 'Some paths do not reach Kratos',
    why: 'A login uses several paths of Kratos. It stops at the first one that does not reach it.',
    fix: 'Let the proxy before Kratos pass on all paths below /self-service and /sessions. If it does, check the log of Kratos.',
    copy: ['nginx', 'location ~ ^/(self-service|sessions)/ {', '  proxy_pass http://127.0.0.1:4433; # the public API of Kratos', '}'],
  },
  refused: {
    title: 'The request for a login flow is refused',
    why: 'The form is made from a login flow. Without one users see an error.',
    fix: 'Check the log of Kratos, or the rules of the gateway before it.',
    copy: null,
  },
  'server-trouble': {
    title: 'The server cannot create a login flow now',
    why: 'The form is made from a login flow. Without one users see an error.',
    fix: 'Check the log of Kratos, or the log of the proxy before it.',
    copy: null,
  },
  'not-ready': {
    title: 'Kratos is not ready',
    why: 'Kratos cannot create or check a login before these parts work.',
    fix: 'Check the log of Kratos. After an update run its migrations ("kratos migrate sql").',
    copy: ['terminal', 'kratos migrate sql -e -c kratos.yml'],
  },
  'cookies-not-kept': {
    title: 'The cookie of Kratos does not come back',
    why: 'Kratos compares this cookie with the CSRF token of the form. Without the cookie it refuses every submission.',
    fix: 'Without --dev Kratos marks its cookies Secure, and Safari and most cookie jars keep no Secure cookies over plain http. Run it with --dev, or serve it over https. With cookies.same_site: None browsers keep only Secure cookies, so Kratos must use https and run without --dev. The settings cookies.domain and cookies.path must match that address, and a proxy must pass on Cookie and Set-Cookie.',
    copy: ['terminal', 'kratos serve -c kratos.yml --dev'],
  },
  'flow-lost': {
    title: 'Kratos does not know its own flow',
    why: 'The password is submitted to the flow that was opened. A Kratos that does not know the flow cannot accept it.',
    fix: 'Check where the proxy sends requests, and whether it passes on this path.',
    copy: null,
  },
  'base-url-differs': {
    title: 'Kratos has another base URL',
    why: 'A password and a code work without it. What leaves the page, such as social sign-in, ends at the other address.',
    fix: 'Set serve.public.base_url to the address that browsers use.',
    copy: ['kratos.yml', 'serve:', '  public:', '    base_url: KRATOS/'],
  },
  'password-off': {
    title: 'The form has no password',
    why: 'The login begins with a password, and users cannot enter one.',
    fix: 'Set selfservice.methods.password.enabled.',
    copy: ['kratos.yml', 'selfservice:', '  methods:', '    password:', '      enabled: true'],
  },
  'totp-off': {
    title: 'Users cannot pair an authenticator app',
    why: 'Without an app there is no TOTP code to ask for as the second factor.',
    fix: 'Set selfservice.methods.totp.enabled.',
    copy: ['kratos.yml', 'selfservice:', '  methods:', '    totp:', '      enabled: true'],
  },
  'return-to-forbidden': {
    title: 'Kratos refuses the return URL',
    why: 'Kratos creates no login flow with a return URL that it does not allow, so users get no form.',
    fix: 'Add its origin there.',
    copy: ['kratos.yml', 'selfservice:', '  allowed_return_urls:', '    - https://elsewhere.example.com'],
  },
};

/** A finding without its code, severity and text. */
function toCard({ title, why, fix, copy }: Finding, origin: string): Card {
  const shorten = (text: string): string =>
    text.replaceAll(origin, 'KRATOS').replace(origin.replace('127.0.0.1', 'localhost'), 'KRATOS AT LOCALHOST');
  return { title, why, fix: shorten(fix), copy: copy && [copy.label, ...shorten(copy.code).split('\n')] };
}

test.each(Object.keys(cards) as (keyof typeof cards)[])(
  'the finding %s has a card with what, why, fix, and lines to paste',
  async (code) => {
    const options = await wrongSetUps[code]();
    const { findings } = await diagnose({ fetch: createCookieFetch(), ...options });
    const origin = URL.canParse(options.kratosUrl) ? new URL(options.kratosUrl).origin : 'nowhere';
    expect(findings.map((finding) => toCard(finding, origin))).toEqual([cards[code]]);
  },
);

test('the text of a finding is what is wrong and what to do', async () => {
  for (const code of Object.keys(cards) as (keyof typeof cards)[]) {
    const { findings } = await diagnose({ fetch: createCookieFetch(), ...(await wrongSetUps[code]()) });
    const [{ text, what, fix } = { text: '', what: '', fix: '' }] = findings;
    expect(text).toBe(code === 'bad-address' ? text : `${what} ${fix}`);
    expect(text).toContain(what);
  }
});

/** Finds with a `fetch` that replies by path, otherwise with 404 in text. */
async function findWith(replies: Readonly<Record<string, readonly [status: number, body: object]>>, options: DiagnoseOptions) {
  const fetch = async (url: string, { headers = {} }: RequestInit): Promise<Response> => {
    if (typeof location !== 'undefined' && 'Content-Type' in headers) throw new TypeError('blocked by the browser');
    const [status, body] = replies[new URL(url).pathname] ?? [404, null];
    return body === null ? new Response('404 page not found', { status }) : Response.json(body, { status });
  };
  return (await diagnose({ fetch: fetch as typeof globalThis.fetch, ...options })).findings;
}

const copyOf = ([finding]: readonly Finding[]): string | undefined => finding?.copy?.code;
const kratosUrl = 'https://auth.example.com';
const flowAt = (action: string) => ({
  ...{ id: 'f', type: 'browser', requested_aal: 'aal1' },
  ui: { action: `${action}/self-service/login`, nodes: [{ group: 'password', attributes: { name: 'password' } }] },
});
const csrf = { error: { code: 403, id: 'security_csrf_violation' } };
const session = { error: { code: 401 } };

test('in a page the finding cors-preflight has the lines for CORS', async () => {
  vi.stubGlobal('location', { href: 'https://app.example.com/login' });
  const flow = flowAt(kratosUrl);
  const findings = await findWith(
    {
      '/self-service/login/browser': [200, flow],
      '/self-service/login/flows': [200, flow],
      '/sessions/whoami': [401, session],
    },
    { kratosUrl },
  );
  const { title, why } = findingKinds['cors-preflight'];
  expect(findings).toMatchObject([{ code: 'cors-preflight', title, why, copy: toCorsConfig('https://app.example.com') }]);
});

test.each([
  ['http://auth.example.com', undefined, 'kratos serve -c kratos.yml --dev'],
  [kratosUrl, undefined, 'cookies:\n  domain: auth.example.com\n  path: /'],
  [kratosUrl, `${kratosUrl}/login`, 'cookies:\n  domain: auth.example.com\n  path: /'],
])('the lines for lost cookies of %s and the page %s', async (at, page, code) => {
  const replies = {
    '/self-service/login/browser': [200, flowAt(at)],
    '/self-service/login/flows': [403, csrf],
    '/sessions/whoami': [401, session],
  } as const;
  expect(copyOf(await findWith(replies, { kratosUrl: at, page }))).toBe(code);
});

test('the lines for lost cookies of another site', async () => {
  vi.stubGlobal('location', { href: 'https://app.example.org/login' });
  const flow = flowAt(kratosUrl);
  const replies = { '/self-service/login/browser': [200, flow], '/self-service/login/flows': [403, csrf] } as const;
  const findings = await findWith(replies, { kratosUrl });
  expect(findings.map(({ copy }) => copy?.code)).toContain('cookies:\n  same_site: None');
});

test('the lines for a proxy have the path of Kratos', async () => {
  const replies = { '/kratos/self-service/login/browser': [200, flowAt(`${kratosUrl}/kratos`)] } as const;
  expect(copyOf(await findWith(replies, { kratosUrl: `${kratosUrl}/kratos` }))).toBe(
    'location /kratos/ {\n  proxy_pass http://127.0.0.1:4433/; # the public API of Kratos\n}',
  );
});

test('the admin API at port 4434 has the address of port 4433', async () => {
  const findings = await findWith({ '/admin/version': [200, { version: 'v1' }] }, { kratosUrl: 'http://127.0.0.1:4434' });
  expect(copyOf(findings)).toBe('const login = createLogin({ kratosUrl: "http://127.0.0.1:4433" })');
});

test('only migrations have a command that runs them', async () => {
  const findFor = (part: string) =>
    findWith({ '/self-service/login/browser': [503, {}], '/health/ready': [503, { errors: { [part]: 'x' } }] }, { kratosUrl });
  expect(copyOf(await findFor('database'))).toBeUndefined();
  expect(copyOf(await findFor('migrations'))).toBe('kratos migrate sql -e -c kratos.yml');
});

test('a quote in an address cannot end the command', async () => {
  expect(copyOf(await findWith({}, { kratosUrl: `${kratosUrl}/a'b` }))).toBe(
    `curl -i -H 'Accept: application/json' '${kratosUrl}/a%27b/self-service/login/browser'`,
  );
});

test('a returnTo that is no web address has no lines', async () => {
  const refusal = { error: { code: 400, id: 'self_service_flow_return_to_forbidden' } };
  const [finding] = await findWith({ '/self-service/login/browser': [400, refusal] }, { kratosUrl, returnTo: '/home' });
  expect(finding?.copy).toBeNull();
});
