import { expect, test } from 'vitest';
import { createActor, fromPromise, SimulatedClock } from 'xstate';
import {
  atCode,
  atPassword,
  flow,
  form,
  kratosUrl,
  message,
  node,
  sessionChanged,
  signedIn,
  submitPassword,
  type TestLogin,
  unreachable,
} from '../../test/scripted-kratos.ts';
import type { OpenOutcome, Outcome } from '../kratos/outcome.ts';
import type { OpenRequest } from './login-actors.ts';
import { loginMachine } from './login-machine.ts';

const tenMinutes = 600_000;
const openFirst = ['open', { kratosUrl, aal: 'aal1' }];

test.each([
  ['password', atPassword, 'aal1'],
  ['code', atCode, 'aal2'],
] as const)('a %s form that is about to expire is renewed in the background once', async (_, at, aal) => {
  const meeting = await at();
  const { kratos, clock, login } = meeting;
  const seen = login.getView();
  clock.increment(0.99 * tenMinutes - 1);
  expect(kratos.isAsked).toBeNull();
  clock.increment(1);
  expect(kratos.isAsked).toEqual(['open', { kratosUrl, aal }]);
  expect(login.getView()).toBe(seen);
  await kratos.answers(flow(aal, { id: 'b', messages: [message(4000006, 'Not shown.')] }));
  expect(login.getView()).toBe(seen);
  clock.increment(100 * tenMinutes);
  expect(kratos.isAsked).toBeNull();
  form(meeting).submit?.({ identifier: 'ann', password: 'p', totp_code: '1' });
  expect(kratos.isAsked?.[1]).toMatchObject({ flow: 'b' });
});

test('the messages of the last submission stay after a renewal', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  const wrong = { messages: [message(9, 'Wrong.'), message(1, 'By the way.', 'info')] };
  await meeting.kratos.answers({ kind: 'rejected', flow: { ...flow('aal1').flow, ...wrong } });
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  expect(form(meeting).messages).toEqual(['Wrong.', 'By the way.']);
  submitPassword(meeting);
  await meeting.kratos.answers(unreachable);
  meeting.login.actor.send({ type: 'retry' });
  expect(form(meeting).messages).toEqual(['By the way.']);
});

test('the messages of a field stay at the field after a renewal', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  const nodes = [
    node('identifier', 'default', 'text', { messages: [message(9, 'Who?')] }),
    node('password', 'password', 'password', { messages: [message(9, 'And how?'), message(1, 'A hint.', 'info')] }),
  ];
  await meeting.kratos.answers({ kind: 'rejected', flow: { ...flow('aal1').flow, nodes } });
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  expect(form(meeting)).toMatchObject({ fields: [{ messages: ['Who?'] }, { messages: ['And how?', 'A hint.'] }], announcement: 'Who?' });
  submitPassword(meeting);
  await meeting.kratos.answers(unreachable);
  meeting.login.actor.send({ type: 'retry' });
  expect(form(meeting).fields).toMatchObject([{ messages: [] }, { messages: ['A hint.'] }]);
});

test('a field that only the renewed form has shows no messages', async () => {
  const meeting = await atCode();
  meeting.clock.increment(tenMinutes);
  const nodes = [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')];
  await meeting.kratos.answers(flow('aal2', { id: 'b', nodes }));
  form(meeting).chooseFactor?.('lookup_secret');
  expect(form(meeting).fields.at(-1)).toMatchObject({ name: 'lookup_secret', messages: [] });
});

test('a form on a hidden page is not renewed', async () => {
  let isVisible = false;
  const meeting = await atPassword({ isPageVisible: () => isVisible });
  meeting.clock.increment(tenMinutes);
  expect(meeting.kratos.isAsked).toBeNull();
  isVisible = true;
  const code = await atCode({ isPageVisible: () => false });
  code.clock.increment(tenMinutes);
  expect(code.kratos.isAsked).toBeNull();
});

test('a form with a known identifier is not renewed, because a new one would ask for it again', async () => {
  const nodes = [node('identifier', 'default', 'hidden', { value: 'ann' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  meeting.clock.increment(tenMinutes);
  expect(meeting.kratos.isAsked).toBeNull();
  const another = await atPassword({}, { nodes: [node('transient', 'default', 'hidden'), node('password', 'password', 'password')] });
  another.clock.increment(tenMinutes);
  expect(another.kratos.isAsked?.[0]).toBe('open');
  const confirming = await atPassword({ refresh: true }, { nodes, refresh: true });
  confirming.clock.increment(tenMinutes);
  expect(confirming.kratos.isAsked?.[0]).toBe('open');
});

test('a form with a mailed code is not renewed', async () => {
  const meeting = await atCode({}, { codeWasMailed: true, nodes: [node('code', 'code', 'text')] });
  meeting.clock.increment(tenMinutes);
  expect(meeting.kratos.isAsked).toBeNull();
});

test('a renewal that mailed a code starts the resend cooldown', async () => {
  const meeting = await atCode();
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(flow('aal2', { id: 'b', codeWasMailed: true, nodes: [node('code', 'code', 'text')] }));
  expect(form(meeting)).toMatchObject({ form: 'code', resendCode: null });
  meeting.clock.increment(30_000);
  expect(form(meeting).resendCode).not.toBeNull();
});

test.each([
  ['password', atPassword],
  ['code', atCode],
] as const)('a %s form stays usable when its renewal fails', async (_, at) => {
  const meeting = await at();
  const seen = meeting.login.getView();
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(unreachable);
  expect(meeting.login.getView()).toBe(seen);
  const { value } = meeting.login.actor.getSnapshot();
  expect(Object.values(value)).toEqual([{ entering: 'waiting' }]);
  form(meeting).submit?.({ identifier: 'ann', password: 'p', totp_code: '1' });
  expect(meeting.kratos.isAsked?.[0]).toBe('submit');
});

test.each([
  ['password', atPassword],
  ['code', atCode],
] as const)('a renewal of the %s form that finds another session asks for the session', async (_, at) => {
  const meeting = await at();
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(sessionChanged);
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
  await meeting.kratos.answers(signedIn('aal2'));
  expect(meeting.login.getView()).toMatchObject({ step: 'success', how: 'already-signed-in' });
});

test.each<[step: string, at: () => Promise<TestLogin>, found: Outcome, aal: 'aal1' | 'aal2']>([
  ['password', atPassword, { kind: 'noSession' }, 'aal1'],
  ['awaiting-TOTP', atCode, { kind: 'secondFactorDue' }, 'aal2'],
])('at %s the fourth renewal that finds another session leaves the form in place', async (step, at, found, aal) => {
  const meeting = await at();
  for (const id of ['b', 'c', 'd']) {
    meeting.clock.increment(tenMinutes);
    await meeting.kratos.answers(sessionChanged, found, flow(aal, { id }));
  }
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(sessionChanged);
  expect(meeting.kratos.isAsked).toBeNull();
  expect(form(meeting)).toMatchObject({ step, isPending: false });
});

test('a submit during a renewal is sent at once', async () => {
  const meeting = await atPassword();
  meeting.clock.increment(tenMinutes);
  expect(meeting.kratos.isAsked).toEqual(openFirst);
  submitPassword(meeting);
  expect(meeting.kratos.isAsked?.[0]).toBe('submit');
  expect(meeting.kratos.aborted).toBe(1);
});

test('a form of more than 24 days is not renewed at once', async () => {
  const meeting = await atPassword({}, { lifetime: 30 * 24 * 3_600_000 });
  meeting.clock.increment(2 ** 31 - 2);
  expect(meeting.kratos.isAsked).toBeNull();
  meeting.clock.increment(1);
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test('a renewal does not reset the count of CSRF mismatches: the third one ends in an error', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'csrfMismatch' }, flow('aal1', { id: 'b' }));
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'csrfMismatch' }, flow('aal1', { id: 'b2' }));
  submitPassword(meeting);
  await meeting.kratos.answers(unreachable);
  meeting.login.actor.send({ type: 'retry' });
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(flow('aal1', { id: 'c' }));
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'csrfMismatch' });
  expect(meeting.login.getView()).toMatchObject({ failure: { reason: 'cookiesBlocked' } });
});

test('a renewal does not reset the count of expired code forms: the fourth one ends in an error', async () => {
  const meeting = await atCode();
  for (const id of ['b', 'c', 'd']) {
    form(meeting).submit?.({ totp_code: '1' });
    await meeting.kratos.answers({ kind: 'flowGone', why: 'expired', replacement: null }, flow('aal2', { id }));
  }
  form(meeting).submit?.({ totp_code: '1' });
  await meeting.kratos.answers(unreachable);
  meeting.login.actor.send({ type: 'retry' });
  meeting.clock.increment(tenMinutes);
  await meeting.kratos.answers(flow('aal2', { id: 'e' }));
  form(meeting).submit?.({ totp_code: '1' });
  await meeting.kratos.answers({ kind: 'flowGone', why: 'expired', replacement: null });
  expect(meeting.login.getView()).toMatchObject({ failure: { reason: 'restartLimitReached' } });
});

test('the machine without a page renews its form', async () => {
  let opened = 0;
  const clock = new SimulatedClock();
  const openFlow = fromPromise<OpenOutcome, OpenRequest>(async () => {
    opened += 1;
    return flow('aal1', { id: `${opened}` });
  });
  const actor = createActor(loginMachine.provide({ actors: { openFlow } }), { input: {}, clock });
  actor.start();
  await expect.poll(() => actor.getSnapshot().matches('password')).toBe(true);
  clock.increment(tenMinutes);
  expect(opened).toBe(2);
});
