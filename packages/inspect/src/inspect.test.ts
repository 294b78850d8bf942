import { readFileSync } from 'node:fs';
import { loginMachine, type OpenRequest, type Session, type SubmitRequest, seal } from '@kratos-login/core';
import type { LoginFlow, OpenOutcome, Outcome, WhoamiOutcome } from '@kratos-login/core/read-outcome';
import type { StatelyInspectionEvent } from '@statelyai/inspect';
import { expect, test, vi } from 'vitest';
import { createActor, createMachine, fromPromise, type InspectionEvent, waitFor } from 'xstate';
import { createLoginInspector } from './create-login-inspector.ts';
import { createSafeInspect } from './create-safe-inspect.ts';
import { toSafeInspectionEvent } from './to-safe-inspection-event.ts';

const canaries = ['password', 'code', 'csrf', 'identifier', 'trait', 'address', 'flow', 'session', 'return', 'challenge'].map(
  (name) => `canary-${name}`,
);
const [password, code, csrf, identifier, trait, address, flowId, sessionId, returnTo, loginChallenge] = canaries as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

// ------------------------------------------------------------------------------------------------ a whole login
const node = (group: string, name: string, value: string) => ({ name, group, type: 'hidden', value, label: null, messages: [] });

const aFlow = (aal: 'aal1' | 'aal2'): LoginFlow => ({
  id: flowId,
  aal,
  refresh: false,
  lifetime: 600_000,
  codeWasMailed: false,
  action: `https://auth.example.com/?flow=${flowId}`,
  messages: [{ id: 1, type: 'info', text: address, context: {} }],
  nodes: [
    node('default', 'csrf_token', csrf),
    node('password', 'password', ''),
    node('totp', 'totp_code', ''),
    node('code', 'address', address),
  ],
});

const session: Session = {
  id: sessionId,
  active: true,
  authenticator_assurance_level: 'aal2',
  identity: { id: sessionId, traits: { email: trait } },
};

async function signIn(inspect: ((event: InspectionEvent) => void) | { next?: (event: InspectionEvent) => void }): Promise<void> {
  const machine = loginMachine.provide({
    actors: {
      openFlow: fromPromise<OpenOutcome, OpenRequest>(async ({ input }) => ({ kind: 'flow', flow: aFlow(input.aal) })),
      submitFlow: fromPromise<Outcome, SubmitRequest>(async ({ input }) =>
        input.fields['method'] === 'password'
          ? { kind: 'secondFactorDue' }
          : { kind: 'signedIn', session, redirectTo: returnTo, continueWith: [] },
      ),
      askWhoami: fromPromise<WhoamiOutcome>(async () => ({ kind: 'noSession' })),
    },
  });
  const actor = createActor(machine, { input: { returnTo, loginChallenge }, inspect });
  actor.start();
  await waitFor(actor, (snapshot) => snapshot.matches('password') && !snapshot.hasTag('pending'));
  actor.send({ type: 'password.submit', identifier, secret: seal(password) });
  await waitFor(actor, (snapshot) => snapshot.matches('awaiting-TOTP'));
  actor.send({ type: 'factor.choose', factor: 'totp' });
  actor.send({ type: 'code.submit', secrets: { totp_code: seal(code), code: seal(code), lookup_secret: seal(code) } });
  await waitFor(actor, (snapshot) => snapshot.matches('success'));
}

const findCanaries = (sent: unknown): readonly string[] => canaries.filter((canary) => JSON.stringify(sent).includes(canary));
const isLast = (event: StatelyInspectionEvent): boolean =>
  event.type === '@xstate.snapshot' && 'value' in event.snapshot && event.snapshot.value === 'success';

async function watch(): Promise<readonly StatelyInspectionEvent[]> {
  const sent: StatelyInspectionEvent[] = [];
  await signIn(createSafeInspect((event) => sent.push(event)));
  await vi.waitFor(() => expect(sent.some(isLast)).toBe(true));
  return sent;
}

// ------------------------------------------------------------------------------------------------ inspection events
test('inspection events of a whole login contain no private data', async () => {
  const sent = await watch();
  expect(sent.length).toBeGreaterThan(20);
  expect(findCanaries(sent)).toEqual([]);
});

test('the raw events of the same login contain private data and no secrets', async () => {
  const raw: unknown[] = [];
  await signIn((event) => {
    if (event.type === '@xstate.snapshot') raw.push(event.event, event.snapshot);
    if (event.type === '@xstate.event') raw.push(event.event);
  });
  expect(findCanaries(raw)).toEqual(canaries.filter((canary) => canary !== password && canary !== code));
});

test('inspection events contain the chart and each step of the login', async () => {
  const sent = await watch();
  const charts = sent.flatMap((event) =>
    event.type === '@xstate.actor' && event.definition?.includes('"states"') ? [event.definition] : [],
  );
  expect(charts).toHaveLength(1);
  expect(Object.keys(JSON.parse(charts[0] ?? '').states).sort()).toEqual(['awaiting-TOTP', 'error', 'init', 'password', 'success']);
  expect(charts[0]).toContain('"factorIsOffered"');
  expect(charts[0]).not.toContain('[Object]');
  const steps = sent.flatMap((event) =>
    event.type === '@xstate.snapshot' && 'value' in event.snapshot ? [JSON.stringify(event.snapshot.value)] : [],
  );
  expect([...new Set(steps)]).toEqual([
    '{"init":"opening"}',
    '{"password":{"entering":"waiting"}}',
    '{"password":"submitting"}',
    '{"password":"steppingUp"}',
    '{"awaiting-TOTP":{"entering":"waiting"}}',
    '{"awaiting-TOTP":"submitting"}',
    '"success"',
  ]);
});

test('an event keeps its type, the kind of its outcome and the chosen factor', async () => {
  const events = (await watch()).flatMap((event) => (event.type === '@xstate.event' ? [event.event] : []));
  expect(events).toContainEqual({ type: 'password.submit' });
  expect(events).toContainEqual({ type: 'factor.choose', factor: 'totp' });
  expect(events).toContainEqual({ type: 'xstate.done.actor.submitFlow', outcome: { kind: 'signedIn' } });
});

test('an inspected context contains only what the chart decides', async () => {
  const last = (await watch()).find(isLast);
  expect(last).toMatchObject({
    event: { type: 'xstate.done.actor.submitFlow', outcome: { kind: 'signedIn' } },
    snapshot: {
      status: 'done',
      value: 'success',
      tags: [],
      context: { factor: 'totp', restarts: { total: 0, csrf: 0 }, halfSession: 'assumed', failure: null },
    },
  });
  expect(last && 'snapshot' in last && 'context' in last.snapshot && Object.keys(last.snapshot.context as object).sort()).toEqual([
    'factor',
    'factors',
    'failure',
    'firstFactorPassed',
    'halfSession',
    'notice',
    'restarts',
    'wait',
  ]);
});

test('the README lists the inspected keys of the context', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, cell = ''] = /^\| the context \| (.*?) and of `failure`/m.exec(readme) ?? [];
  const named = [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const last = (await watch()).find(isLast);
  const left = last && 'snapshot' in last && 'context' in last.snapshot ? Object.keys(last.snapshot.context as object) : [];
  expect([...named, 'failure'].sort()).toEqual(left.sort());
});

test('converting an event twice gives the same event', async () => {
  for (const event of await watch()) expect(toSafeInspectionEvent(event)).toEqual(event);
});

test('a machine around the login shows its states, and neither its context nor its chart', async () => {
  const sent: StatelyInspectionEvent[] = [];
  const host = createMachine({
    id: 'host',
    context: { notice: identifier, session: sessionId },
    initial: 'in',
    states: { in: { meta: { trait } } },
  });
  createActor(host, { inspect: createSafeInspect((event) => sent.push(event)) }).start();
  await vi.waitFor(() => expect(sent.some(({ type }) => type === '@xstate.snapshot')).toBe(true));
  expect(findCanaries(sent)).toEqual([]);
  expect(sent.find(({ type }) => type === '@xstate.snapshot')).toMatchObject({ snapshot: { value: 'in' } });
});

// ------------------------------------------------------------------------------------------------ the viewer
function aBrowser() {
  const posted: StatelyInspectionEvent[] = [];
  const page = new EventTarget();
  const opened: string[] = [];
  const viewer = { postMessage: (message: StatelyInspectionEvent) => posted.push(message) };
  const window = Object.assign(page, {
    open: (url: string) => {
      opened.push(url);
      return viewer;
    },
  }) as unknown as Window; // as much of one as the inspector asks for
  const greet = (): boolean => page.dispatchEvent(new MessageEvent('message', { data: { type: '@statelyai.connected' } }));
  return { window, posted, opened, greet };
}

test('a viewer that connects late receives all earlier messages, without private data', async () => {
  const { window, posted, opened, greet } = aBrowser();
  const { inspect } = createLoginInspector({ window, url: 'https://viewer.example.com' });
  expect(opened).toEqual(['https://viewer.example.com']);
  await signIn(inspect);
  await vi.waitFor(() => {
    posted.length = 0;
    greet();
    expect(posted.some(isLast)).toBe(true);
  });
  expect(findCanaries(posted)).toEqual([]);
  expect(posted.some((event) => event.type === '@xstate.actor' && event.definition?.includes('"awaiting-TOTP"'))).toBe(true);
});

/** A login at its first form, and 150 events that it ignores: more than twice as many messages. */
async function openLogin(inspect: (event: InspectionEvent) => void, events: number) {
  const actors = { openFlow: fromPromise<OpenOutcome, OpenRequest>(async () => ({ kind: 'flow', flow: aFlow('aal1') })) };
  const actor = createActor(loginMachine.provide({ actors }), { input: {}, inspect });
  actor.start();
  await waitFor(actor, (snapshot) => snapshot.matches('password'));
  for (let count = 0; count < events; count++) actor.send({ type: 'factor.choose', factor: 'totp' });
  return actor;
}

test('a viewer that connects or reloads after more than 200 messages receives each chart and its present state, without private data', async () => {
  const { window, posted, greet } = aBrowser();
  const { inspect, stop } = createLoginInspector({ window });
  const quiet = await openLogin(inspect, 0);
  const busy = await openLogin(inspect, 150);
  const charts = (): readonly string[] =>
    posted.flatMap((event) => (event.type === '@xstate.actor' && event.definition?.includes('"awaiting-TOTP"') ? [event.sessionId] : []));
  for (const _ of ['connects', 'reloads']) {
    await vi.waitFor(() => {
      posted.length = 0;
      greet();
      expect(posted.length).toBeGreaterThan(200);
    });
    expect([...charts()].sort()).toEqual([quiet.sessionId, busy.sessionId].sort());
    for (const { sessionId } of [quiet, busy]) {
      const states = posted.filter((event) => event.type === '@xstate.snapshot' && event.sessionId === sessionId);
      expect(states.at(-1)).toMatchObject({ snapshot: { status: 'active', value: { password: { entering: 'waiting' } } } });
    }
    expect(findCanaries(posted)).toEqual([]);
  }
  stop();
  posted.length = 0;
  greet();
  expect(posted).toEqual([]);
});

test('without autoStart the viewer opens once, on start()', () => {
  const { window, opened } = aBrowser();
  const inspector = createLoginInspector({ window, autoStart: false });
  expect(opened).toEqual([]);
  inspector.start();
  inspector.start();
  expect(opened).toEqual(['https://stately.ai/inspect']);
});

test('after stop() nothing is sent, even when the viewer connects again', async () => {
  const { window, posted, greet } = aBrowser();
  const { inspect, stop } = createLoginInspector({ window });
  greet();
  await signIn(inspect);
  await vi.waitFor(() => expect(posted.some(isLast)).toBe(true));
  stop();
  posted.length = 0;
  greet();
  await signIn(inspect);
  await new Promise((resolve) => setTimeout(resolve)); // what was put off until the page is idle
  expect(posted).toEqual([]);
});

test('on a server the inspector does nothing', async () => {
  const { inspect, start, stop } = createLoginInspector();
  start();
  await signIn(inspect);
  stop();
});
