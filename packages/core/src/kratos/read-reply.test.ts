import { expect, test } from 'vitest';
import { readReply } from './read-reply.ts';

const response = (facts: Partial<Pick<Response, 'type' | 'redirected'>>): Response =>
  Object.defineProperties(new Response('text', { status: 200, headers: { 'Retry-After': '7', Date: 'Tue, 24 Nov 2026 10:00:00 GMT' } }), {
    ...('type' in facts && { type: { value: facts.type } }),
    ...('redirected' in facts && { redirected: { value: facts.redirected } }),
  });

test('a reply has the status, the body, Retry-After and Date', async () => {
  const more = { text: 'text', redirected: false, retryAfter: '7', date: 'Tue, 24 Nov 2026 10:00:00 GMT', at: expect.any(Number) };
  expect(await readReply(response({}))).toEqual({ status: 200, ...more });
  expect(await readReply(new Response('text'))).toEqual({ status: 200, ...more, retryAfter: null, date: null });
});

test.each([{ type: 'opaqueredirect' }, { redirected: true }, { type: 'opaqueredirect', redirected: true }] as const)(
  'a response with %j was redirected',
  async (facts) => {
    expect((await readReply(response(facts))).redirected).toBe(true);
  },
);
