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

/** A wire that gives the answers it is told, one after the other, and remembers what was sent. */
function meet(answers: readonly (KratosResponse | Error)[], options: ClientOptions & { readonly kratosUrl?: string } = {}) {
  const sent: unknown[][] = [];
  const left = [...answers];
  const send =
    (name: string) =>
    async (...parameters: readonly unknown[]): Promise<KratosResponse> => {
      sent.push([name, ...parameters.slice(0, -1)]);
      const next = left.shift();
      if (next === undefined)
        return new Promise<never>((_, reject) => (parameters.at(-1) as AbortSignal).addEventListener('abort', reject));
      if (next instanceof Error) throw next;
      return next;
    };
  const { kratosUrl = 'https://auth.example.com', ...more } = options;
  const wire: KratosTransport = {
    kratosUrl,
    createFlow: send('create'),
    getFlow: send('get'),
    submitFlow: send('submit'),
    whoami: send('whoami'),
    beginLogout: send('begin logout'),
    logout: send('logout'),
  };
  return { client: createClient(wire, more), sent };
}

test('of a new flow what is wanted is sent, by Kratos’s names, and nothing else', async () => {
  const { client, sent } = meet([answer(500), answer(500), answer(500)]);
  await client.createFlow({ aal: 'aal1' }, going);
  await client.createFlow({ aal: 'aal1', refresh: false, returnTo: '', loginChallenge: '', organization: '', via: '' }, going);
  await client.createFlow({ aal: 'aal2', refresh: true, returnTo: 'r', loginChallenge: 'c', organization: 'o', via: 'v' }, going);
  expect(sent).toEqual([
    ['create', {}],
    ['create', {}],
    ['create', { aal: 'aal2', refresh: 'true', return_to: 'r', login_challenge: 'c', organization: 'o', via: 'v' }],
  ]);
});

test('an empty answer is a session only where an app waits', async () => {
  const { client } = meet([answer(200, 'null'), answer(200, 'null')]);
  expect(await client.createFlow({ aal: 'aal1', loginChallenge: '' }, going)).toMatchObject({ kind: 'unexpected' });
  expect(await client.createFlow({ aal: 'aal1', loginChallenge: 'c' }, going)).toEqual({ kind: 'sessionChanged' });
});

const submission = () => ({ flow: aFlow, fields: { method: 'password' }, secret: { name: 'password', value: seal('p') } });

test('a submission carries the CSRF token of the newest flow; an answer without one takes none away', async () => {
  const { client, sent } = meet([answer(200, aBody('one')), answer(400, aBody('two')), answer(500), answer(401, aBody(7)), answer(500)]);
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

test('a submission is read as one of its own level and address', async () => {
  const own = {
    error: { code: 422, id: 'browser_location_change_required' },
    redirect_browser_to: 'https://proxied.example/self-service/login/browser?aal=aal2',
  };
  const { client } = meet([answer(422, own), answer(422, own), answer(200, aBody())]);
  expect(await client.submitFlow(submission(), going)).toMatchObject({ kind: 'redirectRequired' });
  const proxied = { ...submission(), flow: { ...aFlow, action: 'https://proxied.example/self-service/login?flow=f' } };
  expect(await client.submitFlow(proxied, going)).toEqual({ kind: 'secondFactorDue' });
  expect(await client.submitFlow({ ...submission(), flow: { ...aFlow, aal: 'aal2' } }, going)).toMatchObject({ why: 'impossible-here' });
});

test('a secret that was taken before is not sent, and nothing else either', async () => {
  const { client, sent } = meet([answer(500)]);
  const once = submission();
  await client.submitFlow(once, going);
  expect(await client.submitFlow(once, going)).toEqual({ kind: 'sessionChanged' });
  expect(sent).toHaveLength(1);
});

test('an empty secret is sent as one', async () => {
  const { client, sent } = meet([answer(500)]);
  await client.submitFlow({ ...submission(), secret: { name: 'password', value: seal('') } }, going);
  expect(sent[0]?.[2]).toEqual({ method: 'password', password: '', csrf_token: '' });
});

test.each(['/kratos', 'ftp://auth.example.com', 'https://auth.example.com ', 'https://auth.example.com/kratos ', 'https://', ''])(
  'to %j nothing is sent',
  async (kratosUrl) => {
    const { client, sent } = meet([], { kratosUrl });
    const bad = { kind: 'unexpected', status: 0, why: 'bad-address' };
    expect(await client.createFlow({ aal: 'aal1' }, going)).toEqual(bad);
    expect(await client.signOut(going)).toEqual(bad);
    expect(sent).toEqual([]);
  },
);

test('a flow that the page was served with is fetched from there, once, by its id', async () => {
  const { client, sent } = meet([answer(200, aBody()), answer(200, aBody())], { flow: aBody() });
  expect(await client.getFlow('another', going)).toMatchObject({ kind: 'flow' });
  expect(await client.getFlow('f', going)).toMatchObject({ kind: 'flow' });
  expect(sent).toEqual([
    ['get', 'another'],
    ['get', 'f'],
  ]);
  const served = meet([], { flow: aBody() });
  expect(await served.client.getFlow('f', going)).toMatchObject({ kind: 'flow', flow: { id: 'f' } });
  expect(served.sent).toEqual([]);
});

// ------------------------------------------------------------------------------------------------ signing out
const token = (logout_token: unknown) => answer(200, { logout_token, logout_url: 'x' });
const notOurs = answer(403, { error: { code: 403 } });

test('signing out asks for a token, and ends the session with it', async () => {
  const { client, sent } = meet([token('t'), answer(204)]);
  expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
  expect(sent).toEqual([['begin logout'], ['logout', 't']]);
});

test('a token that is not ours any more is asked for once more, and only once', async () => {
  const { client, sent } = meet([token('a'), notOurs, token('b'), answer(204)]);
  expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
  expect(sent).toEqual([['begin logout'], ['logout', 'a'], ['begin logout'], ['logout', 'b']]);
  const again = meet([token('a'), notOurs, token('b'), notOurs]);
  expect(await again.client.signOut(going)).toMatchObject({ kind: 'refused', status: 403 });
  expect(again.sent).toHaveLength(4);
});

test.each<[fact: string, answers: KratosResponse[], outcome: object, requests: number]>([
  ['nobody', [answer(401, { error: { code: 401, id: 'session_inactive' } })], { kind: 'noSession' }, 1],
  ['a page', [answer(200, '<html>')], { kind: 'unexpected', why: 'not-json' }, 1],
  ['an answer without a token', [token(7)], { kind: 'unexpected', why: 'unknown-shape' }, 1],
  ['a token with another status', [answer(201, { logout_token: 't' })], { kind: 'unexpected' }, 1],
  ['a page that says no, of something before Kratos', [token('t'), answer(403, '<html>')], { kind: 'unexpected', why: 'not-json' }, 2],
  ['trouble at the end', [token('t'), answer(500)], { kind: 'serverError' }, 2],
  ['another refusal at the end', [token('t'), answer(400, { error: { code: 400 } })], { kind: 'refused', status: 400 }, 2],
])('signing out of %s comes to what it is', async (_, answers, outcome, requests) => {
  const { client, sent } = meet(answers);
  expect(await client.signOut(going)).toMatchObject(outcome);
  expect(sent).toHaveLength(requests);
});

// ------------------------------------------------------------------------------------------------ how long
test('what breaks off is unreachable; what takes too long is timed out; what was cancelled never settles', async () => {
  const { client } = meet([new Error('off')], { timeout: 5 });
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

test('a call may take half a minute, and its timer is cleared when it ends', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers();
  const { client } = meet([answer(401, { error: { code: 401 } })]);
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

test('a timeout longer than a timer can be does not end at once', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.useRealTimers());
  const { client } = meet([answer(500)], { timeout: Number.POSITIVE_INFINITY });
  expect((await client.whoami(going)).kind).toBe('serverError');
  vi.useFakeTimers();
  const waiting = meet([], { timeout: Number.POSITIVE_INFINITY }).client.whoami(going);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await Promise.race([waiting, 'still waiting'])).toBe('still waiting');
});

test('a wire that throws at once is no answer, and so is a flow that cannot be written down', async () => {
  const { client } = meet([], { flow: { id: 'f', much: 1n } });
  expect((await client.getFlow('f', going)).kind).toBe('unreachable');
});
