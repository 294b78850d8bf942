import { expect, test } from 'vitest';
import type { KratosResponse } from '../kratos/kratos-call.ts';
import { readSettingsFlow } from './read-settings-flow.ts';
import { readSettingsOutcome } from './read-settings-outcome.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { dropSecrets, readSecrets } from './shown-secrets.ts';

const png = 'data:image/png;base64,iVBORw0KGgo=';
const key = 'JBSWY3DPEHPK3PXP';
const info = (id: number, text: string, context: object = {}) => ({ id, type: 'info', text, context });
const input = (name: string, group: string, messages: unknown = []) => ({
  type: 'input',
  group,
  attributes: { name, value: 'true' },
  messages,
});
const qr = (src: unknown) => ({ type: 'img', group: 'totp', attributes: { id: 'totp_qr', src }, messages: [] });
const secretKey = (text: unknown) => ({
  type: 'text',
  group: 'totp',
  attributes: { id: 'totp_secret_key', text: { id: 1050006, text, type: 'info', context: { secret: text } } },
  messages: [],
  meta: { label: info(1050017, `secret ${text}`) },
});
const codes = (secrets: unknown) => ({
  type: 'text',
  group: 'lookup_secret',
  attributes: { id: 'lookup_secret_codes', text: info(1050015, 'x24j4ex2, ccg5wsoz', { secrets }) },
  messages: [],
});
const code = (secret: unknown) => info(1050009, String(secret), { secret });
const used = info(1050014, 'Secret was used at 2026-11-24', { used_at: '2026-11-24T07:22:45Z', used_at_unix: 1795504965 });

const body = (nodes: unknown, more: object = {}) => ({
  id: 'f',
  type: 'browser',
  identity: { id: 'i', traits: { email: 'ann@example.com' } },
  ui: { nodes, messages: [] },
  ...more,
});
function read(nodes: unknown, more: object = {}): SettingsFlow {
  const flow = readSettingsFlow(body(nodes, more), 0, true);
  if (flow === null) throw new Error('This is not a settings flow.');
  return flow;
}
const secretsOf = (...nodes: unknown[]) => readSecrets(read(nodes).secrets);

// ------------------------------------------------------------------------------------------------ what is set up
test.each<[fact: string, names: string[], state: SettingsFlow['totp']]>([
  ['a button that unlinks', ['totp_unlink'], 'paired'],
  ['a field for a code', ['totp_qr', 'totp_code', 'method'], 'unpaired'],
  ['no node of it', ['csrf_token', 'lookup_secret_regenerate'], 'off'],
])('%s says whether an authenticator app is paired: %s', (_, names, state) => {
  expect(read(names.map((name) => input(name, 'totp'))).totp).toBe(state);
});

test.each<[names: string[], state: SettingsFlow['backupCodes']]>([
  [['lookup_secret_codes', 'lookup_secret_confirm'], 'new'],
  [['lookup_secret_codes', 'lookup_secret_disable', 'lookup_secret_regenerate'], 'shown'],
  [['lookup_secret_reveal', 'lookup_secret_disable'], 'saved'],
  [['lookup_secret_disable'], 'saved'],
  [['lookup_secret_reveal'], 'saved'],
  [['lookup_secret_regenerate'], 'none'],
  [['totp_unlink'], 'off'],
])('the nodes %j mean that backup codes are %s', (names, state) => {
  expect(read(names.map((name) => input(name, 'lookup_secret'))).backupCodes).toBe(state);
});

test('other methods are named once, in Kratos’s order', () => {
  const groups = ['default', 'profile', 'password', 'password', 'oidc', 'lookup_secret', 'webauthn', 'totp'];
  expect(read(groups.map((group) => input('method', group))).otherMethods).toEqual(['profile', 'password', 'oidc', 'webauthn']);
});

test.each<[traits: unknown, username: string | null]>([
  [{ name: 'Ann', username: 'ann', email: 'ann@example.com' }, 'ann@example.com'],
  [{ name: 'Ann', username: 'ann' }, 'ann'],
  [{ age: 7, names: ['Ann'], phone: '+49', city: 'Ulm' }, '+49'],
  [{ email: '', age: 7 }, null],
  [null, null],
  [['ann'], null],
  ['ann', null],
])('the user of the traits %j is %s', (traits, username) => {
  expect(read([], { identity: { id: 'i', traits } }).username).toBe(username);
});

// ------------------------------------------------------------------------------------------------ messages
test('messages at the field for the code are apart from all others', () => {
  const flow = read([input('totp_code', 'totp', [info(4000008, 'wrong')]), input('password', 'password', [info(4000031, 'similar')])], {
    ui: {
      messages: [info(1050001, 'saved'), info(4010004, 'nothing')],
      nodes: [input('totp_code', 'totp', [info(4000008, 'wrong')]), input('password', 'password', [info(4000031, 'similar')])],
    },
  });
  expect(flow.codeMessages.map(({ id }) => id)).toEqual([4000008]);
  expect(flow.messages.map(({ id }) => id)).toEqual([4010004, 4000031]);
});

// ------------------------------------------------------------------------------------------------ secrets
test('the secrets of a flow are in no part of it that can be read without readSecrets', () => {
  const nodes = [
    qr(png),
    { ...secretKey(key), messages: [info(1, `at the node ${key}`)] },
    input('totp_code', 'totp', [info(4000008, `wrong ${key}`), info(4000002, 'missing')]),
    { ...codes([code('x24j4ex2'), used]), messages: [info(2, 'x24j4ex2')] },
    input('method', 'x24j4ex2'),
  ];
  const more = {
    identity: { id: 'i', traits: { email: key } },
    ui: { nodes, messages: [info(3, 'x24j4ex2'), info(4, 'plain'), info(5, 'context', { title: key })] },
  };
  const text = JSON.stringify(body(nodes, more));
  const reply: KratosResponse = { status: 200, text, redirected: false, retryAfter: null, at: 0 };
  const outcome = readSettingsOutcome('create', reply);
  for (const secret of [key, 'x24j4ex2', 'iVBORw0KGgo']) expect(JSON.stringify(outcome)).not.toContain(secret);
  if (!('flow' in outcome)) throw new Error(outcome.kind);
  expect(outcome.flow.messages.map(({ id }) => id)).toEqual([4]);
  expect(outcome.flow.codeMessages.map(({ id }) => id)).toEqual([4000002]);
  expect(outcome.flow).toMatchObject({ username: null, otherMethods: [] });
  expect(readSecrets(outcome.flow.secrets)).toEqual({
    qr: png,
    key,
    codes: [
      { code: 'x24j4ex2', isUsed: false },
      { code: '', isUsed: true },
    ],
  });
  dropSecrets(outcome.flow.secrets);
  expect(readSecrets(outcome.flow.secrets)).toEqual({ qr: null, key: null, codes: [] });
});

test('messages at the nodes of secrets are not kept', () => {
  const nodes = [qr(png), secretKey(key), codes([code('x24j4ex2')])].map((each) => ({ ...each, messages: [info(1, 'plain')] }));
  expect(read(nodes).messages).toEqual([]);
});

test('a user without a name has none beside a secret, too', () => {
  expect(read([secretKey(key)], { identity: { id: 'i', traits: null } }).username).toBeNull();
});

test.each(['iVBORw0K', 'iVBORw0KGg==', 'iVBORw0KGgo='])('the image %s is shown as a QR code', (base64) => {
  expect(secretsOf(qr(`data:image/png;base64,${base64}`)).qr).toBe(`data:image/png;base64,${base64}`);
});

test('a backup code is read from the context of its message, or from its text', () => {
  const both = [info(1050009, 'a text', { secret: 'x24j4ex2' }), info(1050009, 'ccg5wsoz')];
  expect(secretsOf(codes(both)).codes.map((each) => each.code)).toEqual(['x24j4ex2', 'ccg5wsoz']);
});

test.each([{ id: `f${key}` }, { identity: { id: key } }])('a flow whose id repeats a secret is not read: %j', (more) => {
  expect(readSettingsFlow(body([secretKey(key)], more), 0, true)).toBeNull();
});

test.for([
  'javascript:alert(1)',
  'http://evil.example/qr.png',
  'https://evil.example/qr.png',
  'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=',
  'data:image/svg+xml,<svg onload="alert(1)">',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/png,iVBORw0KGgo=',
  'data:image/png;base64,',
  'data:image/png;base64,iVBORw0KGgo',
  'data:image/png;base64,iVBO_w0KGgo=',
  'data:image/png;base64,iVBORw0KGgo="',
  'data:image/png;base64,iVBO Rw0KGg=',
  'data:image/png;base64,iVBORw0KGgo=\n',
  ' data:image/png;base64,iVBORw0KGgo=',
  'DATA:image/png;base64,iVBORw0KGgo=',
  '//evil.example/qr.png',
  '',
  7,
  null,
  { src: png },
  [png],
])('the address %j is not shown as a QR code', (src) => {
  expect(secretsOf(qr(src)).qr).toBeNull();
});

test.for([
  '',
  'short',
  'JBSWY3DPEHPK3PX1',
  'jbswy3dpehpk3pxp',
  `${key} ${key}`,
  `<b>${key}</b>`,
  `${key}\u202E`,
  `${key}\n`,
  7,
  null,
  [key],
  { key },
])('the text %j is not shown as a secret', (text) => {
  expect(secretsOf(secretKey(text)).key).toBeNull();
});

test('the secrets of Kratos are shown', () => {
  expect(secretsOf(qr(png), secretKey(key), codes([code('x24j4ex2'), used, code('ccg5wsoz')]))).toEqual({
    qr: png,
    key,
    codes: [
      { code: 'x24j4ex2', isUsed: false },
      { code: '', isUsed: true },
      { code: 'ccg5wsoz', isUsed: false },
    ],
  });
});

test.for([
  null,
  7,
  'x24j4ex2',
  {},
  { secrets: 7 },
  [null, 7, [], 'x', {}, { context: null }, code(7), code(''), code('a b'), code('abc'), code('a"bcd'), code('x'.repeat(65))],
])('backup codes of the odd shape %j are left out', (secrets) => {
  expect(secretsOf(codes(secrets)).codes).toEqual([]);
});

// ------------------------------------------------------------------------------------------------ odd bodies
const odd: readonly unknown[] = [
  null,
  7,
  'text',
  [],
  {},
  [[]],
  { attributes: null },
  { attributes: 7, messages: 7, group: 7 },
  { attributes: [], messages: [null, 7, []], group: null },
  { attributes: { name: 7, id: {} } },
  { attributes: { id: 'totp_qr' } },
  { attributes: { id: 'totp_secret_key', text: null } },
  { attributes: { id: 'lookup_secret_codes', text: { context: 7 } } },
  { attributes: { name: '__proto__' }, group: 'constructor' },
];

test('odd nodes are left out, and the rest is read', () => {
  const flow = read([...odd, input('totp_unlink', 'totp')]);
  expect(flow).toMatchObject({ totp: 'paired', otherMethods: ['constructor'], messages: [], codeMessages: [] });
});

test.each([
  { id: 7 },
  { id: undefined },
  { type: 'api' },
  { type: undefined },
  { identity: null },
  { identity: { traits: {} } },
  { identity: { id: 7 } },
  { ui: null },
  { ui: { nodes: {} } },
])('a body with %j is not a settings flow', (more) => {
  expect(readSettingsFlow(body([], more), 0, true)).toBeNull();
});
