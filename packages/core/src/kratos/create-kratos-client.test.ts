import { expect, test } from 'vitest';
import { createKratosClient } from './create-kratos-client.ts';

const going = new AbortController().signal;
const nobody = { error: { code: 401 } };

/** Answers one status after the other, then that nobody is signed in. */
function meet(...statuses: readonly [status: number, headers?: Record<string, string>][]) {
  const asked: Request[] = [];
  const left = [...statuses];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push(new Request(input, init));
    const [status, headers = {}] = left.shift() ?? [401];
    return new Response(JSON.stringify(nobody), { status, headers });
  };
  return { client: createKratosClient({ kratosUrl: 'https://auth.example.com/kratos//', fetch }), asked };
}

test('a request asks for JSON, with cookies, and follows no redirect', async () => {
  const { client, asked } = meet();
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
])('after a %i with %j it is asked %i times', async (status, headers, times) => {
  const { client, asked } = meet([status, headers]);
  await client.whoami(going);
  expect(asked).toHaveLength(times);
});

test('of a gateway in trouble it is asked three times at most', async () => {
  const { client, asked } = meet([502], [503], [504], [502]);
  expect(await client.whoami(going)).toMatchObject({ kind: 'serverError', status: 504 });
  expect(asked).toHaveLength(3);
});

test('without any answer it is asked once: that may be a missing CORS header, and then Kratos did act', async () => {
  let times = 0;
  const fetch = async (): Promise<never> => {
    times++;
    throw new TypeError('Failed to fetch');
  };
  const client = createKratosClient({ kratosUrl: 'https://auth.example.com', fetch });
  expect(await client.whoami(going)).toEqual({ kind: 'unreachable' });
  expect(times).toBe(1);
});
