import { expect, test } from 'vitest';
import { readLoginFlow } from './read-login-flow.ts';

const at = Date.parse('2026-11-24T10:00:00Z');
const body = {
  id: 'f',
  type: 'browser',
  requested_aal: 'aal1',
  issued_at: '2026-11-24T09:55:00Z',
  expires_at: '2026-11-24T10:05:00Z',
  ui: { action: 'https://auth.example.com/self-service/login?flow=f', nodes: [] as unknown[] },
};
const read = (more: object = {}, isNew = false) => readLoginFlow({ ...body, ...more }, at, isNew);
const readNodes = (...nodes: unknown[]) => read({ ui: { nodes } })?.nodes;

test('a flow contains only known members of the body', () => {
  expect(read({ secret: 'x', refresh: 'true' })).toEqual({
    id: 'f',
    aal: 'aal1',
    refresh: false,
    lifetime: 5 * 60_000,
    codeWasMailed: false,
    action: 'https://auth.example.com/self-service/login?flow=f',
    messages: [],
    nodes: [],
  });
  expect(read({ refresh: true, requested_aal: 'aal2', state: 'sent_email' })).toMatchObject({
    refresh: true,
    aal: 'aal2',
    codeWasMailed: true,
  });
});

test.each<[fact: string, more: object]>([
  ['an id', { id: 7 }],
  ['the type "browser"', { type: 'api' }],
  ['a level', { requested_aal: undefined }],
  ['a level that is known', { requested_aal: 'aal3' }],
  ['nodes', { ui: {} }],
  ['a list of nodes', { ui: { nodes: {} } }],
  ['a ui', { ui: null }],
])('a body without %s is not a flow', (_, more) => {
  expect(read(more)).toBeNull();
});

test.each<[fact: string, minutes: number, more: object]>([
  ['was issued in the future, by the local clock', 4, { issued_at: '2026-11-24T10:01:00Z' }],
  ['has expired', 0, { expires_at: '2026-11-24T09:59:00Z' }],
  ['expires when it is issued', 60, { expires_at: '2026-11-24T09:55:00Z' }],
  ['has no dates', 60, { issued_at: undefined, expires_at: 7 }],
  ['expires before it is issued', 60, { expires_at: '2026-11-24T09:00:00Z' }],
])('a fetched flow that %s has %i minutes left', (_, minutes, more) => {
  expect(read(more)?.lifetime).toBe(minutes * 60_000);
});

test('a new flow has its full lifespan, whatever the local clock says', () => {
  expect(read({}, true)?.lifetime).toBe(10 * 60_000);
});

test('messages of nodes without a name, and of the CSRF node, are kept without a name', () => {
  const messages = [{ id: 1, type: 'error', text: 'No.' }];
  const nodes = [
    { group: 'default', attributes: { id: 'x' }, messages },
    { group: 'default', attributes: { name: 'csrf_token', value: 'secret' }, messages },
    { group: 'default', attributes: { id: 'y' }, messages: [] },
  ];
  const seen = read({ ui: { nodes } })?.nodes;
  expect(seen).toMatchObject([
    { name: '', value: '', messages },
    { name: '', value: '', messages },
  ]);
  expect(seen).toHaveLength(2);
});

test('a node keeps its value only when it is shown or chosen from', () => {
  const input = (name: string, value: unknown) => ({
    group: 'g',
    attributes: { name, type: 'submit', value },
    messages: [{ id: 4000002, type: 'error', text: 'Wrong.', context: { name: 'E-Mail', secret: 'x' } }],
    meta: { label: { id: 1, type: 'info', text: 'Label' } },
  });
  const shown = ['identifier', 'address', 'provider', 'method', 'resend'];
  const hidden = ['password', 'identifiers', 'my_method', 'totp_code', 'webauthn_login'];
  expect(readNodes(...[...shown, ...hidden].map((name) => input(name, 'v')))?.map(({ name, value }) => [name, value])).toEqual([
    ...shown.map((name) => [name, 'v']),
    ...hidden.map((name) => [name, '']),
  ]);
  expect(readNodes(input('method', 'v'))).toEqual([
    {
      name: 'method',
      group: 'g',
      type: 'submit',
      value: 'v',
      label: { id: 1, type: 'info', text: 'Label', context: {} },
      messages: [{ id: 4000002, type: 'error', text: 'Wrong.', context: { name: 'E-Mail' } }],
    },
  ]);
});

test('nodes without a name and the CSRF node are left out', () => {
  expect(readNodes({ attributes: { name: 'csrf_token', value: 'x' } }, { attributes: { src: 'x.js' } }, null, 'text')).toEqual([]);
});

test('missing members of a node become empty', () => {
  expect(readNodes({ attributes: { name: 'method', value: 7 } })).toEqual([
    { name: 'method', group: '', type: '', value: '', label: null, messages: [] },
  ]);
});

test('the context of a message keeps only known names', () => {
  const spoken = ['provider', 'title', 'name', 'property', 'address', 'channel', 'min_length', 'max_length', 'actual_length'];
  const dates = ['expired_at_unix', 'valid_until_unix'];
  const unspoken = ['identifier', 'code', 'name_of_user', 'my_name', 'length', 'expired_at', 'unix'];
  const context = Object.fromEntries([...spoken, ...dates, ...unspoken].map((name) => [name, 'x']));
  const [message] = read({ ui: { nodes: [], messages: [{ id: 1, type: 'info', text: 'x', context }] } })?.messages ?? [];
  expect(Object.keys(message?.context ?? {})).toEqual([...spoken, ...dates]);
});

test('a message of unknown type is an error, and a message that is not an object is left out', () => {
  const messages = [{ id: 1, type: 'info' }, { id: 2, type: 'success' }, { id: 'x', type: 'warning', text: 7, context: [] }, 'text', null];
  expect(read({ ui: { nodes: [], messages } })?.messages).toEqual([
    { id: 1, type: 'info', text: '', context: {} },
    { id: 2, type: 'success', text: '', context: {} },
    { id: 0, type: 'error', text: '', context: {} },
  ]);
});
