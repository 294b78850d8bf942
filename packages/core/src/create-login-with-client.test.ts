import { createEmulator } from '@kratos-login/emulator';
import { expect, test, vi } from 'vitest';
import { createActor, type InspectionEvent } from 'xstate';
import {
  atPassword,
  error,
  flow,
  form,
  gone,
  kratosUrl,
  noSession,
  sessionChanged,
  signedIn,
  startTestLogin,
  submitPassword,
  success,
} from '../test/scripted-kratos.ts';
import { createLogin } from './create-login.ts';
import { loginMachine } from './machine/login-machine.ts';
import type { LoginView } from './view/login-view.ts';

test('no request is sent before start(), and a second start() sends none', async () => {
  const { login, kratos } = startTestLogin();
  expect(login.getView().step).toBe('init');
  expect(kratos.asked).toEqual([]);
  login.start();
  login.start();
  expect(kratos.asked).toHaveLength(1);
  await kratos.answers(flow('aal1'));
  login.start();
  expect(form({ login }).step).toBe('password');
  expect(kratos.asked).toHaveLength(1);
});

test('a subscription to the actor before start() receives the states of the login', async () => {
  const { login, kratos } = startTestLogin();
  const states: unknown[] = [];
  login.actor.subscribe(({ value }) => states.push(value));
  login.start();
  await kratos.answers(flow('aal1'));
  expect(states.at(-1)).toEqual({ password: { entering: 'waiting' } });
});

test('start() restarts a login that has ended', async () => {
  const { login, kratos } = await atPassword();
  submitPassword({ login });
  await kratos.answers(signedIn('aal2'));
  const first = login.actor;
  login.start();
  expect(login.actor).not.toBe(first);
  expect(login.getView().step).toBe('init');
  await kratos.answers(flow('aal1'));
  submitPassword({ login });
  expect(kratos.isAsked?.[0]).toBe('submit');
});

test('stop() aborts the pending request', async () => {
  const { login, kratos } = await atPassword();
  submitPassword({ login });
  login.stop();
  expect(kratos.aborted).toBe(1);
});

test('checkSession() starts a login that is new or has ended, and otherwise asks for the session', async () => {
  const { login, kratos } = startTestLogin();
  login.checkSession();
  expect(kratos.asked).toEqual([['open', { kratosUrl, aal: 'aal1' }]]);
  await kratos.answers(flow('aal1'));
  login.checkSession();
  await kratos.answers(signedIn('aal1'));
  login.checkSession();
  expect(kratos.asked.map(([call]) => call)).toEqual(['open', 'whoami', 'open']);
});

test('a listener is called once for each view and subscription, and not after it unsubscribed', async () => {
  const { login, kratos } = startTestLogin();
  const views: LoginView[] = [];
  const listen = (view: LoginView): void => void views.push(view);
  const endFirst = login.subscribe(listen);
  const endSecond = login.subscribe(listen);
  login.start();
  expect(views).toEqual([]); // the page looks the same
  await kratos.answers(flow('aal1'));
  expect(views).toEqual([login.getView(), login.getView()]);
  endFirst();
  submitPassword({ login });
  expect(views.slice(2)).toEqual([login.getView()]);
  endSecond();
  await kratos.answers(signedIn('aal2'));
  expect(views).toHaveLength(3);
});

test('a listener that unsubscribes while it is called does not stop the other listeners', async () => {
  const { login, kratos } = startTestLogin();
  const called: string[] = [];
  const endFirst = login.subscribe(() => {
    called.push('first');
    endFirst();
  });
  login.subscribe(() => called.push('second'));
  login.start();
  await kratos.answers(flow('aal1'));
  expect(called).toEqual(['first', 'second']);
});

test('a listener that throws does not stop the other listeners, and its error is reported', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { login, kratos } = startTestLogin();
  const views: LoginView[] = [];
  login.subscribe(() => {
    throw new Error('of the host');
  });
  login.subscribe((view) => views.push(view));
  login.start();
  await kratos.answers(flow('aal1'));
  expect(views).toEqual([login.getView()]);
  expect(() => vi.runAllTimers()).toThrow('of the host');
});

test('a listener that restarts the login does not change the order of views for the others', async () => {
  const { login, kratos } = await atPassword();
  const steps: string[] = [];
  login.subscribe(({ step }) => {
    if (step === 'success') login.start();
  });
  login.subscribe(({ step }) => steps.push(step));
  submitPassword({ login });
  await kratos.answers(signedIn('aal2'));
  expect(steps).toEqual(['password', 'success', 'init']);
});

test('an XState inspector receives the events of the login', () => {
  const seen: InspectionEvent[] = [];
  const { login } = startTestLogin({ inspect: (event) => void seen.push(event) });
  login.start();
  expect(seen.map(({ type }) => type)).toContain('@xstate.snapshot');
});

test.for([
  ['hidden', 0],
  ['visible', 1],
] as const)('on a %s document the form is renewed %i times', async ([visibilityState, times], { onTestFinished }) => {
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal('document', { visibilityState });
  const { kratos, clock } = await atPassword();
  clock.increment(600_000);
  expect(kratos.asked).toHaveLength(1 + times);
});

test('without a document the form is renewed', async () => {
  const { kratos, clock } = await atPassword();
  clock.increment(600_000);
  expect(kratos.asked).toHaveLength(2);
});

test('the options of the login are sent with every new flow', async () => {
  const asked = { returnTo: 'https://app.example.com', loginChallenge: 'c', organization: 'o', via: 'email', refresh: true };
  const { login, kratos } = await atPassword(asked);
  submitPassword({ login });
  await kratos.answers(gone('expired'));
  expect(kratos.asked.filter(([call]) => call === 'open')).toEqual([
    ['open', { ...asked, kratosUrl, aal: 'aal1' }],
    ['open', { ...asked, kratosUrl, aal: 'aal1' }],
  ]);
});

test('the output of the actor is the result of the login', async () => {
  const { login, kratos } = await atPassword();
  submitPassword({ login });
  await kratos.answers(signedIn('aal2'));
  expect(login.actor.getSnapshot().output).toEqual({
    how: 'signed-in',
    session: signedIn('aal2').session,
    redirect: null,
    continueWith: [],
  });
});

test('an error view has the kratosUrl', async () => {
  const { login, kratos } = startTestLogin();
  login.start();
  await kratos.answers(sessionChanged, noSession, { kind: 'timedOut' });
  expect(error({ login })).toMatchObject({ kratosUrl, title: 'This took too long' });
});

test('a restarted login calls its listeners', async () => {
  const { login, kratos } = await atPassword();
  submitPassword({ login });
  await kratos.answers(signedIn('aal2'));
  const steps: string[] = [];
  login.subscribe(({ step }) => steps.push(step));
  login.start();
  expect(steps).toEqual(['init']);
});

test('a machine without provided actors ends in error instead of waiting', async () => {
  const actor = createActor(loginMachine, { input: {} });
  actor.start();
  await expect.poll(() => actor.getSnapshot().matches('error')).toBe(true);
  expect(actor.getSnapshot().context.failure).toMatchObject({ reason: 'unexpected', status: 0, detail: 'empty' });
});

test('with a served flow no request is sent before the password', async () => {
  const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password: 'correct horse battery' }] });
  const headers = { Accept: 'application/json' };
  const body: unknown = await (await kratos.fetch('self-service/login/browser', { headers })).json();
  const requests = kratos.log.length;
  const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch, flow: body });
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  expect(kratos.log).toHaveLength(requests);
  form({ login }).submit?.({ identifier: 'ann@example.com', password: 'correct horse battery' });
  await expect.poll(() => login.getView().step).toBe('success');
  expect(success({ login }).how).toBe('signed-in');
});
