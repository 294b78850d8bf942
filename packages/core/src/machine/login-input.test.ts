import { expect, test } from 'vitest';
import { createActor, fromPromise } from 'xstate';
import {
  aFlow,
  atCode,
  atPassword,
  csrfMismatch,
  error,
  flow,
  form,
  noSession,
  secondFactorDue,
  sessionChanged,
  signedIn,
  startTestLogin,
  submitCode,
  submitPassword,
  type TestLogin,
} from '../../test/scripted-kratos.ts';
import type { Outcome } from '../kratos/outcome.ts';
import { createLoginView } from '../view/create-login-view.ts';
import { loginMachine } from './login-machine.ts';

const kratosUrl = 'https://auth.example.com';
const noWayOn: Outcome = { kind: 'noUsableMethod', flow: aFlow('aal2', { nodes: [] }) };

function load(options: Parameters<typeof startTestLogin>[0]): TestLogin {
  const meeting = startTestLogin(options);
  meeting.login.start();
  return meeting;
}

// ------------------------------------------------------------------------------------------------ another person
test('switchAccount drops the level, the refresh and the identifier of the first account', async () => {
  const meeting = load({ aal: 'aal2', refresh: true });
  await meeting.kratos.answers(flow('aal2'));
  form(meeting).switchAccount?.();
  await meeting.kratos.answers(noSession);
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal1' }]);
  await meeting.kratos.answers(flow('aal1'));
  expect(form(meeting)).toMatchObject({ title: 'Sign in', username: null, fields: [{ name: 'identifier', value: '' }, {}] });
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn('aal1'));
  expect(meeting.login.getView()).toMatchObject({ step: 'success', session: { id: 'session-aal1' } });
});

test('with requireSecondFactor, the next account needs two factors as well', async () => {
  const meeting = await atCode({ requireSecondFactor: true });
  form(meeting).switchAccount?.();
  await meeting.kratos.answers(noSession, flow('aal1'));
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn('aal1'));
  expect(meeting.kratos.isAsked).toMatchObject(['open', { aal: 'aal2' }]);
});

test('returnTo is kept for the next account', async () => {
  const meeting = await atCode({ returnTo: 'https://app.example.com/a' });
  form(meeting).switchAccount?.();
  await meeting.kratos.answers(noSession);
  expect(meeting.kratos.isAsked).toMatchObject(['open', { returnTo: 'https://app.example.com/a' }]);
});

// ------------------------------------------------------------------------------------------------ a complete session
const isSignedOut = ({ kratos }: TestLogin): boolean => kratos.asked.some(([call]) => call === 'sign out');

test.each<[situation: string, options: Parameters<typeof startTestLogin>[0], replies: readonly Outcome[]]>([
  ['a step-up whose form is there', { aal: 'aal2' }, [flow('aal2')]],
  ['a step-up of an account without a second factor', { aal: 'aal2' }, [noWayOn]],
  ['a step-up after the session was fetched', { aal: 'aal2' }, [sessionChanged, signedIn('aal1'), flow('aal2')]],
  ['a second factor that only the host requires', { requireSecondFactor: true }, [sessionChanged, signedIn('aal1'), flow('aal2')]],
  [
    'a second factor that only the host requires, without one in the account',
    { requireSecondFactor: true },
    [sessionChanged, signedIn('aal1'), noWayOn],
  ],
])('restart does not sign out a session that Kratos accepts: %s', async (_, options, replies) => {
  const meeting = load(options);
  await meeting.kratos.answers(...replies);
  meeting.login.getView().restart?.();
  expect(isSignedOut(meeting)).toBe(false);
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

test('restart does not sign out a session that was completed in another tab', async () => {
  const meeting = await atCode();
  submitCode(meeting);
  await meeting.kratos.answers(sessionChanged);
  form(meeting).restart?.();
  expect(isSignedOut(meeting)).toBe(false);
});

test.each<[verdict: string, at: () => Promise<TestLogin>]>([
  ['422 after the password', () => atCode()],
  [
    '403 of whoami',
    async () => {
      const meeting = load({});
      await meeting.kratos.answers(sessionChanged, secondFactorDue, flow('aal2'));
      return meeting;
    },
  ],
  [
    '403 of whoami, in a step-up',
    async () => {
      const meeting = load({ aal: 'aal2' });
      await meeting.kratos.answers(flow('aal2'));
      submitCode(meeting);
      await meeting.kratos.answers(csrfMismatch, secondFactorDue, flow('aal2', { id: 'b' }));
      return meeting;
    },
  ],
])('restart signs out a session that Kratos calls insufficient: %s', async (_, at) => {
  const meeting = await at();
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
  await meeting.kratos.answers(noSession);
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal1' }]);
});

// ------------------------------------------------------------------------------------------------ no second factor
const pages = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

test.each<[who: string, options: Parameters<typeof startTestLogin>[0], replies: readonly Outcome[]]>([
  ['aal2', { aal: 'aal2' }, [noWayOn]],
  ['requireSecondFactor', { requireSecondFactor: true }, [sessionChanged, signedIn('aal1'), noWayOn]],
])('%s of an account without a second factor links to secondFactorSetupUrl', async (_, options, replies) => {
  const meeting = load({ ...options, ...pages });
  await meeting.kratos.answers(...replies);
  expect(error(meeting)).toMatchObject({
    title: 'Two-step sign-in isn’t set up',
    failure: { reason: 'noSecondFactor', retryable: false },
    links: [
      { id: 'setUpSecondFactor', label: 'Set up two-step sign-in', url: '/settings' },
      { id: 'goBack', label: 'Go back', url: 'https://app.example.com/' },
    ],
    switchAccount: expect.any(Function),
    restart: expect.any(Function),
  });
});

test.each([Symbol('settings'), 7, new URL('https://app.example.com/settings'), { toString: 1 }])(
  'a secondFactorSetupUrl that is not a string, %o, is ignored',
  async (secondFactorSetupUrl) => {
    const meeting = startTestLogin({ aal: 'aal2', secondFactorSetupUrl: secondFactorSetupUrl as never, backUrl: '/' });
    meeting.login.start();
    await meeting.kratos.answers(noWayOn);
    expect(error(meeting).links.map(({ id }) => id)).toEqual(['goBack']);
  },
);

test('a missing second factor is also reported after the password', async () => {
  const meeting = await atPassword({ requireSecondFactor: true });
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn('aal1'), noWayOn);
  expect(error(meeting)).toMatchObject({ failure: { reason: 'noSecondFactor' }, links: [] });
});

test('an insufficient session without a usable method is not reported as a missing second factor', async () => {
  const meeting = load({});
  await meeting.kratos.answers(sessionChanged, secondFactorDue, noWayOn);
  expect(error(meeting)).toMatchObject({ failure: { reason: 'noUsableMethod' }, links: [] });
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  '//evil.example',
  '/\\evil.example',
  'data:text/html,x',
  'settings',
  '',
  '/\t/evil.example',
  '/a\\b',
  'https://ann@evil.example',
  'https://app.example.com\\@evil.example',
])('a link of the host with an invalid address is ignored: %j', async (url) => {
  const meeting = load({ aal: 'aal2', secondFactorSetupUrl: url, backUrl: url });
  await meeting.kratos.answers(noWayOn);
  expect(error(meeting).links).toEqual([]);
});

// ------------------------------------------------------------------------------------------------ return_to
test('restart drops the returnTo that Kratos refused', async () => {
  const meeting = load({ returnTo: 'https://not-allowed.example' });
  await meeting.kratos.answers({ kind: 'refused', status: 400, errorId: 'self_service_flow_return_to_forbidden' });
  expect(error(meeting).failure).toMatchObject({ reason: 'refused', detail: 'self_service_flow_return_to_forbidden' });
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal1' }]);
});

test('another refusal keeps the returnTo', async () => {
  const meeting = load({ returnTo: 'https://app.example.com' });
  await meeting.kratos.answers({ kind: 'refused', status: 400, errorId: null });
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked).toMatchObject(['open', { returnTo: 'https://app.example.com' }]);
});

// ------------------------------------------------------------------------------------------------ a host's own actors
const calls = ['openFlow', 'submitFlow', 'askWhoami', 'signOut'] as const;

test.each(calls)('a host actor that rejects ends in error without its thrown value: %s', async (call) => {
  const replies: Record<string, readonly Outcome[]> = {
    openFlow: [flow('aal1')],
    submitFlow: [secondFactorDue],
    askWhoami: [secondFactorDue],
    signOut: [noSession],
  };
  const provide = (name: (typeof calls)[number]) =>
    fromPromise<never, never>(async () => {
      if (name === call) throw new Error('correct horse');
      return replies[name]?.[0] as never;
    });
  const actors = Object.fromEntries(calls.map((name) => [name, provide(name)]));
  const actor = createActor(loginMachine.provide({ actors } as never), { input: {} });
  actor.start();
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  await settle();
  if (call === 'submitFlow') actor.send({ type: 'password.submit', identifier: 'ann', secret: null });
  if (call === 'askWhoami') actor.send({ type: 'session.check' });
  if (call === 'signOut') actor.send({ type: 'account.switch' });
  await settle();
  const snapshot = actor.getSnapshot();
  expect(snapshot.status).toBe('active');
  expect(snapshot.context.failure).toMatchObject({ reason: 'unexpected', detail: 'rejected', retryable: true });
  expect(JSON.stringify(snapshot.context)).not.toContain('correct horse');
});

test.each([undefined, null, 'flow', 7, {}, { kind: 7 }, { kind: 'made up' }])(
  'a host actor that resolves to %j ends in error',
  async (output) => {
    const openFlow = fromPromise<never, never>(async () => output as never);
    const actor = createActor(loginMachine.provide({ actors: { openFlow } as never }), { input: {} });
    const toView = createLoginView();
    actor.start();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(toView(actor.getSnapshot())).toMatchObject({ step: 'error', title: 'Something went wrong' });
  },
);

// ------------------------------------------------------------------------------------------------ persisted snapshots
test.each(['retry', 'restart'] as const)('%s works in a snapshot that was persisted while Kratos asked to wait', async (verb) => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rateLimited', retryAfter: 60_000 });
  const snapshot = meeting.login.actor.getPersistedSnapshot() as never;
  const actor = createActor(loginMachine, { snapshot, input: {} });
  const toView = createLoginView({ send: (event) => actor.send(event) });
  actor.start();
  const view = toView(actor.getSnapshot());
  expect(view).toMatchObject({ step: 'error', wait: '' });
  view[verb as 'restart']?.();
  expect(actor.getSnapshot().matches('error')).toBe(false);
});

test.each([{ aal: 'aal2' }, { requireSecondFactor: true }] as const)(
  'a login with %o for an OAuth2 client requires the second factor after a reload at the mailed code',
  async (asked) => {
    const meeting = startTestLogin({ ...asked, loginChallenge: 'challenge', mailedFlowId: 'mailed' });
    meeting.login.start();
    await meeting.kratos.answers(signedIn('aal1'));
    expect(meeting.kratos.isAsked).toEqual(['fetch', 'mailed']);
  },
);
