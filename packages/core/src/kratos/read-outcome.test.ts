import { expect, onTestFinished, test, vi } from 'vitest';
import type { KratosCall, KratosResponse } from './kratos-call.ts';
import { readOutcome } from './read-outcome.ts';

const kratosUrl = 'https://auth.example.com';
const create: KratosCall = { name: 'create', aal: 'aal1', hasLoginChallenge: false };
const createSecond: KratosCall = { name: 'create', aal: 'aal2', hasLoginChallenge: false };
const get: KratosCall = { name: 'get' };
const submit: KratosCall = { name: 'submit', kratosUrl, aal: 'aal1', action: 'http://127.0.0.1:4433/self-service/login?flow=f' };
const submitSecond: KratosCall = { ...submit, aal: 'aal2' };
const whoami: KratosCall = { name: 'whoami' };
const begin: KratosCall = { name: 'signOut', part: 'begin' };
const end: KratosCall = { name: 'signOut', part: 'end' };

const at = Date.parse('2026-11-24T10:00:00Z');
const answer = (status: number, body: unknown, more: Partial<KratosResponse> = {}): KratosResponse => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  redirected: false,
  retryAfter: null,
  at,
  ...more,
});
const error = (status: number, id?: string, more: object = {}, beside: object = {}) =>
  answer(status, { error: { code: status, ...(id && { id }), ...more }, ...beside });
const message = (id: number, type = 'error') => ({ id, type, text: `text ${id}` });
const node = (name: string, group: string, messages: object[] = []) => ({
  type: 'input',
  group,
  attributes: { name, type: 'text', value: 'v' },
  messages,
  meta: {},
});
const hidden = (name: string, group: string) => ({ ...node(name, group), attributes: { name, type: 'hidden', value: 'v' } });
const flow = (
  messages: object[] = [],
  more: object = {},
  nodes: object[] = [node('csrf_token', 'default'), node('identifier', 'default'), node('password', 'password')],
) => ({
  id: 'f',
  type: 'browser',
  requested_aal: 'aal1',
  refresh: false,
  state: 'choose_method',
  issued_at: '2026-11-24T09:00:00Z',
  expires_at: '2026-11-24T10:10:00Z',
  ui: { action: 'http://127.0.0.1:4433/self-service/login?flow=f', nodes, messages },
  ...more,
});
const second = { requested_aal: 'aal2' };
const session = { id: 's', active: true, authenticator_assurance_level: 'aal2', identity: { id: 'i', traits: {} } };

const kindOf = (call: KratosCall, reply: KratosResponse | 'unreachable' | 'timedOut'): string => {
  const outcome = readOutcome(call, reply);
  return outcome.kind === 'unexpected' || outcome.kind === 'accountBlocked' || outcome.kind === 'flowGone'
    ? `${outcome.kind} ${outcome.why}`
    : outcome.kind;
};

test.each<[fact: string, call: KratosCall, reply: KratosResponse | 'unreachable' | 'timedOut', kind: string]>([
  ['no response', create, 'unreachable', 'unreachable'],
  ['a late response', whoami, 'timedOut', 'timedOut'],
  ['a redirect that was not followed', create, answer(0, '', { redirected: true }), 'unexpected redirected'],
  ['a 303', create, answer(303, '<a href="…">See Other</a>.'), 'unexpected redirected'],
  ['429', submit, answer(429, ''), 'rateLimited'],
  ['503 with Retry-After', create, answer(503, '', { retryAfter: '3' }), 'unavailable'],
  ['503 with an error in JSON for a submission', submit, error(503, 'x'), 'serverError'],
  ['503 with Retry-After for whoami', whoami, answer(503, '<html>', { retryAfter: 'Tue, 24 Nov 2026 10:00:30 GMT' }), 'unavailable'],
  ['503 with Retry-After for signOut', end, answer(503, '', { retryAfter: '0' }), 'unavailable'],
  ['431', submit, answer(431, ''), 'unexpected headers-too-large'],
  ['431 with an error in JSON', whoami, error(431), 'unexpected headers-too-large'],
  ['431 from a Go server', create, answer(431, '431 Request Header Fields Too Large'), 'unexpected headers-too-large'],
  [
    'HTML from nginx about cookies',
    create,
    answer(400, '<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>'),
    'unexpected headers-too-large',
  ],
  [
    'HTML from Apache about header fields',
    submit,
    answer(
      400,
      '<p>Your browser sent a request that this server could not understand.<br />\nSize of a request header field exceeds server limit.',
    ),
    'unexpected headers-too-large',
  ],
  ['HTML from Tomcat about headers', whoami, answer(400, '<b>Message</b> Request header is too large</p>'), 'unexpected headers-too-large'],
  [
    'HTML from IIS about headers',
    begin,
    answer(400, '<p>HTTP Error 400. The size of the request headers is too long.</p>'),
    'unexpected headers-too-large',
  ],
  ['text from CloudFront about headers', get, answer(494, 'Request header or cookie too large'), 'unexpected headers-too-large'],
  ['other HTML with 400', create, answer(400, '<h1>Bad Request</h1>'), 'unexpected not-json'],
  ['414', create, answer(414, '<html>'), 'refused'],
  ['500 with Retry-After', create, answer(500, '', { retryAfter: '3' }), 'serverError'],
  ['a flow with Retry-After', create, answer(200, flow(), { retryAfter: '3' }), 'flow'],
  ['503 without Retry-After', create, answer(503, '<html>'), 'serverError'],
  ['a 500 envelope', create, error(500, 'invalid_configuration'), 'serverError'],
  ['204 for the end of signOut', end, answer(204, ''), 'noSession'],
  ['204 for a new flow', create, answer(204, ''), 'unexpected empty'],
  ['HTML', create, answer(200, '<!doctype html>'), 'unexpected not-json'],
  ['text with 404', create, answer(404, '404 page not found'), 'unexpected not-json'],
  ['HTML with 401', whoami, answer(401, '<html>'), 'unexpected not-json'],
  ['truncated JSON', create, answer(200, '{"id":"f"'), 'unexpected not-json'],
  ['JSON of another API', create, answer(200, { hello: 'world' }), 'unexpected unknown-shape'],
  ['an error of another API', create, answer(400, { error: 'bad' }), 'unexpected unknown-shape'],
  ['an array', whoami, answer(200, []), 'unexpected unknown-shape'],
  ['null', create, answer(200, 'null'), 'unexpected unknown-shape'],
  ['null for a skipped OAuth2 login', { ...create, hasLoginChallenge: true }, answer(200, 'null'), 'sessionChanged'],
  ['a new flow', create, answer(200, flow()), 'flow'],
  ['a fetched flow with an error message', get, answer(200, flow([message(4010001)])), 'flow'],
  ['a second-factor flow', createSecond, answer(200, flow([message(1010004, 'info')], second, [node('totp_code', 'totp')])), 'flow'],
  [
    'a flow of another level than requested',
    create,
    answer(200, flow([], second, [node('totp_code', 'totp')])),
    'unexpected impossible-here',
  ],
  ['a flow without a usable method', createSecond, answer(200, flow([], second, [node('csrf_token', 'default')])), 'noUsableMethod'],
  ['a fetched flow without a usable method', get, answer(200, flow([], {}, [node('csrf_token', 'default')])), 'noUsableMethod'],
  ['a flow with no nodes', create, answer(200, flow([], {}, [])), 'noUsableMethod'],
  ['a flow that asks for the identifier first', create, answer(200, flow([], {}, [node('identifier', 'identifier_first')])), 'flow'],
  [
    'a flow that accepted the identifier and has no method',
    submit,
    answer(400, flow([], {}, [hidden('identifier', 'identifier_first')])),
    'noUsableMethod',
  ],
  ['a flow whose nodes are missing', create, answer(200, { ...flow(), ui: {} }), 'unexpected unknown-shape'],
  ['a native flow', create, answer(200, { ...flow(), type: 'api' }), 'unexpected unknown-shape'],
  ['signed in already', create, error(400, 'session_already_available'), 'sessionChanged'],
  ['return_to forbidden', create, error(400, 'self_service_flow_return_to_forbidden'), 'refused'],
  ['an unknown error id', create, error(400, 'something_new'), 'refused'],
  ['an error id that is a member of every object', create, error(400, 'constructor'), 'refused'],
  ['aal2 without a session', createSecond, error(401, 'session_aal1_required'), 'noSession'],
  ['an unknown flow', get, error(404), 'flowGone unknown'],
  ['a flow of another browser', get, error(403, 'security_csrf_violation'), 'csrfMismatch'],
  ['an expired flow, fetched', get, error(410, 'self_service_flow_expired'), 'flowGone expired'],
  ['an expired flow, submitted', submit, error(410, 'self_service_flow_expired', {}, { use_flow_id: 'g' }), 'flowGone expired'],
  ['wrong credentials', submit, answer(400, flow([message(4000006)])), 'rejected'],
  [
    'a missing field',
    submit,
    answer(400, flow([], {}, [node('identifier', 'default', [message(4000002)]), node('password', 'password')])),
    'rejected',
  ],
  ['an accepted identifier', submit, answer(400, flow()), 'flow'],
  ['4000001 for a session that exists', submit, answer(400, flow([message(4000001)])), 'sessionChanged'],
  ['4000001 for a refresh flow', submit, answer(400, flow([message(4000001)], { refresh: true })), 'flowGone expired'],
  ['4000001 at a field', submit, answer(400, flow([], {}, [node('password', 'password', [message(4000001)])])), 'rejected'],
  ['a method that the flow does not allow', submit, answer(400, flow([message(4010002)])), 'flowGone refused'],
  [
    'a factor that the user removed',
    submitSecond,
    answer(400, flow([message(4000011)], second, [node('totp_code', 'totp')])),
    'sessionChanged',
  ],
  ['the second form after a password', submit, answer(400, flow([], second, [node('totp_code', 'totp')])), 'flow'],
  ['a first-factor flow for a code', submitSecond, answer(400, flow([message(4000008)])), 'unexpected impossible-here'],
  ['an unverified address, in a flow', submit, answer(400, flow([message(4000010)])), 'accountBlocked address-not-verified'],
  ['an unverified address, as an error', submit, error(403, 'session_verified_address_required'), 'accountBlocked address-not-verified'],
  ['a disabled account', submit, error(401, undefined, { details: { identity_id: 'i' } }), 'accountBlocked account-disabled'],
  ['a disabled account, in a flow', submit, answer(400, flow([message(4010011)])), 'accountBlocked account-disabled'],
  ['a disabled method', submit, error(404, undefined, { reason: 'disabled' }), 'flowGone refused'],
  ['a missing flow id', submit, error(400), 'refused'],
  ['a session', submit, answer(200, { session, continue_with: [] }), 'signedIn'],
  ['a session that is not active', submit, answer(200, { session: { ...session, active: false } }), 'unexpected unknown-shape'],
  ['an unwrapped session for a submission', submit, answer(200, session), 'unexpected unknown-shape'],
  ['an active session for whoami', whoami, answer(200, session), 'signedIn'],
  ['401 for whoami', whoami, error(401), 'noSession'],
  ['a session that needs a second factor', whoami, error(403, 'session_aal2_required'), 'secondFactorDue'],
  ['429 in HTML from a proxy', whoami, answer(429, '<html>'), 'rateLimited'],
  ['503 with an invalid Retry-After', create, answer(503, '', { retryAfter: 'soon' }), 'serverError'],
  ['a status that no server sends', create, answer(199, flow()), 'unexpected redirected'],
  ['a 300', create, answer(300, flow()), 'unexpected redirected'],
  ['a 399', create, answer(399, flow()), 'unexpected redirected'],
  ['204 for the start of signOut', begin, answer(204, ''), 'unexpected empty'],
  ['200 for the end of signOut', end, answer(200, ''), 'unexpected empty'],
  ['null without a login challenge', get, answer(200, 'null'), 'unexpected unknown-shape'],
  ['null with status 201 and a login challenge', { ...create, hasLoginChallenge: true }, answer(201, 'null'), 'unexpected unknown-shape'],
  ['a session with status 201', whoami, answer(201, session), 'unexpected unknown-shape'],
  ['a session without an id', whoami, answer(200, { ...session, id: 7 }), 'unexpected unknown-shape'],
  [
    'a flow with only a captcha',
    create,
    answer(200, flow([], {}, [node('captcha', 'captcha'), node('csrf_token', 'default')])),
    'noUsableMethod',
  ],
  ['signed in already at both levels', createSecond, error(400, 'session_aal_already_fulfilled'), 'sessionChanged'],
  ['a session of another user', submit, error(403, 'security_identity_mismatch'), 'flowGone refused'],
  ['a form that was replaced', submit, error(400, 'self_service_flow_replaced', {}, { use_flow_id: 'g' }), 'flowGone expired'],
  ['an expired form with another status', submit, error(403, 'self_service_flow_expired'), 'flowGone expired'],
  ['410 without an id', submit, error(410), 'flowGone expired'],
  ['410 with an unknown id', get, error(410, 'something_new'), 'flowGone expired'],
  ['401 for a fetched flow', get, error(401), 'refused'],
  ['401 with an unknown id for whoami', whoami, error(401, 'something_new'), 'refused'],
  ['401 for a submission without an identity', submit, error(401, undefined, { details: {} }), 'refused'],
  ['400 for a submission with an identity', submit, error(400, undefined, { details: { identity_id: 'i' } }), 'refused'],
  ['401 for a fetched flow with an identity', get, error(401, undefined, { details: { identity_id: 'i' } }), 'refused'],
  ['403 for whoami', whoami, error(403), 'refused'],
  ['404 for a new flow', create, error(404), 'refused'],
  ['404 for whoami', whoami, error(404), 'refused'],
  ['404 for a submission', submit, error(404), 'flowGone unknown'],
  [
    'a second-factor form with an error, for a password',
    submit,
    answer(400, flow([message(4000006)], second, [node('totp_code', 'totp')])),
    'unexpected impossible-here',
  ],
  [
    '4000001 at the form and at a field',
    submit,
    answer(400, flow([message(4000001)], {}, [node('x', 'y', [message(4000001)])])),
    'rejected',
  ],
  ['4000001 and something else', submit, answer(400, flow([message(4000001), message(4000006)])), 'rejected'],
  [
    'an unverified address among others',
    submit,
    answer(400, flow([message(4000006), message(4000010)])),
    'accountBlocked address-not-verified',
  ],
  [
    'a method that the flow does not allow, with another message',
    submit,
    answer(400, flow([message(4000006), message(4010007)])),
    'flowGone refused',
  ],
  [
    'a backup code of a user without backup codes',
    submitSecond,
    answer(400, flow([message(4000013)], second, [node('lookup_secret', 'lookup_secret')])),
    'sessionChanged',
  ],
  [
    'backup codes that the user removed',
    submitSecond,
    answer(400, flow([message(4000014)], second, [node('lookup_secret', 'lookup_secret')])),
    'sessionChanged',
  ],
  ['a message of the second factor at the first', submit, answer(400, flow([message(4000011)])), 'rejected'],
  ['an info message on a submitted form', submit, answer(400, flow([message(4000006, 'info')])), 'flow'],
  [
    'an info message at a field of a submitted form',
    submit,
    answer(400, flow([], {}, [node('password', 'password', [message(4000006, 'success')])])),
    'flow',
  ],
  ['an expired flow for whoami', whoami, error(410, 'self_service_flow_expired'), 'unexpected impossible-here'],
  ['no session to sign out of', begin, error(401, 'session_inactive'), 'noSession'],
  ['the logout token of another session', end, error(403), 'refused'],
])('the reply "%s" has its outcome', (_fact, call, reply, kind) => {
  expect(kindOf(call, reply)).toBe(kind);
});

const location = (url: unknown) => error(422, 'browser_location_change_required', {}, { redirect_browser_to: url });

test.each<[where: string, url: unknown, kind: string]>([
  ['the second factor at kratosUrl', 'https://auth.example.com/self-service/login/browser?aal=aal2&return_to=x', 'secondFactorDue'],
  [
    'the second factor at the address that the form posts to',
    'http://127.0.0.1:4433/self-service/login/browser?aal=aal2',
    'secondFactorDue',
  ],
  ['an OAuth2 server', 'https://oauth.example.com/callback?aal=aal2', 'redirectRequired'],
  ['a similar host', 'https://auth.example.com.evil.example/self-service/login/browser?aal=aal2', 'redirectRequired'],
  ['the first factor', 'https://auth.example.com/self-service/login/browser', 'redirectRequired'],
  ['javascript:', 'javascript:alert(1)', 'unexpected unknown-shape'],
  ['javascript: with an address in it', 'javascript:alert(1)//https://auth.example.com', 'unexpected unknown-shape'],
  ['nowhere', undefined, 'unexpected unknown-shape'],
])('a 422 to %s has its outcome', (_where, url, kind) => {
  expect(kindOf(submit, location(url))).toBe(kind);
});

test('a 422 to the second factor is recognized when kratosUrl is a path', () => {
  vi.stubGlobal('location', { href: 'https://app.example.com/login' });
  onTestFinished(() => void vi.unstubAllGlobals());
  const call: KratosCall = { name: 'submit', kratosUrl: '/kratos', aal: 'aal1', action: '' };
  expect(kindOf(call, location('https://app.example.com/kratos/self-service/login/browser?aal=aal2'))).toBe('secondFactorDue');
  expect(kindOf(call, location('https://app.example.com/self-service/login/browser?aal=aal2'))).toBe('redirectRequired');
});

test.each<[header: string | null, wait: number | null]>([
  ['120', 120_000],
  ['Tue, 24 Nov 2026 10:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['5 minutes', null],
  ['x 5', null],
  ['9'.repeat(400), null],
  ['999999999', 999_999_999_000],
  ['1000000000', null],
  ['see Tue, 24 Nov 2026 10:00:30 GMT', null],
  ['Sunday, 29-Nov-26 10:00:00 GMT', 432_000_000],
  ['1e3', null],
  ['2026-11-24T10:00:30Z', null],
  ['0', 0],
  ['', null],
  [null, null],
])('Retry-After %j is a wait of %j ms', (retryAfter, wait) => {
  expect(readOutcome(create, answer(429, '', { retryAfter }))).toEqual({ kind: 'rateLimited', retryAfter: wait });
});

test.each<[date: string | null | undefined, wait: number]>([
  ['Tue, 24 Nov 2026 10:00:00 GMT', 30_000],
  ['Fri, 27 Nov 2026 10:00:00 GMT', 0],
  ['Tue, 24 Nov 2026 09:59:00 GMT', 90_000],
  ['nonsense', 30_000],
  ['', 30_000],
  [null, 30_000],
  [undefined, 30_000],
])('a date in Retry-After is compared with the header Date (%j), or else with the local clock: %j ms', (date, wait) => {
  const retryAfter = 'Tue, 24 Nov 2026 10:00:30 GMT';
  expect(readOutcome(create, answer(429, '', { retryAfter, date }))).toEqual({ kind: 'rateLimited', retryAfter: wait });
  expect(readOutcome(create, answer(503, '', { retryAfter, date }))).toEqual({ kind: 'unavailable', retryAfter: wait });
});

test('a client clock that is days slow or fast does not change the wait', () => {
  const three = 3 * 86_400_000;
  for (const now of [at - three, at + three]) {
    const wait = { retryAfter: 'Tue, 24 Nov 2026 10:00:30 GMT', date: 'Tue, 24 Nov 2026 10:00:00 GMT', at: now };
    expect(readOutcome(create, answer(429, '', wait))).toEqual({ kind: 'rateLimited', retryAfter: 30_000 });
  }
});

test('a flow is read without its CSRF token and without values that may be secret', () => {
  const body = flow([], {}, [
    { type: 'input', group: 'default', attributes: { name: 'csrf_token', type: 'hidden', value: 'canary-csrf' }, messages: [], meta: {} },
    {
      type: 'input',
      group: 'password',
      attributes: { name: 'password', type: 'password', value: 'canary-password' },
      messages: [],
      meta: {},
    },
  ]);
  expect(JSON.stringify(readOutcome(create, answer(200, body)))).not.toContain('canary');
});

test('a new flow has its full lifespan, and a fetched one the time left', () => {
  expect(readOutcome(create, answer(200, flow()))).toMatchObject({ flow: { lifetime: 70 * 60_000 } });
  expect(readOutcome(get, answer(200, flow()))).toMatchObject({ flow: { lifetime: 10 * 60_000 } });
});

test('a 422 is impossible for a new or a fetched flow', () => {
  const url = 'https://auth.example.com/self-service/login/browser?aal=aal2';
  expect(kindOf(get, location(url))).toBe('unexpected impossible-here');
  expect(kindOf(create, location(url))).toBe('unexpected impossible-here');
});

test('refused and serverError have the status and the error id', () => {
  expect(readOutcome(create, error(400, 'security_x'))).toEqual({ kind: 'refused', status: 400, errorId: 'security_x' });
  expect(readOutcome(submit, error(400))).toEqual({ kind: 'refused', status: 400, errorId: null });
  expect(readOutcome(create, error(500, 'session_y'))).toEqual({ kind: 'serverError', status: 500, errorId: 'session_y' });
  expect(readOutcome(create, answer(502, '<html>'))).toEqual({ kind: 'serverError', status: 502, errorId: null });
  expect(readOutcome(create, answer(200, '<html>'))).toEqual({ kind: 'unexpected', status: 200, why: 'not-json' });
  expect(readOutcome(create, answer(204, ''))).toEqual({ kind: 'unexpected', status: 204, why: 'empty' });
});

test('flowGone names the flow that Kratos opened instead', () => {
  const replaced = (id: string | undefined, status = 410) => readOutcome(submit, error(status, id, {}, { use_flow_id: 'g' }));
  for (const gone of [replaced('self_service_flow_expired'), replaced('self_service_flow_replaced', 400), replaced(undefined)]) {
    expect(gone).toEqual({ kind: 'flowGone', why: 'expired', replacement: 'g' });
  }
  expect(readOutcome(submit, error(410))).toEqual({ kind: 'flowGone', why: 'expired', replacement: null });
  expect(readOutcome(submit, error(404))).toEqual({ kind: 'flowGone', why: 'unknown', replacement: null });
});

const verify = (...continue_with: unknown[]) => error(403, 'session_verified_address_required', { details: { continue_with } });
const step = (action: string, flow: unknown) => ({ action, flow });

test.each<[fact: string, steps: unknown[], verification: object | null]>([
  [
    'with the flow that verifies it',
    [
      step('other', { id: 'no' }),
      step('show_verification_ui', { id: 'v', verifiable_address: 'ann@example.com', url: 'https://app.example.com/v' }),
    ],
    { flowId: 'v', address: 'ann@example.com', url: 'https://app.example.com/v' },
  ],
  [
    'with a flow that has only an id',
    [step('show_verification_ui', { id: 'v', url: 'javascript:alert(1)' })],
    { flowId: 'v', address: '', url: null },
  ],
  [
    'with two verification flows, of which the first is used',
    [
      step('show_verification_ui', { id: 'v', verifiable_address: 'ann@example.com', url: 'https://app.example.com/v' }),
      step('show_verification_ui', { id: 'w', url: 'https://app.example.com/w' }),
    ],
    { flowId: 'v', address: 'ann@example.com', url: 'https://app.example.com/v' },
  ],
  ['with an invalid flow', [step('show_verification_ui', { id: 7 })], null],
  ['with an invalid action', ['nonsense'], null],
])('an unverified address is read %s', (_, steps, verification) => {
  expect(readOutcome(submit, verify(...steps))).toEqual({ kind: 'accountBlocked', why: 'address-not-verified', flow: null, verification });
});

test('the verification flow is also found next to the error and next to the form', () => {
  const continue_with = [
    step('show_verification_ui', { id: 'v', verifiable_address: 'ann@example.com', url: 'https://app.example.com/v' }),
  ];
  const verification = { flowId: 'v', address: 'ann@example.com', url: 'https://app.example.com/v' };
  for (const reply of [
    error(403, 'session_verified_address_required', {}, { continue_with }),
    answer(400, flow([message(4000010)], { continue_with })),
  ])
    expect(readOutcome(submit, reply)).toMatchObject({ kind: 'accountBlocked', why: 'address-not-verified', verification });
});

test('accountBlocked from a form keeps that form', () => {
  expect(readOutcome(submit, answer(400, flow([message(4010011)])))).toMatchObject({
    kind: 'accountBlocked',
    flow: { id: 'f' },
    verification: null,
  });
});

test('continue_with is ignored for whoami, and each of its entries needs an action', () => {
  const continue_with = [
    { action: 7, redirect_browser_to: 'https://a.example' },
    { action: 'redirect_browser_to', redirect_browser_to: 'https://b.example' },
  ];
  expect(readOutcome(whoami, answer(200, { ...session, continue_with }))).toMatchObject({ redirectTo: null, continueWith: [] });
  expect(readOutcome(submit, answer(200, { session, continue_with }))).toMatchObject({
    redirectTo: 'https://b.example',
    continueWith: [continue_with[1]],
  });
  const another = [{ action: 'show_settings_ui', redirect_browser_to: 'https://b.example' }];
  expect(readOutcome(submit, answer(200, { session, continue_with: another }))).toMatchObject({ redirectTo: null });
});

test('redirectTo is the first http(s) address of continue_with', () => {
  const steps = [
    { action: 'something_new' },
    { action: 'redirect_browser_to', redirect_browser_to: 'javascript:alert(1)' },
    { action: 'redirect_browser_to', redirect_browser_to: 'https://app.example.com/home' },
    'nonsense',
  ];
  expect(readOutcome(submit, answer(200, { session, continue_with: steps }))).toEqual({
    kind: 'signedIn',
    session,
    redirectTo: 'https://app.example.com/home',
    continueWith: [steps[0], steps[2]],
  });
});

test('tokens and credentials are removed at any depth, and the rest stays unchanged', () => {
  const body = {
    session: {
      ...session,
      tokenized: 'canary',
      identity: { id: 'i', traits: { email: 'ann@example.com' }, credentials: { totp: 'canary' } },
    },
    session_token: 'canary',
    continue_with: [
      { action: 'set_ory_session_token', ory_session_token: 'canary' },
      { action: 'something_new', more: { a: 1 } },
    ],
  };
  expect(readOutcome(submit, answer(200, body))).toEqual({
    kind: 'signedIn',
    session: { ...session, identity: { id: 'i', traits: { email: 'ann@example.com' } } },
    redirectTo: null,
    continueWith: [{ action: 'set_ory_session_token' }, { action: 'something_new', more: { a: 1 } }],
  });
});

test.each([
  ['self_service_flow_return_to_forbidden', 'self_service_flow_return_to_forbidden'],
  ['correct horse battery', 'unknown'],
  ['session_is correct horse', 'unknown'],
  ['correct horse session_battery', 'unknown'],
  ['', 'unknown'],
  [7, null],
])('the error id %j is passed on as %j', (id, errorId) => {
  expect(readOutcome(submit, answer(400, { error: { code: 400, id } }))).toEqual({ kind: 'refused', status: 400, errorId });
});

test('members whose name only contains token or credentials are kept', () => {
  const traits = { token_count: 1, tokenized_since: 2, all_credentials: 3, credentials_kept: 4 };
  expect(readOutcome(whoami, answer(200, { ...session, identity: { id: 'i', traits } }))).toMatchObject({
    session: { identity: { traits } },
  });
});

test('a fast local clock shortens the lifetime of a fetched flow only', () => {
  const late = (call: KratosCall): unknown => {
    const outcome = readOutcome(call, answer(200, { ...flow(), issued_at: '2026-11-24T08:00:00Z', expires_at: '2026-11-24T09:00:00Z' }));
    return 'flow' in outcome && outcome.flow?.lifetime;
  };
  expect([create, submit, get].map(late)).toEqual([3_600_000, 3_600_000, 0]);
});
