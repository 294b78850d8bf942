import { expect, test } from 'vitest';
import { createKratosClient } from './create-kratos-client.ts';

const going = new AbortController().signal;
const unauthorized = { error: { code: 401 } };

/** Responds with the given statuses in order, then with 401. */
function createTestClient(...statuses: readonly [status: number, headers?: Record<string, string>][]) {
  const asked: Request[] = [];
  const left = [...statuses];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push(new Request(input, init));
    const [status, headers = {}] = left.shift() ?? [401];
    return new Response(JSON.stringify(unauthorized), { status, headers });
  };
  return { client: createKratosClient({ kratosUrl: 'https://auth.example.com/kratos//', fetch }), asked };
}

test('a request accepts JSON, sends cookies and follows no redirect', async () => {
  const { client, asked } = createTestClient();
  expect(client.kratosUrl).toBe('https://auth.example.com/kratos');
  expect(await client.whoami(going)).toEqual({ kind: 'noSession' });
  expect(asked).toMatchObject([
    { url: 'https://auth.example.com/kratos/sessions/whoami', method: 'GET', credentials: 'include', redirect: 'manual' },
  ]);
  expect(asked[0]?.headers.get('Accept')).toBe('application/json');
});

test.each<[status: number, headers: Record<string, string>, times: number]>([
  [408, {}, 1],
  [413, {}, 1],
  [429, {}, 1],
  [500, {}, 1],
  [501, {}, 1],
  [502, {}, 2],
  [503, {}, 2],
  [504, {}, 2],
  [505, {}, 1],
  [503, { 'Retry-After': '1' }, 1],
])('after a %i with headers %j the request is sent %i times', async (status, headers, times) => {
  const { client, asked } = createTestClient([status, headers]);
  await client.whoami(going);
  expect(asked).toHaveLength(times);
});

test('a request is sent at most three times to a failing gateway', async () => {
  const { client, asked } = createTestClient([502], [503], [504], [502]);
  expect(await client.whoami(going)).toMatchObject({ kind: 'serverError', status: 504 });
  expect(asked).toHaveLength(3);
});

test('without a response the request is sent once, because Kratos may have acted', async () => {
  let times = 0;
  const fetch = async (): Promise<never> => {
    times++;
    throw new TypeError('Failed to fetch');
  };
  const client = createKratosClient({ kratosUrl: 'https://auth.example.com', fetch });
  expect(await client.whoami(going)).toEqual({ kind: 'unreachable' });
  expect(times).toBe(1);
});
