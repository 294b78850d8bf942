import { Configuration, FrontendApi } from '@ory/client';
import { expect, test } from 'vitest';
import { createOryClient } from './create-ory-client.ts';
import type { CreateRequest } from './kratos-client.ts';

const going = new AbortController().signal;

/** The members of an axios request that these tests read. */
interface AxiosRequest {
  readonly url: string;
  readonly method: string;
  readonly withCredentials: boolean;
  readonly maxRedirects: number;
  readonly responseType: string;
  readonly validateStatus: (status: number) => boolean;
  readonly headers: { toJSON(): Record<string, string> };
}

/** A `FrontendApi` that always returns this response. */
function createTestClient(answer: object, kratosUrl = 'https://auth.example.com') {
  const asked: AxiosRequest[] = [];
  const adapter = async (config: AxiosRequest) => {
    asked.push(config);
    if (answer instanceof Error) throw answer;
    if ('status' in answer && !config.validateStatus(Number(answer.status))) throw new Error('refused by axios');
    return { config, statusText: '', request: null, headers: {}, ...answer };
  };
  const frontend = new FrontendApi(new Configuration({ basePath: 'https://auth.example.com', baseOptions: { adapter } }));
  return { client: createOryClient({ frontend, kratosUrl }), asked };
}

const unauthorized = { status: 401, data: '{"error":{"code":401}}' };

test('a request accepts JSON as text, sends cookies and follows no redirect', async () => {
  const { client, asked } = createTestClient(unauthorized);
  expect(await client.whoami(going)).toEqual({ kind: 'noSession' });
  expect(asked[0]).toMatchObject({ method: 'get', withCredentials: true, maxRedirects: 0, responseType: 'text' });
  expect(asked[0]?.headers.toJSON()).toMatchObject({ Accept: 'application/json' });
});

test.each<[request: CreateRequest, query: string]>([
  [{ aal: 'aal1' }, ''],
  [{ aal: 'aal1', refresh: false, returnTo: '' }, ''],
  [{ aal: 'aal2', refresh: true }, '?refresh=true&aal=aal2'],
  [{ aal: 'aal1', returnTo: 'r', loginChallenge: 'c', organization: 'o', via: 'v' }, '?return_to=r&login_challenge=c&organization=o&via=v'],
])('createFlow with %j sends the query "%s"', async (request, query) => {
  const { client, asked } = createTestClient(unauthorized);
  await client.createFlow(request, going);
  expect(asked[0]?.url).toBe(`https://auth.example.com/self-service/login/browser${query}`);
});

test('a response without a body is empty, and one without headers has no wait', async () => {
  expect(await createTestClient({ status: 200, data: null }).client.whoami(going)).toEqual({
    kind: 'unexpected',
    status: 200,
    why: 'empty',
  });
  for (const headers of [undefined, null, { 'retry-after': ['7', '8'] }]) {
    expect(await createTestClient({ status: 429, data: '', headers }).client.whoami(going)).toEqual({
      kind: 'rateLimited',
      retryAfter: null,
    });
  }
  expect(await createTestClient({ status: 429, data: '', headers: { 'retry-after': '7' } }).client.whoami(going)).toEqual({
    kind: 'rateLimited',
    retryAfter: 7_000,
  });
});

test('any error of axios is unreachable', async () => {
  expect(await createTestClient(new Error('with a password')).client.whoami(going)).toEqual({ kind: 'unreachable' });
});

test('trailing slashes of kratosUrl do not matter', () => {
  expect(createTestClient(unauthorized, 'https://auth.example.com/kratos//').client.kratosUrl).toBe('https://auth.example.com/kratos');
});
