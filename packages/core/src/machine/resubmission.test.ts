import { expect, test } from 'vitest';
import {
  aFlow,
  atCode,
  atPassword,
  csrfMismatch,
  error,
  flow,
  form,
  gone,
  node,
  noSession,
  secondFactorDue,
  sessionChanged,
  submitCode,
  submitPassword,
  type TestLogin,
  unreachable,
} from '../../test/scripted-kratos.ts';
import type { Outcome } from '../kratos/outcome.ts';

type Case = readonly [
  reply: string,
  at: () => Promise<TestLogin>,
  submit: (meeting: TestLogin) => void,
  replies: readonly Outcome[],
  notice: string,
];

const tookTooLong = 'This took too long. Try again.';
const startedAgain = 'We had to start this step again. Try again.';
const notValid = 'This form was no longer valid. Try again.';
const newPasswordForm = flow('aal1', { id: 'new' });
const newCodeForm = flow('aal2', { id: 'new' });

/** Replies of Kratos that refuse the flow before the input is checked, and the form that follows. */
const unchecked: readonly Case[] = [
  ['an expired password form', atPassword, submitPassword, [gone('expired'), newPasswordForm], tookTooLong],
  ['an unknown password form', atPassword, submitPassword, [gone('unknown'), newPasswordForm], startedAgain],
  ['a password form that Kratos refuses', atPassword, submitPassword, [gone('refused'), newPasswordForm], startedAgain],
  ['a password form of another CSRF cookie', atPassword, submitPassword, [csrfMismatch, newPasswordForm], startedAgain],
  ['a session that came and went', atPassword, submitPassword, [sessionChanged, noSession, newPasswordForm], startedAgain],
  ['an expired code form', atCode, submitCode, [gone('expired'), newCodeForm], tookTooLong],
  ['an unknown code form', atCode, submitCode, [gone('unknown'), newCodeForm], startedAgain],
  ['a code form of another CSRF cookie', atCode, submitCode, [csrfMismatch, secondFactorDue, newCodeForm], notValid],
  ['a code form that ended with a message', atCode, submitCode, [sessionChanged, secondFactorDue, newCodeForm], startedAgain],
];

test.each(unchecked)('%s: the page resubmits the input without a message', async (_, at, submit, replies) => {
  const meeting = await at();
  submit(meeting);
  await meeting.kratos.answers(...replies);
  expect(form(meeting)).toMatchObject({ isPending: false, messages: [], pageEffect: { focus: null, clear: [], submit: true } });
  submit(meeting);
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ flow: 'new' });
});

test.each(unchecked)('%s, a second time: the page shows a notice and keeps the input', async (_, at, submit, replies, notice) => {
  const meeting = await at();
  for (let time = 0; time < 2; time++) {
    submit(meeting);
    await meeting.kratos.answers(...replies);
  }
  const { pageEffect, messages } = form(meeting);
  expect(messages).toEqual([notice]);
  expect(pageEffect).toEqual({ focus: expect.stringMatching(/^(password|totp_code)$/), clear: [], submit: false });
});

test.each(unchecked)('%s, repeatedly: the login ends in an error after three or four submissions', async (_, at, submit, replies) => {
  const meeting = await at();
  let submissions = 0;
  while (meeting.login.getView().step !== 'error' && submissions < 10) {
    submit(meeting);
    submissions++;
    for (const reply of replies) if (meeting.kratos.isAsked) await meeting.kratos.answers(reply);
  }
  expect(['cookiesBlocked', 'restartLimitReached']).toContain(error(meeting).failure.reason);
  expect(submissions).toBeGreaterThan(2);
  expect(submissions).toBeLessThan(5);
});

test('after a wrong password, the page resubmits the next expired form again', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch, newPasswordForm);
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: aFlow('aal1') });
  expect(form(meeting).pageEffect).toMatchObject({ submit: false, clear: expect.arrayContaining(['password']) });
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'), newPasswordForm);
  expect(form(meeting).pageEffect.submit).toBe(true);
});

test('a mailed code is not resubmitted, because the new flow has mailed another one', async () => {
  const mailed = { codeWasMailed: true, nodes: [node('code', 'code', 'text')] };
  const meeting = await atCode({}, mailed);
  form(meeting).submit?.({ code: '123456' });
  await meeting.kratos.answers(gone('expired'), flow('aal2', { ...mailed, id: 'new' }));
  expect(form(meeting)).toMatchObject({ messages: [tookTooLong], pageEffect: { focus: 'code', submit: false } });
  expect(form(meeting).pageEffect.clear).toContain('code');
});

test('the page does not resubmit a button without input', async () => {
  const nodes = [...aFlow('aal1').nodes, node('provider', 'oidc', 'submit', { value: 'github' })];
  const meeting = await atPassword({}, { nodes });
  form(meeting).chooseProvider?.('github');
  await meeting.kratos.answers(gone('expired'), flow('aal1', { id: 'new', nodes }));
  expect(form(meeting)).toMatchObject({ messages: [tookTooLong], pageEffect: { submit: false } });
});

test('a new form with other fields shows a notice and is not resubmitted', async () => {
  const nodes = [node('identifier', 'identifier_first', 'hidden', { value: 'ann@example.com' }), node('password', 'password', 'password')];
  const meeting = await atPassword({}, { nodes });
  form(meeting).submit?.({ password: 'correct horse' });
  await meeting.kratos.answers(gone('expired'), flow('aal1', { id: 'new', nodes: [node('identifier', 'identifier_first', 'text')] }));
  expect(form(meeting)).toMatchObject({ messages: [tookTooLong], pageEffect: { submit: false } });
});

test('a backup code stays chosen and is resubmitted', async () => {
  const nodes = [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')];
  const meeting = await atCode({}, { nodes });
  form(meeting).chooseFactor?.('lookup_secret');
  form(meeting).submit?.({ lookup_secret: 'abcd1234' });
  await meeting.kratos.answers(csrfMismatch, secondFactorDue, flow('aal2', { id: 'new', nodes }));
  expect(form(meeting)).toMatchObject({ form: 'lookup_secret', pageEffect: { clear: [], submit: true } });
});

test('after an error in between, the new form is not resubmitted', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch, unreachable);
  error(meeting).retry?.();
  await meeting.kratos.answers(newPasswordForm);
  expect(form(meeting).pageEffect.submit).toBe(false);
});

test.each([
  ['another CSRF cookie', csrfMismatch],
  ['an expired form', gone('expired')],
])('%s: the password is not resubmitted to a form for another user', async (_, reply) => {
  const confirming = (who: string) => ({
    refresh: true,
    nodes: [node('identifier', 'default', 'hidden', { value: who }), node('password', 'password', 'password')],
  });
  const meeting = await atPassword({ refresh: true }, confirming('ann@example.com'));
  form(meeting).submit?.({ password: 'correct horse' });
  await meeting.kratos.answers(reply, flow('aal1', { id: 'new', ...confirming('bob@example.com') }));
  expect(form(meeting)).toMatchObject({
    username: 'bob@example.com',
    messages: [expect.any(String)],
    pageEffect: { focus: 'password', submit: false },
  });
  expect(form(meeting).pageEffect.clear).toContain('password');
});
