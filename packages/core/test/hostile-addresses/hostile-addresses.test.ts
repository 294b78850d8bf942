import { expect, test } from 'vitest';
import { getInitialSnapshot, getNextSnapshot, type SnapshotFrom } from 'xstate';
import type { KratosCall } from '../../src/kratos/kratos-call.ts';
import type { Outcome } from '../../src/kratos/outcome.ts';
import { readOutcome } from '../../src/kratos/read-outcome.ts';
import type { LoginInput } from '../../src/machine/login-context.ts';
import { loginMachine } from '../../src/machine/login-machine.ts';
import { seal } from '../../src/seal.ts';
import { createLoginView } from '../../src/view/create-login-view.ts';
import type { LoginView } from '../../src/view/login-view.ts';
import { aFlow } from '../scripted-kratos.ts';
import { addressesElsewhere, goodAddresses, hostileAddresses } from './hostile-addresses.ts';

const kratosUrl = 'https://auth.example.com';
const session = { id: 's', active: true, authenticator_assurance_level: 'aal2', identity: { id: 'i', traits: {} } };
const submit: KratosCall = { name: 'submit', kratosUrl, aal: 'aal1', action: '' };
const create: KratosCall = { name: 'create', aal: 'aal1', hasLoginChallenge: false };
const whoami: KratosCall = { name: 'whoami' };

const failed = (id: string, code: number, details: object = {}, beside: object = {}) => ({ error: { id, code, details }, ...beside });
const signedIn = (...continue_with: unknown[]) => ({ session, continue_with });
const verify = (url: unknown) => [{ action: 'show_verification_ui', flow: { id: 'v', verifiable_address: 'ann@example.com', url } }];
const flowWith = (more: object, ui: object = {}) => ({
  ...{ id: 'f', type: 'browser', requested_aal: 'aal1', issued_at: '2026-11-24T09:00:00Z', expires_at: '2026-11-24T10:00:00Z' },
  ui: {
    action: '',
    nodes: [{ type: 'input', group: 'password', attributes: { name: 'password', type: 'password' }, messages: [] }],
    messages: [],
    ...ui,
  },
  ...more,
});

/** Where Kratos, or a server in its place, can send an address. `isKept`: a safe one is passed on. */
interface Channel {
  readonly name: string;
  readonly call: KratosCall;
  readonly status: number;
  readonly body: (address: unknown) => unknown;
  readonly isKept: boolean;
}

const channels: readonly Channel[] = [
  {
    name: '422',
    call: submit,
    status: 422,
    body: (to) => failed('browser_location_change_required', 422, {}, { redirect_browser_to: to }),
    isKept: true,
  },
  {
    name: 'continue_with redirect_browser_to',
    call: submit,
    status: 200,
    body: (to) => signedIn({ action: 'redirect_browser_to', redirect_browser_to: to }),
    isKept: true,
  },
  ...['show_verification_ui', 'show_settings_ui', 'show_recovery_ui', 'something_new'].map((action) => ({
    name: `continue_with ${action}`,
    call: submit,
    status: 200,
    isKept: true,
    body: (url: unknown) => signedIn({ action, flow: { id: 'x', url } }),
  })),
  {
    name: 'continue_with, deep',
    call: submit,
    status: 200,
    body: (url) => signedIn({ action: 'new', a: [{ b: { c: [{ url }] } }] }),
    isKept: true,
  },
  {
    name: 'the action of continue_with',
    call: submit,
    status: 200,
    body: (action) => signedIn({ action, flow: { id: 'x' } }),
    isKept: true,
  },
  {
    name: 'continue_with, twice',
    call: submit,
    status: 200,
    isKept: true,
    body: (to) => signedIn(...[1, 2].map(() => ({ action: 'redirect_browser_to', redirect_browser_to: to }))),
  },
  {
    name: 'details of an unverified address',
    call: submit,
    status: 403,
    body: (url) => failed('session_verified_address_required', 403, { continue_with: verify(url) }),
    isKept: true,
  },
  {
    name: 'continue_with next to an unverified address',
    call: submit,
    status: 403,
    body: (url) => failed('session_verified_address_required', 403, {}, { continue_with: verify(url) }),
    isKept: true,
  },
  {
    name: 'the form of an unverified address',
    call: submit,
    status: 400,
    isKept: true,
    body: (url) => flowWith({ continue_with: verify(url) }, { messages: [{ id: 4000010, type: 'error', text: '' }] }),
  },
  { name: 'ui.action', call: create, status: 200, body: (action) => flowWith({}, { action }), isKept: true },
  {
    name: 'schema_url',
    call: whoami,
    status: 200,
    body: (schema_url) => ({ ...session, identity: { ...session.identity, schema_url } }),
    isKept: true,
  },
  {
    name: 'return_to and request_url of a flow',
    call: create,
    status: 200,
    body: (to) => flowWith({ return_to: to, request_url: to }),
    isKept: false,
  },
  {
    name: 'oauth2_login_request',
    call: create,
    status: 200,
    body: (url) => flowWith({ oauth2_login_request: { request_url: url, client: { logo_uri: url } } }),
    isKept: false,
  },
  {
    name: 'a session that needs a second factor',
    call: whoami,
    status: 403,
    body: (to) => failed('session_aal2_required', 403, { redirect_browser_to: to }, { redirect_browser_to: to }),
    isKept: false,
  },
  {
    name: 'attributes of nodes',
    call: create,
    status: 200,
    isKept: false,
    body: (url) =>
      flowWith(
        {},
        {
          nodes: [
            {
              type: 'a',
              group: 'password',
              attributes: { name: 'password', type: 'password', href: url, value: url, onclick: url },
              messages: [],
            },
            { type: 'script', group: 'webauthn', attributes: { src: url, onload: url, node_type: 'script' }, messages: [] },
          ],
        },
      ),
  },
  {
    name: 'contexts of messages',
    call: submit,
    status: 400,
    isKept: false,
    body: (url) => flowWith({}, { messages: [{ id: 4000006, type: 'error', text: 'No.', context: { url, redirect_to: url, href: url } }] }),
  },
];

type Snapshot = SnapshotFrom<typeof loginMachine>;

const done = (id: string, output: Outcome) => ({ type: `xstate.done.actor.${id}`, output, actorId: id }) as never;

/** The chart while a call is pending. */
function waitFor({ name }: KratosCall, input: LoginInput): Snapshot {
  const first = getInitialSnapshot(loginMachine, { kratosUrl, ...input });
  if (name === 'create') return first;
  if (name === 'whoami') return getNextSnapshot(loginMachine, first, done('openFlow', { kind: 'sessionChanged' }));
  const open = getNextSnapshot(loginMachine, first, done('openFlow', { kind: 'flow', flow: aFlow('aal1') }));
  return getNextSnapshot(loginMachine, open, { type: 'password.submit', identifier: 'ann', secret: seal('x') });
}

/** The data that `readOutcome` returns to a host, and the data in the view. */
function send(
  { call, status, body }: Channel,
  address: unknown,
  input: LoginInput = {},
): { outcome: Outcome; view: LoginView; context: unknown } {
  const outcome = readOutcome(call, { status, text: JSON.stringify(body(address)), redirected: false, retryAfter: null, at: 0 });
  const before = waitFor(call, input);
  const after = getNextSnapshot(
    loginMachine,
    before,
    done(call.name === 'create' ? 'openFlow' : call.name === 'whoami' ? 'askWhoami' : 'submitFlow', outcome),
  );
  const { result, verification, flow } = after.context;
  return { outcome, view: createLoginView()(after), context: { result, verification, flow } };
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

test('there are more than 300 hostile addresses, and none of them is safe', () => {
  expect(hostileAddresses.length).toBeGreaterThan(300);
  expect(hostileAddresses.filter((each) => goodAddresses.includes(each) || addressesElsewhere.includes(each))).toEqual([]);
});

test.each(channels.map((channel) => [channel.name, channel] as const))('no hostile address is passed on from %s', (_, channel) => {
  for (const address of hostileAddresses.filter((each) => each !== '')) {
    // In a list or a name, only a text that a browser reads as an address counts.
    const isAddress = URL.canParse(address) || /^[/\\]/.test(address.trim());
    const shapes = channel.name.startsWith('the action')
      ? isAddress
        ? [address]
        : []
      : [address, { url: address }, ...(isAddress ? [[address]] : [])];
    for (const given of shapes) {
      const { outcome, view, context } = send(channel, given);
      expect([...textsIn(outcome), ...textsIn(view), ...textsIn(context)], JSON.stringify(given)).not.toContain(address);
    }
  }
});

test.each(channels.filter(({ isKept }) => isKept).map((channel) => [channel.name, channel] as const))(
  'a safe address is passed on unchanged from %s',
  (_, channel) => {
    for (const address of goodAddresses) expect(textsIn(send(channel, address).outcome), address).toContain(address);
  },
);

test.each(channels.map((channel) => [channel.name, channel] as const))(
  'with expectedOrigins, no address at another origin reaches the page from %s',
  (name, channel) => {
    const input = { expectedOrigins: ['https://app.example.com'] };
    // These are never shown or opened: the action of the form, and its schema.
    if (name === 'ui.action' || name === 'schema_url') return;
    for (const address of addressesElsewhere) {
      const { view, context } = send(channel, address, input);
      expect([...textsIn(view), ...textsIn(context)], address).not.toContain(address);
    }
  },
);

test('with expectedOrigins, addresses at expected origins reach the page', () => {
  const input = { expectedOrigins: ['https://app.example.com'] };
  for (const channel of channels.filter(({ name }) => /^(422|continue_with|details)/.test(name)))
    for (const address of goodAddresses)
      expect(textsIn(send(channel, address, input).view), `${channel.name} ${address}`).toContain(address);
});
