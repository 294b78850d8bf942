import type { Delivery, Fault, RequestName, SimulatedResponse } from './network.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (status: number): SimulatedResponse => ({
  status,
  text: '<!doctype html><title>Welcome</title><h1>Not Kratos</h1>',
  headers: html,
});
const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): SimulatedResponse => ({
  status,
  text: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
const envelope = (status: number, id?: string, more: object = {}, beside: object = {}): SimulatedResponse =>
  json(status, { error: { code: status, message: 'no', ...(id && { id }), ...more }, ...beside });

const levelOf = (request: RequestName): string => (request === 'create aal2' || request === 'post code' ? 'aal2' : 'aal1');
const aFlow = (request: RequestName, more: object = {}, ui: object = {}): object => ({
  id: '11111111-1111-4111-8111-111111111111',
  type: 'browser',
  requested_aal: levelOf(request),
  refresh: false,
  state: 'choose_method',
  ui: { action: 'http://127.0.0.1:4433/self-service/login?flow=1', method: 'POST', nodes: [], ...ui },
  ...more,
});
const withFormMessage = (request: RequestName, id: number): SimulatedResponse =>
  json(400, aFlow(request, {}, { messages: [{ id, type: 'error', text: `Message ${id}` }] }));

const always = (delivery: Delivery) => (): Delivery => delivery;
const beginOf = (truth: SimulatedResponse | null): string =>
  (truth?.text ?? '{"id":"11111111-1111-4111","type":"browser","ui":{"nodes":[]}}').slice(0, 40);

const faults: Readonly<Record<string, Fault['deliver']>> = {
  offline: always('breaks'),
  'no answer in time': always('never comes'),
  'an interrupted body': (_, truth) => ({ status: truth?.status ?? 200, text: beginOf(truth), body: 'breaks off' }),
  'an endless body': (_, truth) => ({ status: truth?.status ?? 200, text: beginOf(truth), body: 'never ends' }),
  'truncated JSON': (_, truth) => ({ status: truth?.status ?? 200, text: beginOf(truth), headers: { 'content-type': 'application/json' } }),
  'a page, 200': always(page(200)),
  'a page, 401': always(page(401)),
  'a page, 403': always(page(403)),
  'a page, 404': always(page(404)),
  'a page, 405': always(page(405)),
  'a page, 502': always(page(502)),
  'a page, 503': always(page(503)),
  'a page, 504': always(page(504)),
  'JSON of another API': always(json(200, { error: 'invalid_grant', ok: false })),
  'an array': always(json(200, [])),
  'JSON null': always(json(200, null)),
  'a number': always(json(200, 42)),
  'an empty 200': always({ status: 200, text: '' }),
  '204': always({ status: 204, text: '' }),
  '205': always({ status: 205, text: '' }),
  'a 303': always({ status: 303, text: '', headers: { location: 'https://portal.example.com/' } }),
  'an opaque redirect': always({ status: 200, text: '', redirect: 'opaque' }),
  'a followed redirect': always({ ...page(200), redirect: 'followed' }),
  '429 with seconds': always({ ...envelope(429), headers: { 'retry-after': '3' } }),
  '429 with a date': always({ ...json(429, {}), headers: { 'retry-after': 'Thu, 01 Jan 2026 12:00:30 GMT' } }),
  '429 without Retry-After': always({ status: 429, text: 'slow down' }),
  '429 with an invalid Retry-After': always({ ...json(429, {}), headers: { 'retry-after': 'soon' } }),
  '503 with seconds': always({ ...page(503), headers: { 'retry-after': '2' } }),
  'a 500 envelope': always(envelope(500, 'invalid_configuration')),
  'a 503 envelope': always(envelope(503)),
  'an unknown envelope': always(envelope(400, 'something_new')),
  'an envelope of a gateway, 401': always(envelope(401)),
  'an envelope of a gateway, 403': always(envelope(403)),
  'an expired flow': always(envelope(410, 'self_service_flow_expired', {}, { use_flow_id: '22222222-2222-4222-8222-222222222222' })),
  'an unknown flow': always(envelope(404)),
  'a method that is off': always(envelope(404, undefined, { reason: 'off' })),
  'a CSRF mismatch': always(envelope(403, 'security_csrf_violation')),
  'a session that exists already': always(envelope(400, 'session_already_available')),
  'a session that is gone': always(envelope(401, 'session_aal1_required')),
  'a second factor that is due': always(envelope(403, 'session_aal2_required')),
  'a verification that is due': always(envelope(403, 'session_verified_address_required')),
  'a redirect to a script': always(envelope(422, 'browser_location_change_required', {}, { redirect_browser_to: 'javascript:alert(1)' })),
  'a flow that offers nothing': (request) => json(request.startsWith('post') ? 400 : 200, aFlow(request)),
  'a flow of an app': (request) => json(200, aFlow(request, { type: 'api' })),
  'a flow of an unknown level': (request) => json(200, aFlow(request, { requested_aal: 'aal3' })),
  'a flow without nodes': (request) => json(200, aFlow(request, {}, { nodes: undefined })),
  'the message 4000001': (request) => withFormMessage(request, 4000001),
  'the message of a wrong method': (request) => withFormMessage(request, 4010002),
  'an unknown message': (request) => withFormMessage(request, 4999999),
  'a session that is not active': always(json(200, { id: 's', active: false, session: { id: 's', active: false } })),
};

/** Every fault of the reply table. They include Kratos's own replies in wrong places. */
export const allFaults: readonly Fault[] = Object.entries(faults).map(([name, deliver]) => ({ name, deliver }));
