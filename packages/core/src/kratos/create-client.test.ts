import { expect, test, vi } from 'vitest';
import { seal } from '../seal.ts';
import { type ClientOptions, createClient } from './create-client.ts';
import type { KratosResponse } from './kratos-call.ts';
import type { KratosTransport } from './kratos-transport.ts';
import type { LoginFlow } from './login-flow.ts';

const going = new AbortController().signal;
const answer = (status: number, body: unknown = ''): KratosResponse => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  redirected: false,
  retryAfter: null,
  at: 0,
});
const csrf = (value: unknown) => ({ attributes: { name: 'csrf_token', value } });
const aBody = (token: unknown = 'token') => ({
  id: 'f',
  type: 'browser',
  requested_aal: 'aal1',
  ui: {
    action: 'https://auth.example.com/self-service/login?flow=f',
    nodes: [{ attributes: { name: 'password', value: 'y' }, group: 'password' }, csrf(token)],
  },
});
const aFlow: LoginFlow = {
  id: 'f',
  aal: 'aal1',
  refresh: false,
  lifetime: 1,
  codeWasMailed: false,
  action: '',
  messages: [],
  nodes: [],
};

/** A transport that returns the given responses in order, and records what was sent. */
function createTestClient(
  answers: readonly (KratosResponse | Error | 'deaf')[],
  options: ClientOptions & { readonly kratosUrl?: string } = {},
) {
  const sent: unknown[][] = [];
  const left = [...answers];
  const send =
    (name: string) =>
    async (...parameters: readonly unknown[]): Promise<KratosResponse> => {
      sent.push([name, ...parameters.slice(0, -1)]);
      const next = left.shift();
      if (next === undefined)
        return new Promise<never>((_, reject) => (parameters.at(-1) as AbortSignal).addEventListener('abort', reject));
      if (next === 'deaf') return new Promise<never>(() => {}); // it ignores its signal
      if (next instanceof Error) throw next;
      return next;
    };
  const { kratosUrl = 'https://auth.example.com', ...more } = options;
  const transport: KratosTransport = {
    kratosUrl,
    createFlow: send('create'),
    getFlow: send('get'),
    submitFlow: send('submit'),
    whoami: send('whoami'),
    beginLogout: send('begin logout'),
    logout: send('logout'),
  };
  return { client: createClient(transport, more), sent };
}

test('createFlow sends only the set options, by Kratos’s names', async () => {
  const { client, sent } = createTestClient([answer(500), answer(500), answer(500)]);
  await client.createFlow({ aal: 'aal1' }, going);
  await client.createFlow({ aal: 'aal1', refresh: false, returnTo: '', loginChallenge: '', organization: '', via: '' }, going);
  await client.createFlow({ aal: 'aal2', refresh: true, returnTo: 'r', loginChallenge: 'c', organization: 'o', via: 'v' }, going);
  expect(sent).toEqual([
    ['create', {}],
    ['create', {}],
    ['create', { aal: 'aal2', refresh: 'true', return_to: 'r', login_challenge: 'c', organization: 'o', via: 'v' }],
  ]);
});

test('a null body is a session only for a login with a login challenge', async () => {
  const { client } = createTestClient([answer(200, 'null'), answer(200, 'null')]);
  expect(await client.createFlow({ aal: 'aal1', loginChallenge: '' }, going)).toMatchObject({ kind: 'unexpected' });
  expect(await client.createFlow({ aal: 'aal1', loginChallenge: 'c' }, going)).toEqual({ kind: 'sessionChanged' });
});

const submission = () => ({ flow: aFlow, fields: { method: 'password' }, secret: { name: 'password', value: seal('p') } });

test('a submission carries the CSRF token of the newest flow, also after a response without one', async () => {
  const { client, sent } = createTestClient([
    answer(200, aBody('one')),
    answer(400, aBody('two')),
    answer(500),
    answer(401, aBody(7)),
    answer(500),
  ]);
  await client.submitFlow({ flow: aFlow, fields: { method: 'oidc' }, secret: null }, going);
  await client.createFlow({ aal: 'aal1' }, going);
  await client.submitFlow(submission(), going);
  await client.whoami(going);
  await client.submitFlow(submission(), going);
  expect(sent.filter(([name]) => name === 'submit')).toEqual([
    ['submit', 'f', { method: 'oidc', csrf_token: '' }],
    ['submit', 'f', { method: 'password', password: 'p', csrf_token: 'two' }],
    ['submit', 'f', { method: 'password', password: 'p', csrf_token: 'two' }],
  ]);
});

test('the reply to a submission is read with the level and the address of its flow', async () => {
  const own = {
    error: { code: 422, id: 'browser_location_change_required' },
    redirect_browser_to: 'https://proxied.example/self-service/login/browser?aal=aal2',
  };
  const { client } = createTestClient([answer(422, own), answer(422, own), answer(200, aBody())]);
  expect(await client.submitFlow(submission(), going)).toMatchObject({ kind: 'redirectRequired' });
  const proxied = { ...submission(), flow: { ...aFlow, action: 'https://proxied.example/self-service/login?flow=f' } };
  expect(await client.submitFlow(proxied, going)).toEqual({ kind: 'secondFactorDue' });
  expect(await client.submitFlow({ ...submission(), flow: { ...aFlow, aal: 'aal2' } }, going)).toMatchObject({ why: 'impossible-here' });
});

test('a submission whose secret was used before sends no request', async () => {
  const { client, sent } = createTestClient([answer(500)]);
  const once = submission();
  await client.submitFlow(once, going);
  expect(await client.submitFlow(once, going)).toEqual({ kind: 'sessionChanged' });
  expect(sent).toHaveLength(1);
});

test('an empty secret is sent as an empty field', async () => {
  const { client, sent } = createTestClient([answer(500)]);
  await client.submitFlow({ ...submission(), secret: { name: 'password', value: seal('') } }, going);
  expect(sent[0]?.[2]).toEqual({ method: 'password', password: '', csrf_token: '' });
});

test.each(['/kratos', 'ftp://auth.example.com', 'https://auth.example.com ', 'https://auth.example.com/kratos ', 'https://', ''])(
  'no request is sent to the invalid kratosUrl %j',
  async (kratosUrl) => {
    const { client, sent } = createTestClient([], { kratosUrl });
    const bad = { kind: 'unexpected', status: 0, why: 'bad-address' };
    expect(await client.createFlow({ aal: 'aal1' }, going)).toEqual(bad);
    expect(await client.signOut(going)).toEqual(bad);
    expect(sent).toEqual([]);
  },
);

test('the first getFlow with the id of the served flow sends no request', async () => {
  const { client, sent } = createTestClient([answer(200, aBody()), answer(200, aBody())], { flow: aBody() });
  expect(await client.getFlow('another', going)).toMatchObject({ kind: 'flow' });
  expect(await client.getFlow('f', going)).toMatchObject({ kind: 'flow' });
  expect(sent).toEqual([
    ['get', 'another'],
    ['get', 'f'],
  ]);
  const served = createTestClient([], { flow: aBody() });
  expect(await served.client.getFlow('f', going)).toMatchObject({ kind: 'flow', flow: { id: 'f' } });
  expect(served.sent).toEqual([]);
});

// ------------------------------------------------------------------------------------------------ signing out
const token = (logout_token: unknown) => answer(200, { logout_token, logout_url: 'x' });
const notOurs = answer(403, { error: { code: 403 } });

test('signOut gets a logout token and ends the session with it', async () => {
  const { client, sent } = createTestClient([token('t'), answer(204)]);
  expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
  expect(sent).toEqual([['begin logout'], ['logout', 't']]);
});

test('signOut gets one more token when the first one is refused, and only one', async () => {
  const { client, sent } = createTestClient([token('a'), notOurs, token('b'), answer(204)]);
  expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
  expect(sent).toEqual([['begin logout'], ['logout', 'a'], ['begin logout'], ['logout', 'b']]);
  const again = createTestClient([token('a'), notOurs, token('b'), notOurs]);
  expect(await again.client.signOut(going)).toMatchObject({ kind: 'refused', status: 403 });
  expect(again.sent).toHaveLength(4);
});

test.each<[fact: string, answers: KratosResponse[], outcome: object, requests: number]>([
  ['without a session', [answer(401, { error: { code: 401, id: 'session_inactive' } })], { kind: 'noSession' }, 1],
  ['with HTML', [answer(200, '<html>')], { kind: 'unexpected', why: 'not-json' }, 1],
  ['with a token of the wrong type', [token(7)], { kind: 'unexpected', why: 'unknown-shape' }, 1],
  ['with a token at status 201', [answer(201, { logout_token: 't' })], { kind: 'unexpected' }, 1],
  ['with a 403 in HTML from a proxy', [token('t'), answer(403, '<html>')], { kind: 'unexpected', why: 'not-json' }, 2],
  ['with a 500 at the end', [token('t'), answer(500)], { kind: 'serverError' }, 2],
  ['with a 400 at the end', [token('t'), answer(400, { error: { code: 400 } })], { kind: 'refused', status: 400 }, 2],
])('signOut %s resolves to that outcome', async (_, answers, outcome, requests) => {
  const { client, sent } = createTestClient(answers);
  expect(await client.signOut(going)).toMatchObject(outcome);
  expect(sent).toHaveLength(requests);
});

// ------------------------------------------------------------------------------------------------ how long
test('a broken connection is unreachable, a late reply is timedOut, and an aborted call never settles', async () => {
  const { client } = createTestClient([new Error('off')], { timeout: 5 });
  expect(await client.whoami(going)).toEqual({ kind: 'unreachable' });
  expect(await client.whoami(going)).toEqual({ kind: 'timedOut' });
  const cancelled = new AbortController();
  let settled = false;
  void client.whoami(cancelled.signal).finally(() => {
    settled = true;
  });
  cancelled.abort();
  await client.whoami(going);
  expect(settled).toBe(false);
});

test('a call times out after 30 seconds by default, and its timer is cleared when it ends', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers();
  const { client } = createTestClient([answer(401, { error: { code: 401 } })]);
  expect(await client.whoami(going)).toEqual({ kind: 'noSession' });
  expect(vi.getTimerCount()).toBe(0);
  let outcome: object | null = null;
  void client.whoami(going).then((each) => {
    outcome = each;
  });
  await vi.advanceTimersByTimeAsync(29_999);
  expect(outcome).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toEqual({ kind: 'timedOut' });
});

test('a request that ignores its signal times out, and an aborted one never settles', async () => {
  const { client } = createTestClient(['deaf', 'deaf'], { timeout: 5 });
  expect(await client.whoami(going)).toEqual({ kind: 'timedOut' });
  const cancelled = new AbortController();
  const waiting = client.whoami(cancelled.signal);
  cancelled.abort();
  await client.whoami(going);
  expect(await Promise.race([waiting, 'still waiting'])).toBe('still waiting');
});

test('a timeout above the limit of setTimeout does not end at once', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.useRealTimers());
  const { client } = createTestClient([answer(500)], { timeout: Number.POSITIVE_INFINITY });
  expect((await client.whoami(going)).kind).toBe('serverError');
  vi.useFakeTimers();
  const waiting = createTestClient([], { timeout: Number.POSITIVE_INFINITY }).client.whoami(going);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await Promise.race([waiting, 'still waiting'])).toBe('still waiting');
});

test('a transport that throws at once is unreachable, and so is a served flow that JSON cannot serialize', async () => {
  const { client } = createTestClient([], { flow: { id: 'f', much: 1n } });
  expect((await client.getFlow('f', going)).kind).toBe('unreachable');
});
