import { expect, test } from 'vitest';
import { readReply } from './read-reply.ts';

const response = (facts: Partial<Pick<Response, 'type' | 'redirected'>>): Response =>
  Object.defineProperties(new Response('text', { status: 200, headers: { 'Retry-After': '7' } }), {
    ...('type' in facts && { type: { value: facts.type } }),
    ...('redirected' in facts && { redirected: { value: facts.redirected } }),
  });

test('a reply is status, text, and how long to wait', async () => {
  expect(await readReply(response({}))).toEqual({ status: 200, text: 'text', redirected: false, retryAfter: '7', at: expect.any(Number) });
});

test.each([{ type: 'opaqueredirect' }, { redirected: true }, { type: 'opaqueredirect', redirected: true }] as const)(
  'a response with %j was redirected',
  async (facts) => {
    expect((await readReply(response(facts))).redirected).toBe(true);
  },
);
