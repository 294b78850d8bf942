import { expect, test } from 'vitest';
import { waysTo } from '../../test/request-states.ts';
import {
  aFlow,
  atCode,
  atPassword,
  csrfMismatch,
  error,
  flow,
  form,
  gone,
  kratosUrl,
  message,
  node,
  noSession,
  type RequestLog,
  secondFactorDue,
  sessionChanged,
  signedIn,
  startTestLogin,
  submitCode,
  submitPassword,
  success,
  type TestLogin,
  unreachable,
} from '../../test/scripted-kratos.ts';
import type { Outcome } from '../kratos/outcome.ts';
import type { RequestState } from './login-context.ts';

const openFirst: RequestLog = ['open', { kratosUrl, aal: 'aal1' }];
const openSecond: RequestLog = ['open', { kratosUrl, aal: 'aal2' }];
const whoami: RequestLog = ['whoami'];

const tookTooLong = ['This took too long. Please try again.'];
const signInEnded = ['Your sign-in has ended. Please start again.'];
const changedElsewhere = ['This form was no longer valid. Please try again.'];

// ------------------------------------------------------------------------------------------------ what an answer leads to
const rejected: Outcome = { kind: 'rejected', flow: aFlow('aal1') };

/** What is asked next; what the form says that comes after it, as far as it says anything. */
const next: readonly (readonly [place: RequestState, answer: string, outcome: Outcome, asked: RequestLog | null])[] = [
  ['init.opening', 'a first form', flow('aal1'), null],
  ['init.opening', 'a second form', flow('aal2'), null],
  ['init.opening', 'somebody is signed in', sessionChanged, whoami],
  ['init.opening', 'a flow that is gone', gone('expired'), openFirst],
  ['init.opening', 'a flow of another browser', csrfMismatch, openFirst],
  ['init.openingSecondFactor', 'a second form', flow('aal2'), null],
  ['init.openingSecondFactor', 'nobody is signed in', noSession, openFirst],
  ['init.openingSecondFactor', 'another session', sessionChanged, whoami],
  ['init.checkingSession', 'half a session', secondFactorDue, openSecond],
  ['init.checkingSession', 'nobody', noSession, openFirst],
  ['init.signingOut', 'nobody any more', noSession, openFirst],
  ['password.submitting', 'wrong credentials', rejected, null],
  ['password.submitting', 'a second factor is due', secondFactorDue, openSecond],
  ['password.submitting', 'another session', sessionChanged, whoami],
  ['password.submitting', 'a form that ran out', gone('expired'), openFirst],
  ['password.submitting', 'a form of another browser', csrfMismatch, openFirst],
  ['password.renewing', 'a first form', flow('aal1', { id: 'new' }), null],
  ['password.renewing', 'somebody is signed in', sessionChanged, whoami],
  ['password.steppingUp', 'a second form', flow('aal2'), null],
  ['password.steppingUp', 'another session', sessionChanged, whoami],
  ['awaiting-TOTP.submitting', 'a wrong code', { kind: 'rejected', flow: aFlow('aal2') }, null],
  ['awaiting-TOTP.submitting', 'another session', sessionChanged, whoami],
  ['awaiting-TOTP.submitting', 'nobody is signed in', noSession, openFirst],
  ['awaiting-TOTP.submitting', 'a form that ran out', gone('expired'), openSecond],
  ['awaiting-TOTP.submitting', 'a form of another browser', csrfMismatch, whoami],
  ['awaiting-TOTP.renewing', 'a second form', flow('aal2', { id: 'new' }), null],
  ['awaiting-TOTP.renewing', 'nobody is signed in', noSession, openFirst],
  ['awaiting-TOTP.renewing', 'another session', sessionChanged, whoami],
];

test.each(next)('at %s, after %s, the next question is the right one', async (place, _, outcome, asked) => {
  const { kratos } = await waysTo[place]();
  await kratos.answers(outcome);
  expect(kratos.isAsked).toEqual(asked);
});

const forms: readonly (readonly [fact: string, place: RequestState, answers: readonly Outcome[], view: object])[] = [
  ['a first form', 'init.opening', [flow('aal1')], { step: 'password', form: 'password', messages: [] }],
  ['a second form for who is half signed in', 'init.opening', [flow('aal2')], { step: 'awaiting-TOTP', form: 'totp', messages: [] }],
  [
    'a session that ended before the second factor',
    'init.openingSecondFactor',
    [noSession, flow('aal1')],
    { step: 'password', messages: signInEnded, restart: expect.any(Function) },
  ],
  ['half a session found', 'init.checkingSession', [secondFactorDue, flow('aal2')], { step: 'awaiting-TOTP', messages: [] }],
  ['nobody found', 'init.checkingSession', [noSession, flow('aal1')], { step: 'password', messages: [] }],
  [
    'wrong credentials',
    'password.submitting',
    [rejected],
    {
      step: 'password',
      isPending: false,
      fields: [
        { name: 'identifier', value: 'ann@example.com' },
        { name: 'password', value: '' },
      ],
    },
  ],
  ['a second factor that is due', 'password.submitting', [secondFactorDue, flow('aal2')], { step: 'awaiting-TOTP', messages: [] }],
  [
    'a session that was revoked before the code',
    'awaiting-TOTP.submitting',
    [noSession, flow('aal1')],
    { step: 'password', messages: signInEnded, fields: [{ name: 'identifier', value: 'ann@example.com' }, {}] },
  ],
  [
    'somebody else in another tab, before the code: nobody is named any more',
    'awaiting-TOTP.submitting',
    [csrfMismatch, noSession, flow('aal1')],
    { step: 'password', messages: changedElsewhere, fields: [{ name: 'identifier', value: '' }, {}] },
  ],
];

test.each(forms)('%s: the form that comes says so', async (_, place, answers, view) => {
  const meeting = await waysTo[place]();
  await meeting.kratos.answers(...answers);
  expect(form(meeting)).toMatchObject({ isPending: false, ...view });
});

// ------------------------------------------------------------------------------------------------ closed accounts
test.each([
  ['password', 'account-disabled', atPassword, submitPassword],
  ['awaiting-TOTP', 'account-disabled', atCode, submitCode],
] as const)('an account that is disabled is told so at %s', async (step, why, at, submit) => {
  const meeting = await at();
  submit(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why, flow: null, verification: null });
  expect(form(meeting)).toMatchObject({
    step,
    isPending: false,
    messages: ['This account is disabled.'],
    pageTitle: `Error: ${form(meeting).title}`,
    unverified: null,
  });
});

test.each([
  ['password', atPassword, submitPassword],
  ['awaiting-TOTP', atCode, submitCode],
] as const)('an address that is not verified is told so at %s, with the way to verify it, until the next try', async (step, at, submit) => {
  const meeting = await at();
  submit(meeting);
  const verification = { flowId: 'v', address: 'ann@example.com', url: 'https://app.example.com/verification?flow=v' };
  const again = aFlow(step === 'password' ? 'aal1' : 'aal2', {
    messages: [message(4000010, 'Not yet.'), message(1, 'By the way.', 'info')],
  });
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'address-not-verified', flow: again, verification });
  expect(form(meeting)).toMatchObject({
    step,
    isPending: false,
    messages: ['By the way.'],
    unverified: { text: 'Please verify your email address first.', linkLabel: 'Enter the code from the email', url: verification.url },
    pageEffect: { focus: 'notice' },
  });
  expect(form(meeting).pageTitle).toMatch(/^Error: /);
  submit(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: again });
  expect(form(meeting).unverified).toBeNull();
  submit(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'address-not-verified', flow: again, verification: null });
  expect(form(meeting).unverified).toMatchObject({ text: 'Please verify your email address first.', url: null });
});

test.each([
  ['https://evil.example/verification?flow=v', ['https://app.example.com']],
  ['javascript:alert(1)', undefined],
])('a verification flow at %s, where %j are expected, has no link', async (url, expectedOrigins) => {
  const meeting = await atPassword({ expectedOrigins });
  submitPassword(meeting);
  const verification = { flowId: 'v', address: 'ann@example.com', url };
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'address-not-verified', flow: null, verification });
  expect(form(meeting).unverified).toEqual({
    text: 'Please verify your email address first.',
    linkLabel: 'Enter the code from the email',
    url: null,
  });
  expect(JSON.stringify(meeting.login.actor.getPersistedSnapshot())).not.toContain(url);
});

// ------------------------------------------------------------------------------------------------ is it enough
test.each<[options: { aal?: 'aal2'; requireSecondFactor?: boolean }, aal: 'aal1' | 'aal2', how: string]>([
  [{}, 'aal1', 'signed-in'],
  [{}, 'aal2', 'signed-in'],
  [{ requireSecondFactor: true }, 'aal2', 'signed-in'],
  [{ aal: 'aal2' }, 'aal2', 'signed-in'],
])('asked for %j, a session at %s is enough', async (options, aal, how) => {
  const meeting = await atPassword(options.aal === 'aal2' ? { ...options, flowId: 'given' } : options);
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn(aal));
  expect(success(meeting)).toMatchObject({ how, title: 'Signed in', pageTitle: 'Signed in', session: { id: `session-${aal}` } });
});

test('who is asked for two factors, and Kratos for one, goes on to the second', async () => {
  const meeting = await atPassword({ requireSecondFactor: true });
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn('aal1'));
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, requireSecondFactor: true, aal: 'aal2' }]);
  await meeting.kratos.answers(flow('aal2'));
  expect(form(meeting).step).toBe('awaiting-TOTP');
});

test('a code that opens no more than half a session is trouble, and says which', async () => {
  const meeting = await atCode({ requireSecondFactor: true });
  submitCode(meeting);
  await meeting.kratos.answers(signedIn('aal1'));
  expect(error(meeting).failure).toMatchObject({
    reason: 'unexpected',
    detail: 'secondFactorDue',
    requestState: 'awaiting-TOTP.submitting',
  });
});

test('who is found with one factor where two are asked for goes on to the second', async () => {
  const meeting = startTestLogin({ requireSecondFactor: true });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal1'));
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ aal: 'aal2' });
});

test('who is to step up needs two factors, even where a session is found', async () => {
  const meeting = startTestLogin({ aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal1'));
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ aal: 'aal2' });
});

test('who is found signed in is so', async () => {
  const meeting = await waysTo['init.checkingSession']();
  await meeting.kratos.answers(signedIn('aal1'));
  expect(success(meeting)).toMatchObject({ how: 'already-signed-in', redirect: null, progress: '', pageEffect: { focus: 'title' } });
});

// ------------------------------------------------------------------------------------------------ confirming
test('whoever is to confirm is asked the first factor, although signed in, and then let through', async () => {
  const meeting = startTestLogin({ refresh: true, flowId: 'given' });
  meeting.login.start();
  expect(form(meeting).title).toBe('Confirm it is you');
  await meeting.kratos.answers(flow('aal1', { id: 'given', refresh: true }));
  meeting.login.checkSession();
  await meeting.kratos.answers(signedIn('aal1'));
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, refresh: true, aal: 'aal1' }]);
});

test('the first factor is not asked twice of whoever confirms', async () => {
  const meeting = await atPassword({ refresh: true }, { refresh: true });
  submitPassword(meeting);
  await meeting.kratos.answers(secondFactorDue, sessionChanged, signedIn('aal2'));
  expect(success(meeting).how).toBe('already-signed-in');
});

// ------------------------------------------------------------------------------------------------ apps and providers
test('who is signed in already is led back to the app that waits', async () => {
  const meeting = startTestLogin({ loginChallenge: 'a&b' });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal2'));
  expect(success(meeting)).toMatchObject({
    how: 'redirect-required',
    session: null,
    title: 'Taking you to auth.example.com',
    redirect: {
      reason: 'app',
      url: 'https://auth.example.com/self-service/login/browser?login_challenge=a%26b',
      origin: 'https://auth.example.com',
    },
    continueWith: [],
  });
});

test('who signs in for an app is led back to it', async () => {
  const meeting = await atPassword({ loginChallenge: 'c' });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://app.example.com/cb' });
  expect(success(meeting).redirect).toEqual({ reason: 'app', url: 'https://app.example.com/cb', origin: 'https://app.example.com' });
});

test('nobody is led where the host never meant to send anybody, and to say so helps the developer', async () => {
  const meeting = await atPassword({ expectedOrigins: [] });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://evil.example' });
  expect(error(meeting)).toMatchObject({
    failure: { reason: 'unexpected', requestState: 'password.submitting', detail: 'redirectRequired' },
  });
  error(meeting).retry?.();
  expect(form(meeting)).toMatchObject({ step: 'password', isPending: false });
});

test('where the host does mean to send people, they are sent', async () => {
  const meeting = await atPassword({ expectedOrigins: ['https://accounts.example.org'] });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://accounts.example.org/oauth' });
  expect(success(meeting).redirect).toMatchObject({ reason: 'provider', url: 'https://accounts.example.org/oauth' });
});

// ------------------------------------------------------------------------------------------------ what is trouble
test.each<[outcome: Outcome, failure: object]>([
  [{ kind: 'unreachable' }, { reason: 'unreachable', retryable: true, status: null, detail: 'unreachable' }],
  [{ kind: 'timedOut' }, { reason: 'timedOut', retryable: true, status: null, detail: 'timedOut' }],
  [
    { kind: 'serverError', status: 500, errorId: 'x' },
    { reason: 'serverError', retryable: true, status: 500, detail: 'x' },
  ],
  [
    { kind: 'serverError', status: 502, errorId: null },
    { reason: 'serverError', retryable: true, status: 502, detail: 'serverError' },
  ],
  [
    { kind: 'refused', status: 400, errorId: 'y' },
    { reason: 'refused', retryable: false, status: 400, detail: 'y' },
  ],
  [
    { kind: 'unexpected', status: 200, why: 'not-json' },
    { reason: 'unexpected', retryable: true, status: 200, detail: 'not-json' },
  ],
  [
    { kind: 'unexpected', status: 0, why: 'bad-address' },
    { reason: 'unexpected', retryable: false, status: 0, detail: 'bad-address' },
  ],
  [
    { kind: 'noUsableMethod', flow: aFlow('aal1') },
    { reason: 'noUsableMethod', retryable: false, status: null, detail: 'noUsableMethod' },
  ],
  [
    { kind: 'rateLimited', retryAfter: null },
    { reason: 'rateLimited', retryable: true, retryAfter: null, status: null, detail: 'rateLimited' },
  ],
  [
    { kind: 'rateLimited', retryAfter: 2_000 },
    { reason: 'rateLimited', retryable: true, retryAfter: 2_000, status: null, detail: 'rateLimited' },
  ],
  [
    { kind: 'unavailable', retryAfter: 2_000 },
    { reason: 'unavailable', retryable: true, retryAfter: 2_000, status: null, detail: 'unavailable' },
  ],
  [
    { kind: 'unexpected', status: 431, why: 'headers-too-large' },
    { reason: 'cookiesTooLarge', retryable: false, retryAfter: null, status: 431, detail: 'headers-too-large' },
  ],
  [
    { kind: 'rejected', flow: aFlow('aal1') },
    { reason: 'unexpected', retryable: true, detail: 'rejected' },
  ],
  [
    { kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null },
    { reason: 'unexpected', detail: 'account-disabled' },
  ],
  [{ kind: 'secondFactorDue' }, { reason: 'unexpected', detail: 'secondFactorDue' }],
  [{ kind: 'noSession' }, { reason: 'unexpected', detail: 'noSession' }],
])('%j while the first form is opened is an error that says why', async (outcome, failure) => {
  const meeting = await waysTo['init.opening']();
  await meeting.kratos.answers(outcome);
  expect(error(meeting).failure).toMatchObject({ requestState: 'init.opening', ...failure });
  expect(error(meeting).retry === null).toBe(error(meeting).failure.retryable === false);
  if (error(meeting).failure.retryable) return;
  meeting.login.actor.send({ type: 'retry' });
  expect(meeting.kratos.isAsked).toBeNull();
});

test('a session that is not there a moment after the password is a browser that keeps no cookies', async () => {
  const meeting = await waysTo['password.steppingUp']();
  await meeting.kratos.answers(noSession);
  expect(error(meeting).failure).toMatchObject({ reason: 'cookiesBlocked', retryable: false, detail: 'noSession' });
});

test('one form after the other that belongs to another browser is a browser that keeps no cookies', async () => {
  const meeting = await atPassword();
  for (const id of ['b', 'c']) {
    submitPassword(meeting);
    await meeting.kratos.answers(csrfMismatch, flow('aal1', { id }));
    expect(form(meeting).isPending).toBe(false);
  }
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch);
  expect(error(meeting).failure).toMatchObject({ reason: 'cookiesBlocked', retryable: false, detail: 'csrfMismatch' });
});

test.each<[fact: string, outcome: Outcome]>([
  ['wrong credentials', rejected],
  ['a closed account', { kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null }],
  ['a form', flow('aal1')],
])('%s between them is a judgement, and whatever went before does not count any more', async (_, judgement) => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch, flow('aal1'));
  submitPassword(meeting);
  await meeting.kratos.answers(judgement);
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch);
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test.each<[fact: string, outcome: Outcome]>([
  ['a second factor that is due', secondFactorDue],
  ['a session with one factor', signedIn('aal1')],
])('%s is a judgement, too: three more turns are allowed', async (_, judgement) => {
  const meeting = await atPassword({ requireSecondFactor: true });
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'), sessionChanged, noSession, flow('aal1'));
  submitPassword(meeting);
  await meeting.kratos.answers(judgement, sessionChanged, secondFactorDue, sessionChanged, secondFactorDue, sessionChanged);
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
  await meeting.kratos.answers(secondFactorDue, sessionChanged);
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', retryable: false });
});

test('the fourth turn that nobody asked for, one after the other, ends going in circles; beginning again helps', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, noSession, sessionChanged, noSession, sessionChanged, noSession);
  expect(meeting.kratos.isAsked).toEqual(openFirst);
  await meeting.kratos.answers(sessionChanged);
  expect(error(meeting)).toMatchObject({
    title: 'Signing in keeps starting over. Please start again.',
    failure: { reason: 'restartLimitReached', retryable: false, detail: 'sessionChanged' },
    retry: null,
  });
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
  await meeting.kratos.answers(sessionChanged);
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
});

test('a first form that runs out four times in a row is going in circles, too', async () => {
  const meeting = await atPassword();
  for (const id of ['b', 'c', 'd']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id }));
  }
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', detail: 'expired' });
  error(meeting).restart?.();
  await meeting.kratos.answers(flow('aal1', { id: 'e' }));
  expect(form(meeting)).toMatchObject({ messages: [], fields: [{ value: 'ann@example.com' }, {}] });
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

// ------------------------------------------------------------------------------------------------ beginning again
test('beginning again at the password opens a new form under it, and the name stays', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'), flow('aal1', { id: 'b' }));
  form(meeting).restart?.();
  expect(form(meeting)).toMatchObject({ step: 'password', isPending: true });
  await meeting.kratos.answers(flow('aal1', { id: 'c' }));
  expect(form(meeting)).toMatchObject({ messages: [], fields: [{ value: 'ann@example.com' }, {}] });
});

test('beginning again while half signed in signs out first', async () => {
  const meeting = await atCode();
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
  await meeting.kratos.answers(noSession, flow('aal1'));
  expect(form(meeting)).toMatchObject({ step: 'password', fields: [{ value: '' }, {}] });
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test('whoever is half signed in and sees a first form again signs out to begin again', async () => {
  const meeting = await waysTo['password.steppingUp']();
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
});

test('beginning again after trouble at the password opens a first form; after trouble at the code it signs out', async () => {
  const first = await atPassword();
  submitPassword(first);
  await first.kratos.answers(unreachable);
  error(first).restart?.();
  expect(first.kratos.isAsked).toEqual(openFirst);
  expect(form(first).step).toBe('password');
  const second = await atCode();
  submitCode(second);
  await second.kratos.answers(unreachable);
  expect(error(second).switchAccount).not.toBeNull();
  error(second).restart?.();
  expect(second.kratos.isAsked).toEqual(['sign out']);
});

test('beginning again after trouble at the beginning is to arrive again', async () => {
  const meeting = startTestLogin({ flowId: 'given' });
  meeting.login.start();
  expect(meeting.kratos.isAsked).toEqual(['fetch', 'given']);
  await meeting.kratos.answers(unreachable);
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
  expect(form(meeting).step).toBe('init');
});

test('signing out forgets who it was, what was said and what was counted', async () => {
  const meeting = await atCode();
  for (const id of ['a', 'b']) {
    submitCode(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal2', { id }));
  }
  expect(form(meeting).messages).toEqual(tookTooLong);
  form(meeting).switchAccount?.();
  await meeting.kratos.answers(noSession, flow('aal1'));
  expect(form(meeting)).toMatchObject({ messages: [], fields: [{ value: '' }, {}] });
  for (const id of ['c', 'd', 'e']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id }));
  }
  expect(form(meeting).step).toBe('password');
});

// ------------------------------------------------------------------------------------------------ a flow from outside
test('a flow that the page was opened with is fetched, and opened anew when it is gone', async () => {
  const meeting = startTestLogin({ flowId: 'given', aal: 'aal2' });
  meeting.login.start();
  expect(meeting.kratos.isAsked).toEqual(['fetch', 'given']);
  await meeting.kratos.answers(gone('expired'));
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ aal: 'aal2' });
});

test('who signs out does not get the flow that the page was opened with', async () => {
  const meeting = startTestLogin({ flowId: 'given', aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(unreachable);
  error(meeting).switchAccount?.();
  await meeting.kratos.answers(noSession);
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

test('a flow that was fetched is not fetched again', async () => {
  const meeting = startTestLogin({ flowId: 'given' });
  meeting.login.start();
  await meeting.kratos.answers(flow('aal1', { id: 'given' }));
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

// ------------------------------------------------------------------------------------------------ is it still so
test.each([
  ['the password', atPassword],
  ['the code', atCode],
] as const)('at %s the session can be looked at, and who is signed in by now is done', async (_, at) => {
  const meeting = await at();
  meeting.login.checkSession();
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
  expect(form(meeting).isPending).toBe(true);
  await meeting.kratos.answers(signedIn('aal2'));
  expect(success(meeting).how).toBe('already-signed-in');
});

test.each([
  ['the session is looked at', ({ login }: TestLogin) => login.checkSession(), []],
  ['its renewal finds another session', ({ clock }: TestLogin) => clock.increment(600_000), [sessionChanged]],
] as const)('what was said on a form is not said on the next when %s', async (_, ask, answers) => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null });
  expect(form(meeting).messages).toHaveLength(1);
  ask(meeting);
  await meeting.kratos.answers(...answers, secondFactorDue, flow('aal2'));
  expect(form(meeting)).toMatchObject({ step: 'awaiting-TOTP', messages: [] });
});

test('nobody found after a code step is not half signed in any more', async () => {
  const meeting: TestLogin = await atCode();
  meeting.login.checkSession();
  await meeting.kratos.answers(noSession, flow('aal1'));
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

// ------------------------------------------------------------------------------------------------ the same again, from elsewhere
test('to step up is still to step up after trouble, and after a flow from outside that is another browser’s', async () => {
  const meeting = startTestLogin({ aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(unreachable);
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal2' }]);
  const given = startTestLogin({ aal: 'aal2', flowId: 'given' });
  given.login.start();
  await given.kratos.answers(csrfMismatch);
  expect(given.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal2', flowId: undefined }]);
});

test('who confirms a second factor, and is signed in, is asked for the second factor', async () => {
  const meeting = startTestLogin({ aal: 'aal2', refresh: true });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal2'));
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal2', refresh: true }]);
});

test('what breaks after a detour is asked again where it broke', async () => {
  const meeting = await waysTo['init.checkingSession']();
  await meeting.kratos.answers(noSession, unreachable);
  expect(error(meeting).failure.requestState).toBe('init.opening');
  error(meeting).retry?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test('half a session found: nobody is named, and to begin again is to sign out; when it ended, it is not', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(sessionChanged, secondFactorDue, flow('aal2'));
  expect(form(meeting).fields.map(({ name }) => name)).toEqual(['totp_code']);
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
  const ended = await waysTo['init.checkingSession']();
  await ended.kratos.answers(secondFactorDue, noSession, flow('aal1'));
  form(ended).restart?.();
  expect(ended.kratos.isAsked).toEqual(openFirst);
});

test('a session that ended at the code is no half session any more', async () => {
  const meeting = await atCode();
  submitCode(meeting);
  await meeting.kratos.answers(noSession, flow('aal1'));
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test.each([{ requireSecondFactor: true }, { refresh: true }])(
  'with %j, too, who is signed in goes back to the app: Kratos asks there',
  async (options) => {
    const meeting = startTestLogin({ loginChallenge: 'c', ...options });
    meeting.login.start();
    await meeting.kratos.answers(sessionChanged, signedIn('aal1'));
    expect(success(meeting).redirect?.reason).toBe('app');
  },
);

test('turns while a form is opened anew count, too: at the password and at the code', async () => {
  const first = await atPassword();
  submitPassword(first);
  await first.kratos.answers(gone('expired'), sessionChanged, noSession, flow('aal1', { id: 'b' }));
  submitPassword(first);
  await first.kratos.answers(gone('expired'), sessionChanged);
  expect(error(first).failure).toMatchObject({ reason: 'restartLimitReached', requestState: 'password.renewing' });
  const second = await atCode();
  submitCode(second);
  await second.kratos.answers(gone('expired'), sessionChanged, secondFactorDue, flow('aal2', { id: 'b' }));
  submitCode(second);
  await second.kratos.answers(gone('expired'), sessionChanged);
  expect(error(second).failure).toMatchObject({ reason: 'restartLimitReached', requestState: 'awaiting-TOTP.renewing' });
});

test('a code form that runs out four times in a row is going in circles', async () => {
  const meeting = await atCode();
  for (const id of ['b', 'c', 'd']) {
    submitCode(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal2', { id }));
  }
  submitCode(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', requestState: 'awaiting-TOTP.submitting' });
});

test('one form of another browser among other turns is no lost cookie', async () => {
  const meeting = await atPassword();
  for (const id of ['b', 'c', 'd']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id }));
  }
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch);
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', detail: 'csrfMismatch' });
});

test('what was said is not said any more of what is done next', async () => {
  const again = async (meeting: TestLogin): Promise<void> => {
    await meeting.kratos.answers(unreachable);
    error(meeting).retry?.();
  };
  const first = await atPassword();
  submitPassword(first);
  const provider = node('provider', 'oidc', 'submit', { value: 'github' });
  await first.kratos.answers(gone('expired'), flow('aal1', { id: 'b', nodes: [...aFlow('aal1').nodes, provider] }));
  form(first).chooseProvider?.('github');
  await again(first);
  expect(form(first).messages).toEqual([]);

  const nodes = [node('totp_code', 'totp', 'text'), node('lookup_secret', 'lookup_secret', 'text')];
  const second = await atCode();
  for (const id of ['a', 'b']) {
    submitCode(second);
    await second.kratos.answers(gone('expired'), flow('aal2', { id, nodes }));
  }
  expect(form(second).messages).toEqual(tookTooLong);
  form(second).chooseFactor?.('lookup_secret');
  expect(form(second).messages).toEqual([]);

  const mailed = {
    id: 'b',
    codeWasMailed: true,
    nodes: [node('code', 'code', 'text'), node('address', 'code', 'submit', { value: 'ann@example.com' })],
  };
  for (const press of [(third: TestLogin) => form(third).resendCode?.(), (third: TestLogin) => form(third).sendCode?.('ann@example.com')]) {
    const third = await atCode();
    submitCode(third);
    await third.kratos.answers(gone('expired'), flow('aal2', mailed));
    third.clock.increment(30_000);
    press(third);
    await again(third);
    expect(form(third).messages).toEqual([]);
  }
});
