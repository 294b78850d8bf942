import { expect, test } from 'vitest';
import type { KratosResponse } from '../kratos/kratos-call.ts';
import { readSettingsOutcome } from './read-settings-outcome.ts';
import type { SettingsCall } from './settings-call.ts';

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
const node = (name: string, messages: object[] = []) => ({ type: 'input', group: 'totp', attributes: { name, type: 'text' }, messages });
const flow = (messages: object[] = [], more: object = {}, nodes: object[] = [node('totp_code')]) => ({
  id: 'f',
  type: 'browser',
  state: 'show_form',
  identity: { id: 'i', traits: { email: 'ann@example.com' } },
  ui: { action: 'https://auth.example.com/self-service/settings?flow=other', nodes, messages },
  ...more,
});
const saved = flow([message(1050001, 'success')], { state: 'success' });
const login = { id: 'f', type: 'browser', requested_aal: 'aal1', ui: { nodes: [{ group: 'password', attributes: { name: 'password' } }] } };

const kindOf = (call: SettingsCall, reply: KratosResponse | 'unreachable' | 'timedOut'): string => {
  const outcome = readSettingsOutcome(call, reply);
  return 'why' in outcome ? `${outcome.kind} ${outcome.why}` : outcome.kind;
};

test.each<[fact: string, call: SettingsCall, reply: KratosResponse | 'unreachable' | 'timedOut', kind: string]>([
  ['no response', 'create', 'unreachable', 'unreachable'],
  ['a late response', 'submit', 'timedOut', 'timedOut'],
  ['a redirect that was not followed', 'create', answer(0, '', { redirected: true }), 'unexpected redirected'],
  ['a flow at the end of a redirect', 'create', answer(200, flow(), { redirected: true }), 'unexpected redirected'],
  ['a 303', 'submit', answer(303, ''), 'unexpected redirected'],
  ['429', 'submit', answer(429, flow()), 'rateLimited'],
  ['503 with Retry-After', 'create', answer(503, '', { retryAfter: '3' }), 'unavailable'],
  ['503 without Retry-After', 'get', answer(503, '<html>'), 'serverError'],
  ['a 500 with a flow', 'submit', answer(500, flow()), 'serverError'],
  ['431', 'get', answer(431, ''), 'unexpected headers-too-large'],
  ['HTML from nginx about cookies', 'create', answer(400, '<title>400 Request Header Or Cookie Too Large'), 'unexpected headers-too-large'],
  ['414', 'create', answer(414, ''), 'refused'],
  ['204', 'submit', answer(204, ''), 'unexpected empty'],
  ['HTML', 'create', answer(200, '<!doctype html>'), 'unexpected not-json'],
  ['HTML with 401', 'create', answer(401, '<html>'), 'unexpected not-json'],
  ['JSON of another API', 'create', answer(200, { hello: 'world' }), 'unexpected unknown-shape'],
  ['null', 'create', answer(200, 'null'), 'unexpected unknown-shape'],
  ['a list', 'submit', answer(200, []), 'unexpected unknown-shape'],
  ['an error of another API', 'submit', answer(400, { error: 'bad' }), 'unexpected unknown-shape'],
  ['a native flow', 'create', answer(200, flow([], { type: 'api' })), 'unexpected unknown-shape'],
  ['a flow without a user', 'create', answer(200, flow([], { identity: null })), 'unexpected unknown-shape'],
  ['a login flow', 'create', answer(200, login), 'unexpected impossible-here'],
  [
    'a login flow with an error',
    'submit',
    answer(400, { ...login, ui: { ...login.ui, messages: [message(4000006)] } }),
    'unexpected impossible-here',
  ],
  ['a session', 'create', answer(200, { session: { id: 's', active: true } }), 'unexpected impossible-here'],

  ['a new flow', 'create', answer(200, flow()), 'settings'],
  ['a new flow that names a level, as that of a login', 'create', answer(200, flow([], { requested_aal: 'aal2' })), 'settings'],
  ['a fetched flow', 'get', answer(200, flow()), 'settings'],
  ['a fetched flow that was saved before', 'get', answer(200, saved), 'settings'],
  ['a fetched flow with an error', 'get', answer(200, flow([message(4010004)])), 'settings'],
  ['a flow with 400 that was not submitted', 'get', answer(400, flow()), 'unexpected impossible-here'],
  ['a saved change', 'submit', answer(200, saved), 'saved'],
  ['a form with another message of success', 'submit', answer(200, flow([message(1050099, 'success')])), 'settings'],
  ['codes that were generated', 'submit', answer(200, flow()), 'settings'],
  ['codes that were generated after a saved change', 'submit', answer(200, flow([], { state: 'success' })), 'settings'],
  ['a wrong code', 'submit', answer(400, flow([], {}, [node('totp_code', [message(4000008)])])), 'rejected'],
  [
    'a wrong code after a saved change',
    'submit',
    answer(400, { ...saved, ui: flow([], {}, [node('totp_code', [message(4000008)])]).ui }),
    'rejected',
  ],
  ['a refused form that still says that it was saved', 'submit', answer(400, saved), 'rejected'],
  ['a form with nothing to save', 'submit', answer(400, flow([message(4010004)])), 'rejected'],

  ['401 with an id', 'create', error(401, 'session_inactive'), 'noSession'],
  ['401 without an id', 'get', error(401, undefined, { reason: 'text' }), 'noSession'],
  ['401 without an id for a submission', 'submit', error(401), 'noSession'],
  ['401 that names a user', 'submit', error(401, undefined, { details: { identity_id: 'i' } }), 'noSession'],
  ['401 with an unknown id', 'create', error(401, 'session_something_new'), 'noSession'],
  ['the second factor due', 'create', error(403, 'session_aal2_required'), 'secondFactorDue'],
  ['the second factor due for a fetched flow', 'get', error(403, 'session_aal2_required'), 'secondFactorDue'],
  ['the second factor due for a submission', 'submit', error(403, 'session_aal2_required'), 'secondFactorDue'],
  [
    'a session that is too old',
    'submit',
    error(403, 'session_refresh_required', {}, { redirect_browser_to: 'https://a.example' }),
    'refreshRequired',
  ],
  ['a session that is too old for a new flow', 'create', error(403, 'session_refresh_required'), 'unexpected impossible-here'],
  ['a flow of another user', 'get', error(403, 'security_identity_mismatch'), 'flowGone refused'],
  ['a flow of another user, submitted', 'submit', error(403, 'security_identity_mismatch'), 'flowGone refused'],
  ['a new flow of another user', 'create', error(403, 'security_identity_mismatch'), 'unexpected impossible-here'],
  ['an unknown flow', 'get', error(404), 'flowGone unknown'],
  ['an unknown flow, submitted', 'submit', error(404, undefined, { reason: 'text' }), 'flowGone unknown'],
  ['404 for a new flow', 'create', error(404), 'unexpected impossible-here'],
  ['a wrong path', 'create', answer(404, '404 page not found'), 'unexpected not-json'],
  ['an expired flow', 'get', error(410), 'flowGone expired'],
  ['an expired flow, submitted', 'submit', error(410, 'self_service_flow_expired', {}, { use_flow_id: 'g' }), 'flowGone expired'],
  ['a CSRF mismatch', 'submit', error(403, 'security_csrf_violation'), 'csrfMismatch'],
  ['a CSRF mismatch for a new flow', 'create', error(403, 'security_csrf_violation'), 'unexpected impossible-here'],
  [
    'a redirect to a provider',
    'submit',
    error(422, 'browser_location_change_required', {}, { redirect_browser_to: 'https://idp.example/auth' }),
    'redirectRequired',
  ],
  [
    'a redirect to a script',
    'submit',
    error(422, 'browser_location_change_required', {}, { redirect_browser_to: 'javascript:alert(1)' }),
    'unexpected unknown-shape',
  ],
  ['a return URL that is not allowed', 'create', error(400, 'self_service_flow_return_to_forbidden'), 'refused'],
  ['400 for a body that Kratos cannot decode', 'submit', error(400, undefined, { code: 500 }), 'refused'],
  ['an error of a login', 'create', error(400, 'session_already_available'), 'unexpected impossible-here'],
  ['an unverified address, as in a login', 'submit', error(403, 'session_verified_address_required'), 'unexpected impossible-here'],
  ['an error id that is a member of every object', 'submit', error(400, 'constructor'), 'refused'],
])('%s for %s is read as its outcome', (_, call, reply, kind) => {
  expect(kindOf(call, reply)).toBe(kind);
});

test('an expired flow names the flow that Kratos opened instead', () => {
  expect(readSettingsOutcome('submit', error(410, 'self_service_flow_expired', {}, { use_flow_id: 'g' }))).toEqual({
    kind: 'flowGone',
    why: 'expired',
    replacement: 'g',
  });
});

test('a wait is read in milliseconds, and a refusal with its status and id', () => {
  expect(readSettingsOutcome('submit', answer(429, '', { retryAfter: '30' }))).toEqual({ kind: 'rateLimited', retryAfter: 30_000 });
  expect(readSettingsOutcome('create', error(400, 'self_service_flow_return_to_forbidden'))).toEqual({
    kind: 'refused',
    status: 400,
    errorId: 'self_service_flow_return_to_forbidden',
  });
});

test('a created flow lives for its whole span, and a fetched one for the rest by the local clock', () => {
  const dated = answer(200, flow([], { issued_at: '2026-11-24T09:30:00Z', expires_at: '2026-11-24T10:30:00Z' }));
  expect(readSettingsOutcome('create', dated)).toMatchObject({ flow: { lifetime: 3_600_000 } });
  expect(readSettingsOutcome('get', dated)).toMatchObject({ flow: { lifetime: 1_800_000 } });
});

test('the message that a change was saved is not shown, because a notice says the same', () => {
  expect(readSettingsOutcome('submit', answer(200, saved))).toMatchObject({ flow: { messages: [] } });
});

test('a body that is too deep is unexpected', () => {
  const deep = '['.repeat(200_000);
  expect(kindOf('create', answer(200, `{"id":"f","type":"browser","identity":{"id":"i"},"ui":{"nodes":[${deep}`))).toBe(
    'unexpected not-json',
  );
});
