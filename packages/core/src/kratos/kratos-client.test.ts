import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { Configuration, FrontendApi } from '@ory/client';
import { expect, test } from 'vitest';
import { seal } from '../seal.ts';
import type { ClientOptions } from './create-client.ts';
import { createKratosClient } from './create-kratos-client.ts';
import { createOryClient } from './create-ory-client.ts';
import type { KratosClient } from './kratos-client.ts';
import type { LoginFlow } from './login-flow.ts';
import type { Outcome } from './outcome.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const going = new AbortController().signal;

/** The members of an axios request that the adapter below reads. */
interface AxiosRequest {
  readonly baseURL?: string;
  readonly url: string;
  readonly method: string;
  readonly data?: string;
  readonly headers: { toJSON(): Record<string, string> };
  readonly signal?: AbortSignal;
}

/** Runs axios over `fetch`, because Node has no cookie jar. */
const createFrontend = (fetch: typeof globalThis.fetch): FrontendApi =>
  new FrontendApi(
    new Configuration({
      basePath: kratosUrl,
      baseOptions: {
        adapter: async (config: AxiosRequest) => {
          const { url, method, data, signal } = config;
          const response = await fetch(url, {
            method: method.toUpperCase(),
            headers: config.headers.toJSON(),
            ...(data !== undefined && { body: data }),
            ...(signal && { signal }),
          });
          return {
            status: response.status,
            data: await response.text(),
            headers: Object.fromEntries(response.headers),
            config,
            statusText: '',
            request: null,
          };
        },
      },
    }),
  );

const ports: readonly [name: string, create: (fetch: typeof globalThis.fetch, options?: ClientOptions) => KratosClient][] = [
  ['ky', (fetch, options) => createKratosClient({ kratosUrl: `${kratosUrl}/`, fetch, ...options })],
  ['@ory/client', (fetch, options) => createOryClient({ kratosUrl, frontend: createFrontend(fetch), ...options })],
];

const flowOf = (outcome: Outcome): LoginFlow => {
  if (!('flow' in outcome) || outcome.flow === null) throw new Error(`no flow came, but ${outcome.kind}`);
  return outcome.flow;
};
const password = (flow: LoginFlow, secret = ann.password) => ({
  flow,
  fields: { method: 'password', identifier: ann.email },
  secret: { name: 'password', value: seal(secret) },
});
const code = async (flow: LoginFlow, kratos: Emulator) => ({
  flow,
  fields: { method: 'totp' },
  secret: { name: 'totp_code', value: seal(await kratos.totpCode(ann.email)) },
});

for (const [name, create] of ports) {
  const createTestKratos = (options?: ClientOptions) => {
    const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
    return { kratos, client: create(kratos.fetch, options) };
  };

  test(`${name}: a login succeeds, and signOut ends it`, async () => {
    const { kratos, client } = createTestKratos();
    const first = flowOf(await client.createFlow({ aal: 'aal1' }, going));
    expect(await client.submitFlow(password(first, 'wrong'), going)).toMatchObject({ kind: 'rejected' });
    expect(await client.submitFlow(password(first), going)).toEqual({ kind: 'secondFactorDue' });
    expect(await client.whoami(going)).toEqual({ kind: 'secondFactorDue' });
    expect(await client.createFlow({ aal: 'aal1' }, going)).toEqual({ kind: 'sessionChanged' });
    const second = flowOf(await client.createFlow({ aal: 'aal2' }, going));
    expect(await client.submitFlow(await code(second, kratos), going)).toMatchObject({
      kind: 'signedIn',
      session: { authenticator_assurance_level: 'aal2' },
    });
    expect(await client.whoami(going)).toMatchObject({ kind: 'signedIn' });
    expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
    expect(await client.signOut(going)).toEqual({ kind: 'noSession' });
    expect(await client.whoami(going)).toEqual({ kind: 'noSession' });
  });

  test(`${name}: getFlow returns a known flow, and flowGone for an unknown id`, async () => {
    const { client } = createTestKratos();
    const { id } = flowOf(await client.createFlow({ aal: 'aal1' }, going));
    expect(await client.getFlow(id, going)).toMatchObject({ kind: 'flow', flow: { id } });
    expect(await client.getFlow('00000000-0000-4000-8000-000000000000', going)).toMatchObject({ kind: 'flowGone', why: 'unknown' });
  });

  test(`${name}: the served flow is returned once without a request, and accepts the password`, async () => {
    const { kratos } = createTestKratos();
    const body: unknown = await (
      await kratos.fetch(`${kratosUrl}/self-service/login/browser`, { headers: { Accept: 'application/json' } })
    ).json();
    const client = create(kratos.fetch, { flow: body });
    const { id } = body as { readonly id: string };
    const requests = kratos.log.length;
    const flow = flowOf(await client.getFlow(id, going));
    expect(kratos.log).toHaveLength(requests);
    expect(await client.submitFlow(password(flow), going)).toEqual({ kind: 'secondFactorDue' });
    await client.getFlow(id, going);
    expect(kratos.log).toHaveLength(requests + 2);
  });

  test.each([['nonsense'], [{ id: 'x' }], [null], [[]]])(`${name}: the invalid served flow %j is not returned`, async (flow) => {
    const { kratos } = createTestKratos();
    const client = create(kratos.fetch, { flow });
    expect((await client.getFlow('x', going)).kind).toMatch(/unexpected|flowGone/);
  });

  test(`${name}: empty options are not sent`, async () => {
    const { client } = createTestKratos();
    expect(await client.createFlow({ aal: 'aal1', loginChallenge: '', returnTo: '', refresh: false }, going)).toMatchObject({
      kind: 'flow',
    });
    expect(await client.createFlow({ aal: 'aal1', returnTo: 'https://evil.example' }, going)).toMatchObject({
      kind: 'refused',
      errorId: 'self_service_flow_return_to_forbidden',
    });
  });

  test(`${name}: a secret is sent once`, async () => {
    const { client } = createTestKratos();
    const submission = password(flowOf(await client.createFlow({ aal: 'aal1' }, going)), 'wrong');
    expect(await client.submitFlow(submission, going)).toMatchObject({ kind: 'rejected' });
    expect(await client.submitFlow(submission, going)).toEqual({ kind: 'sessionChanged' });
  });

  test(`${name}: a broken connection is unreachable, and the outcome contains no user input`, async () => {
    const { kratos, client } = createTestKratos();
    const flow = flowOf(await client.createFlow({ aal: 'aal1' }, going));
    kratos.faults.add({ route: 'submit', drop: true });
    expect(await client.submitFlow(password(flow), going)).toEqual({ kind: 'unreachable' });
  });

  test(`${name}: a late response is timedOut`, async () => {
    const { kratos, client } = createTestKratos({ timeout: 20 });
    kratos.faults.add({ route: 'whoami', delay: 5_000 });
    expect(await client.whoami(going)).toEqual({ kind: 'timedOut' });
  });

  test(`${name}: an aborted call never settles`, async () => {
    const { client } = createTestKratos();
    const gone = new AbortController();
    let settled = false;
    void client.whoami(gone.signal).finally(() => {
      settled = true;
    });
    gone.abort();
    await client.createFlow({ aal: 'aal1' }, going);
    expect(settled).toBe(false);
  });

  test(`${name}: 429 is rateLimited with its Retry-After`, async () => {
    const { kratos, client } = createTestKratos();
    kratos.faults.add({ route: 'whoami', status: 429, headers: { 'retry-after': '7' } });
    expect(await client.whoami(going)).toEqual({ kind: 'rateLimited', retryAfter: 7_000 });
  });
}

test('ky: a request is repeated after a gateway error only where that is safe', async () => {
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
  const client = createKratosClient({ kratosUrl, fetch: kratos.fetch });
  kratos.faults.add({ route: 'create', status: 502 });
  const flow = flowOf(await client.createFlow({ aal: 'aal1' }, going));
  kratos.faults.add({ route: 'submit', status: 502 });
  expect(await client.submitFlow(password(flow), going)).toMatchObject({ kind: 'serverError', status: 502 });
  kratos.faults.add({ route: 'create', status: 502 });
  expect(await client.createFlow({ aal: 'aal2' }, going)).toMatchObject({ kind: 'serverError', status: 502 });
});
