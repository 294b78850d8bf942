import { expect, test } from 'vitest';
import { bob, openEmulator, password } from '../../test/open-emulator.ts';
import { enterPassword, listNodes, type submit } from '../../test/sign-in.ts';

const answerOfHook = async (status: number, answer: unknown, parse = true): Promise<Awaited<ReturnType<typeof submit>>> => {
  const fetch = async () => new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  const hook = { hook: 'web_hook', config: { url: 'https://hook.example.com', method: 'POST', response: { parse } } };
  return enterPassword(openEmulator({ fetch, config: { selfservice: { flows: { login: { after: { hooks: [hook] } } } } } }), bob, password);
};

test('a web hook message without a field belongs to the form, and is information unless its type is error', async () => {
  const { status, body } = await answerOfHook(403, {
    messages: [{ instance_ptr: '#/', messages: [{ text: 'Not today.', type: 'success' }] }],
  });
  expect([status, body.ui.messages, listNodes(body)]).toEqual([
    400,
    [{ id: 0, text: 'Not today.', type: 'info' }],
    ['csrf_token', 'identifier', 'password', 'method'],
  ]);
});

test.each<[what: string, status: number, answer: unknown]>([
  ['refuses without a message', 403, { messages: [] }],
  ['refuses with an id that is not a number', 403, { messages: [{ instance_ptr: '#/identifier', messages: [{ id: 'no', text: 'No.' }] }] }],
  ['accepts in HTML', 200, '<h1>fine</h1>'],
])('a web hook that %s fails the login with 500', async (_, status, answer) => {
  expect((await answerOfHook(status, answer)).status).toBe(500);
});

test('a web hook that refuses but may not interrupt fails the login with 502', async () => {
  const messages = [{ instance_ptr: '#/', messages: [{ text: 'Not today.' }] }];
  expect((await answerOfHook(403, { messages }, false)).status).toBe(502);
  expect([(await answerOfHook(429, { messages })).status, (await answerOfHook(503, { messages })).status]).toEqual([500, 500]);
  expect((await answerOfHook(200, '<h1>fine</h1>', false)).status).toBe(200);
});

test('a web hook accepts the login with 200 and null, or with 201', async () => {
  expect((await answerOfHook(200, null)).status).toBe(200);
  expect((await answerOfHook(201, 'fine')).status).toBe(200);
});
