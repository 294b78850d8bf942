import { expect, test } from 'vitest';
import { seal } from '../seal.ts';
import { createSettingsClient, type SettingsClientOptions } from './create-settings-client.ts';
import type { Change } from './settings-client.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { hideSecrets } from './shown-secrets.ts';

const going = new AbortController().signal;
const aFlow: SettingsFlow = {
  id: 'f',
  identityId: 'i',
  username: null,
  lifetime: 1,
  totp: 'unpaired',
  backupCodes: 'none',
  otherMethods: [],
  messages: [],
  codeMessages: [],
  secrets: hideSecrets({ qr: null, key: null, codes: [] }),
};
const aBody = (token: unknown) => ({
  id: 'f',
  type: 'browser',
  identity: { id: 'i' },
  ui: { action: 'https://evil.example/self-service/settings?flow=other', nodes: [{ attributes: { name: 'csrf_token', value: token } }] },
});
const unauthorized = { error: { code: 401 } };

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Answers with the given responses in order, then with 401. */
function createTestClient(answers: readonly Answer[] = [], options: Partial<SettingsClientOptions> = {}) {
  const asked: Request[] = [];
  const left = [...answers];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push(new Request(input, init));
    const { body = unauthorized, status = 'error' in Object(body) ? 401 : 200, headers = {} } = left.shift() ?? {};
    return new Response(JSON.stringify(body), { status, headers });
  };
  return { client: createSettingsClient({ kratosUrl: 'https://auth.example.com/kratos//', fetch, ...options }), asked };
}

test('a request accepts JSON, sends cookies and follows no redirect', async () => {
  const { client, asked } = createTestClient();
  expect(client.kratosUrl).toBe('https://auth.example.com/kratos');
  expect(await client.createFlow({}, going)).toEqual({ kind: 'noSession' });
  expect(asked).toMatchObject([
    { url: 'https://auth.example.com/kratos/self-service/settings/browser', method: 'GET', credentials: 'include', redirect: 'manual' },
  ]);
  expect(asked[0]?.headers.get('Accept')).toBe('application/json');
});

test('a flow is created with the return URL, and fetched by its id', async () => {
  const { client, asked } = createTestClient();
  await client.createFlow({ returnTo: 'https://app.example.com/me?a=b' }, going);
  await client.createFlow({ returnTo: '' }, going);
  await client.getFlow('f&g', going);
  expect(asked.map(({ url }) => url.replace('https://auth.example.com/kratos/self-service/settings/', ''))).toEqual([
    'browser?return_to=https%3A%2F%2Fapp.example.com%2Fme%3Fa%3Db',
    'browser',
    'flows?id=f%26g',
  ]);
});

test.each<[change: Change, body: object]>([
  ['pair', { method: 'totp', totp_code: '123456' }],
  ['unlink', { method: 'totp', totp_unlink: true }],
  ['generateCodes', { method: 'lookup_secret', lookup_secret_regenerate: true }],
  ['confirmCodes', { method: 'lookup_secret', lookup_secret_confirm: true }],
  ['revealCodes', { method: 'lookup_secret', lookup_secret_reveal: true }],
  ['disableCodes', { method: 'lookup_secret', lookup_secret_disable: true }],
])('%s presses one button of the form, with the CSRF token of the newest flow', async (change, body) => {
  const { client, asked } = createTestClient([{ body: aBody('one') }, { body: aBody('two') }, { status: 500 }]);
  await client.createFlow({}, going);
  await client.getFlow('f', going);
  await client.createFlow({}, going);
  await client.submitFlow({ flow: aFlow, change, code: change === 'pair' ? seal('123456') : null }, going);
  expect(await asked[3]?.json()).toEqual({ ...body, csrf_token: 'two' });
  expect(asked[3]).toMatchObject({ method: 'POST', url: 'https://auth.example.com/kratos/self-service/settings?flow=f' });
  expect(asked[3]?.headers.get('Content-Type')).toBe('application/json');
});

test('a submission before any flow has an empty token, and a missing code is sent as an empty field', async () => {
  const { client, asked } = createTestClient();
  await client.submitFlow({ flow: aFlow, change: 'pair', code: null }, going);
  expect(await asked[0]?.json()).toEqual({ method: 'totp', totp_code: '', csrf_token: '' });
});

test('a code that was sent before sends no request', async () => {
  const { client, asked } = createTestClient();
  const once = { flow: aFlow, change: 'pair', code: seal('123456') } as const;
  await client.submitFlow(once, going);
  expect(await client.submitFlow(once, going)).toEqual({ kind: 'flowGone', why: 'unknown', replacement: null });
  expect(asked).toHaveLength(1);
});

test.each([502, 503, 504])('a GET is repeated after a %i, and a submission is not', async (status) => {
  const opened = createTestClient([{ status }, { body: aBody('t') }]);
  expect(await opened.client.createFlow({}, going)).toMatchObject({ kind: 'settings' });
  expect(opened.asked).toHaveLength(2);
  const sent = createTestClient([{ status }]);
  expect(await sent.client.submitFlow({ flow: aFlow, change: 'unlink', code: null }, going)).toMatchObject({ kind: 'serverError', status });
  expect(sent.asked).toHaveLength(1);
});

test.each(['/kratos', 'ftp://auth.example.com', 'https://auth.example.com?x', ''])(
  'no request is sent to the invalid kratosUrl %j',
  async (kratosUrl) => {
    const { client, asked } = createTestClient([], { kratosUrl });
    const bad = { kind: 'unexpected', status: 0, why: 'bad-address' };
    expect(await client.createFlow({}, going)).toEqual(bad);
    expect(await client.getFlow('f', going)).toEqual(bad);
    expect(await client.submitFlow({ flow: aFlow, change: 'unlink', code: null }, going)).toEqual(bad);
    expect(await client.signOut(going)).toEqual(bad);
    expect(asked).toEqual([]);
  },
);

test('a broken connection is unreachable, a late reply is timedOut, and an aborted call never settles', async () => {
  const { client } = createTestClient([], { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
  expect(await client.createFlow({}, going)).toEqual({ kind: 'unreachable' });
  const endless: typeof globalThis.fetch = (input, init) =>
    new Promise((_, reject) => new Request(input, init).signal.addEventListener('abort', () => reject(new Error('aborted'))));
  const slow = createTestClient([], { fetch: endless, timeout: 5 }).client;
  expect(await slow.getFlow('f', going)).toEqual({ kind: 'timedOut' });
  const cancelled = new AbortController();
  let settled = false;
  void slow.submitFlow({ flow: aFlow, change: 'unlink', code: null }, cancelled.signal).finally(() => {
    settled = true;
  });
  cancelled.abort();
  await slow.getFlow('f', going);
  expect(settled).toBe(false);
});

test('signOut gets a logout token and ends the session with it', async () => {
  const { client, asked } = createTestClient([{ body: { logout_token: 't' } }]);
  expect(await client.signOut(going)).toMatchObject({ kind: 'refused', status: 401 });
  expect(asked.map(({ url }) => new URL(url).pathname + new URL(url).search)).toEqual([
    '/kratos/self-service/logout/browser',
    '/kratos/self-service/logout?token=t',
  ]);
});
