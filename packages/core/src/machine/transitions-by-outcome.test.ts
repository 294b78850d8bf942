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

const tookTooLong = ['This took too long. Try again.'];
const signInEnded = ['Sign in again to continue.'];
const changedElsewhere = ['This form was no longer valid. Try again.'];

// ------------------------------------------------------------------------------------------------ replies and their transitions
const rejected: Outcome = { kind: 'rejected', flow: aFlow('aal1') };

/** The request that follows each reply, if any. */
const next: readonly (readonly [place: RequestState, answer: string, outcome: Outcome, asked: RequestLog | null])[] = [
  ['init.opening', 'a first form', flow('aal1'), null],
  ['init.opening', 'a second form', flow('aal2'), null],
  ['init.opening', 'a session that exists', sessionChanged, whoami],
  ['init.opening', 'an expired flow', gone('expired'), openFirst],
  ['init.opening', 'a flow of another browser', csrfMismatch, openFirst],
  ['init.openingSecondFactor', 'a second form', flow('aal2'), null],
  ['init.openingSecondFactor', 'no session', noSession, openFirst],
  ['init.openingSecondFactor', 'another session', sessionChanged, whoami],
  ['init.checkingSession', 'a session that needs a second factor', secondFactorDue, openSecond],
  ['init.checkingSession', 'no session', noSession, openFirst],
  ['init.signingOut', 'no session', noSession, openFirst],
  ['password.submitting', 'wrong credentials', rejected, null],
  ['password.submitting', 'a second factor is due', secondFactorDue, openSecond],
  ['password.submitting', 'another session', sessionChanged, whoami],
  ['password.submitting', 'an expired form', gone('expired'), openFirst],
  ['password.submitting', 'a form of another browser', csrfMismatch, openFirst],
  ['password.renewing', 'a first form', flow('aal1', { id: 'new' }), null],
  ['password.renewing', 'a session that exists', sessionChanged, whoami],
  ['password.steppingUp', 'a second form', flow('aal2'), null],
  ['password.steppingUp', 'another session', sessionChanged, whoami],
  ['awaiting-TOTP.submitting', 'a wrong code', { kind: 'rejected', flow: aFlow('aal2') }, null],
  ['awaiting-TOTP.submitting', 'another session', sessionChanged, whoami],
  ['awaiting-TOTP.submitting', 'no session', noSession, openFirst],
  ['awaiting-TOTP.submitting', 'an expired form', gone('expired'), openSecond],
  ['awaiting-TOTP.submitting', 'a form of another browser', csrfMismatch, whoami],
  ['awaiting-TOTP.renewing', 'a second form', flow('aal2', { id: 'new' }), null],
  ['awaiting-TOTP.renewing', 'no session', noSession, openFirst],
  ['awaiting-TOTP.renewing', 'another session', sessionChanged, whoami],
];

test.each(next)('at %s, %s leads to its next request', async (place, _, outcome, asked) => {
  const { kratos } = await waysTo[place]();
  await kratos.answers(outcome);
  expect(kratos.isAsked).toEqual(asked);
});

const forms: readonly (readonly [fact: string, place: RequestState, answers: readonly Outcome[], view: object])[] = [
  ['a first form', 'init.opening', [flow('aal1')], { step: 'password', form: 'password', messages: [] }],
  ['a second form for a session that needs it', 'init.opening', [flow('aal2')], { step: 'awaiting-TOTP', form: 'totp', messages: [] }],
  [
    'a session that ended before the second factor',
    'init.openingSecondFactor',
    [noSession, flow('aal1')],
    { step: 'password', messages: signInEnded, restart: expect.any(Function) },
  ],
  [
    'whoami: a session that needs a second factor',
    'init.checkingSession',
    [secondFactorDue, flow('aal2')],
    { step: 'awaiting-TOTP', messages: [] },
  ],
  ['whoami: no session', 'init.checkingSession', [noSession, flow('aal1')], { step: 'password', messages: [] }],
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
    'another user in another tab before the code',
    'awaiting-TOTP.submitting',
    [csrfMismatch, noSession, flow('aal1')],
    { step: 'password', messages: changedElsewhere, fields: [{ name: 'identifier', value: '' }, {}] },
  ],
];

test.each(forms)('%s: the next form shows it', async (_, place, answers, view) => {
  const meeting = await waysTo[place]();
  await meeting.kratos.answers(...answers);
  expect(form(meeting)).toMatchObject({ isPending: false, ...view });
});

// ------------------------------------------------------------------------------------------------ blocked accounts
test.each([
  ['password', 'account-disabled', atPassword, submitPassword],
  ['awaiting-TOTP', 'account-disabled', atCode, submitCode],
] as const)('a disabled account is reported at %s', async (step, why, at, submit) => {
  const meeting = await at();
  submit(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why, flow: null, verification: null });
  expect(form(meeting)).toMatchObject({
    step,
    isPending: false,
    messages: ['This account is disabled. Contact support if you think that’s wrong.'],
    pageTitle: `Error: ${form(meeting).title}`,
    unverified: null,
  });
});

test.each([
  ['password', atPassword, submitPassword],
  ['awaiting-TOTP', atCode, submitCode],
] as const)('an unverified address is reported at %s with its link until the next submission', async (step, at, submit) => {
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
    unverified: { text: 'Confirm your email address first.', linkLabel: 'Enter the code from the email', url: verification.url },
    pageEffect: { focus: 'notice' },
  });
  expect(form(meeting).pageTitle).toMatch(/^Error: /);
  submit(meeting);
  await meeting.kratos.answers({ kind: 'rejected', flow: again });
  expect(form(meeting).unverified).toBeNull();
  submit(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'address-not-verified', flow: again, verification: null });
  expect(form(meeting).unverified).toMatchObject({ text: 'Confirm your email address first.', url: null });
});

test.each([
  ['https://evil.example/verification?flow=v', ['https://app.example.com']],
  ['javascript:alert(1)', undefined],
])('a verification flow at %s with the expected origins %j has no link', async (url, expectedOrigins) => {
  const meeting = await atPassword({ expectedOrigins });
  submitPassword(meeting);
  const verification = { flowId: 'v', address: 'ann@example.com', url };
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'address-not-verified', flow: null, verification });
  expect(form(meeting).unverified).toEqual({
    text: 'Confirm your email address first.',
    linkLabel: 'Enter the code from the email',
    url: null,
  });
  expect(JSON.stringify(meeting.login.actor.getPersistedSnapshot())).not.toContain(url);
});

// ------------------------------------------------------------------------------------------------ sufficient sessions
test.each<[options: { aal?: 'aal2'; requireSecondFactor?: boolean }, aal: 'aal1' | 'aal2', how: string]>([
  [{}, 'aal1', 'signed-in'],
  [{}, 'aal2', 'signed-in'],
  [{ requireSecondFactor: true }, 'aal2', 'signed-in'],
  [{ aal: 'aal2' }, 'aal2', 'signed-in'],
])('with the options %j a session at %s is sufficient', async (options, aal, how) => {
  const meeting = await atPassword(options.aal === 'aal2' ? { ...options, flowId: 'given' } : options);
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn(aal));
  expect(success(meeting)).toMatchObject({ how, title: 'Signed in', pageTitle: 'Signed in', session: { id: `session-${aal}` } });
});

test('with requireSecondFactor a session at aal1 leads to the second factor', async () => {
  const meeting = await atPassword({ requireSecondFactor: true });
  submitPassword(meeting);
  await meeting.kratos.answers(signedIn('aal1'));
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, requireSecondFactor: true, aal: 'aal2' }]);
  await meeting.kratos.answers(flow('aal2'));
  expect(form(meeting).step).toBe('awaiting-TOTP');
});

test('a session at aal1 after the code ends in an error', async () => {
  const meeting = await atCode({ requireSecondFactor: true });
  submitCode(meeting);
  await meeting.kratos.answers(signedIn('aal1'));
  expect(error(meeting).failure).toMatchObject({
    reason: 'unexpected',
    detail: 'secondFactorDue',
    requestState: 'awaiting-TOTP.submitting',
  });
});

test('with requireSecondFactor an existing session at aal1 leads to the second factor', async () => {
  const meeting = startTestLogin({ requireSecondFactor: true });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal1'));
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ aal: 'aal2' });
});

test('with aal2 an existing session at aal1 leads to the second factor', async () => {
  const meeting = startTestLogin({ aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal1'));
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ aal: 'aal2' });
});

test('an existing session ends in success', async () => {
  const meeting = await waysTo['init.checkingSession']();
  await meeting.kratos.answers(signedIn('aal1'));
  expect(success(meeting)).toMatchObject({ how: 'already-signed-in', redirect: null, progress: '', pageEffect: { focus: 'title' } });
});

// ------------------------------------------------------------------------------------------------ refresh
test('with refresh a signed-in user is asked for the first factor', async () => {
  const meeting = startTestLogin({ refresh: true, flowId: 'given' });
  meeting.login.start();
  expect(form(meeting).title).toBe('Confirm it’s you');
  await meeting.kratos.answers(flow('aal1', { id: 'given', refresh: true }));
  meeting.login.checkSession();
  await meeting.kratos.answers(signedIn('aal1'));
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, refresh: true, aal: 'aal1' }]);
});

test('with refresh the first factor is asked for once', async () => {
  const meeting = await atPassword({ refresh: true }, { refresh: true });
  submitPassword(meeting);
  await meeting.kratos.answers(secondFactorDue, sessionChanged, signedIn('aal2'));
  expect(success(meeting).how).toBe('already-signed-in');
});

// ------------------------------------------------------------------------------------------------ redirects
test('an existing session redirects to the OAuth2 client', async () => {
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

test('a login for an OAuth2 client redirects to it', async () => {
  const meeting = await atPassword({ loginChallenge: 'c' });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://app.example.com/cb' });
  expect(success(meeting).redirect).toEqual({ reason: 'app', url: 'https://app.example.com/cb', origin: 'https://app.example.com' });
});

test('a redirect to an unexpected origin ends in an error for the developer', async () => {
  const meeting = await atPassword({ expectedOrigins: [] });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://evil.example' });
  expect(error(meeting)).toMatchObject({
    failure: { reason: 'unexpected', requestState: 'password.submitting', detail: 'redirectRequired' },
  });
  error(meeting).retry?.();
  expect(form(meeting)).toMatchObject({ step: 'password', isPending: false });
});

test('a redirect to an expected origin is performed', async () => {
  const meeting = await atPassword({ expectedOrigins: ['https://accounts.example.org'] });
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'redirectRequired', url: 'https://accounts.example.org/oauth' });
  expect(success(meeting).redirect).toMatchObject({ reason: 'provider', url: 'https://accounts.example.org/oauth' });
});

// ------------------------------------------------------------------------------------------------ errors
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
])('the outcome %j for the first form is an error with its reason', async (outcome, failure) => {
  const meeting = await waysTo['init.opening']();
  await meeting.kratos.answers(outcome);
  expect(error(meeting).failure).toMatchObject({ requestState: 'init.opening', ...failure });
  expect(error(meeting).retry === null).toBe(error(meeting).failure.retryable === false);
  if (error(meeting).failure.retryable) return;
  meeting.login.actor.send({ type: 'retry' });
  expect(meeting.kratos.isAsked).toBeNull();
});

test('no session right after the password means cookiesBlocked', async () => {
  const meeting = await waysTo['password.steppingUp']();
  await meeting.kratos.answers(noSession);
  expect(error(meeting).failure).toMatchObject({ reason: 'cookiesBlocked', retryable: false, detail: 'noSession' });
});

test('three CSRF mismatches in a row mean cookiesBlocked', async () => {
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
  ['a disabled account', { kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null }],
  ['a form', flow('aal1')],
])('%s resets the count of CSRF mismatches', async (_, judgement) => {
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
  ['a session at aal1', signedIn('aal1')],
])('%s resets the count of restarts', async (_, judgement) => {
  const meeting = await atPassword({ requireSecondFactor: true });
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'), sessionChanged, noSession, flow('aal1'));
  submitPassword(meeting);
  await meeting.kratos.answers(judgement, sessionChanged, secondFactorDue, sessionChanged, secondFactorDue, sessionChanged);
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
  await meeting.kratos.answers(secondFactorDue, sessionChanged);
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', retryable: false });
});

test('the fourth automatic restart in a row ends in restartLimitReached, and restart begins again', async () => {
  const meeting = startTestLogin();
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, noSession, sessionChanged, noSession, sessionChanged, noSession);
  expect(meeting.kratos.isAsked).toEqual(openFirst);
  await meeting.kratos.answers(sessionChanged);
  expect(error(meeting)).toMatchObject({
    title: 'Sign-in keeps starting over',
    failure: { reason: 'restartLimitReached', retryable: false, detail: 'sessionChanged' },
    retry: null,
  });
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
  await meeting.kratos.answers(sessionChanged);
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
});

test('a password form that expires four times in a row ends in restartLimitReached', async () => {
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

// ------------------------------------------------------------------------------------------------ restart
test('restart at the password opens a new form and keeps the identifier', async () => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'), flow('aal1', { id: 'b' }));
  form(meeting).restart?.();
  expect(form(meeting)).toMatchObject({ step: 'password', isPending: true });
  await meeting.kratos.answers(flow('aal1', { id: 'c' }));
  expect(form(meeting)).toMatchObject({ messages: [], fields: [{ value: 'ann@example.com' }, {}] });
});

test('restart signs out first while the second factor is pending', async () => {
  const meeting = await atCode();
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
  await meeting.kratos.answers(noSession, flow('aal1'));
  expect(form(meeting)).toMatchObject({ step: 'password', fields: [{ value: '' }, {}] });
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test('restart signs out at a password form that follows a pending second factor', async () => {
  const meeting = await waysTo['password.steppingUp']();
  await meeting.kratos.answers(flow('aal1', { id: 'b' }));
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(['sign out']);
});

test('restart after an error opens a first form at the password and signs out at the code', async () => {
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

test('restart after an error at the start begins again without the flowId', async () => {
  const meeting = startTestLogin({ flowId: 'given' });
  meeting.login.start();
  expect(meeting.kratos.isAsked).toEqual(['fetch', 'given']);
  await meeting.kratos.answers(unreachable);
  error(meeting).restart?.();
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
  expect(form(meeting).step).toBe('init');
});

test('switchAccount drops the identifier, the messages and the counts', async () => {
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

// ------------------------------------------------------------------------------------------------ flowId
test('the flow of flowId is fetched, and replaced by a new one when it has expired', async () => {
  const meeting = startTestLogin({ flowId: 'given', aal: 'aal2' });
  meeting.login.start();
  expect(meeting.kratos.isAsked).toEqual(['fetch', 'given']);
  await meeting.kratos.answers(gone('expired'));
  expect(meeting.kratos.isAsked?.[1]).toMatchObject({ aal: 'aal2' });
});

test('after switchAccount the flow of flowId is not fetched', async () => {
  const meeting = startTestLogin({ flowId: 'given', aal: 'aal2' });
  meeting.login.start();
  await meeting.kratos.answers(unreachable);
  error(meeting).switchAccount?.();
  await meeting.kratos.answers(noSession);
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

test('the flow of flowId is fetched once', async () => {
  const meeting = startTestLogin({ flowId: 'given' });
  meeting.login.start();
  await meeting.kratos.answers(flow('aal1', { id: 'given' }));
  submitPassword(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(meeting.kratos.isAsked?.[0]).toBe('open');
});

// ------------------------------------------------------------------------------------------------ session checks
test.each([
  ['the password', atPassword],
  ['the code', atCode],
] as const)('at %s checkSession finds a session and ends in success', async (_, at) => {
  const meeting = await at();
  meeting.login.checkSession();
  expect(meeting.kratos.isAsked).toEqual(['whoami']);
  expect(form(meeting).isPending).toBe(true);
  await meeting.kratos.answers(signedIn('aal2'));
  expect(success(meeting).how).toBe('already-signed-in');
});

test.each([
  ['the session is checked', ({ login }: TestLogin) => login.checkSession(), []],
  ['its renewal finds another session', ({ clock }: TestLogin) => clock.increment(600_000), [sessionChanged]],
] as const)('the messages of a form are cleared when %s', async (_, ask, answers) => {
  const meeting = await atPassword();
  submitPassword(meeting);
  await meeting.kratos.answers({ kind: 'accountBlocked', why: 'account-disabled', flow: null, verification: null });
  expect(form(meeting).messages).toHaveLength(1);
  ask(meeting);
  await meeting.kratos.answers(...answers, secondFactorDue, flow('aal2'));
  expect(form(meeting)).toMatchObject({ step: 'awaiting-TOTP', messages: [] });
});

test('after checkSession finds no session at the code step, restart does not sign out', async () => {
  const meeting: TestLogin = await atCode();
  meeting.login.checkSession();
  await meeting.kratos.answers(noSession, flow('aal1'));
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

// ------------------------------------------------------------------------------------------------ other paths
test('a step-up stays a step-up after an error and after a flowId of another browser', async () => {
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

test('with aal2 and refresh a signed-in user is asked for the second factor', async () => {
  const meeting = startTestLogin({ aal: 'aal2', refresh: true });
  meeting.login.start();
  await meeting.kratos.answers(sessionChanged, signedIn('aal2'));
  expect(meeting.kratos.isAsked).toEqual(['open', { kratosUrl, aal: 'aal2', refresh: true }]);
});

test('retry repeats the request that failed after a restart', async () => {
  const meeting = await waysTo['init.checkingSession']();
  await meeting.kratos.answers(noSession, unreachable);
  expect(error(meeting).failure.requestState).toBe('init.opening');
  error(meeting).retry?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test('restart signs out while the second factor is pending, and not after the session has ended', async () => {
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

test('restart does not sign out after the session ended at the code', async () => {
  const meeting = await atCode();
  submitCode(meeting);
  await meeting.kratos.answers(noSession, flow('aal1'));
  form(meeting).restart?.();
  expect(meeting.kratos.isAsked).toEqual(openFirst);
});

test.each([{ requireSecondFactor: true }, { refresh: true }])(
  'with %j an existing session redirects to the OAuth2 client',
  async (options) => {
    const meeting = startTestLogin({ loginChallenge: 'c', ...options });
    meeting.login.start();
    await meeting.kratos.answers(sessionChanged, signedIn('aal1'));
    expect(success(meeting).redirect?.reason).toBe('app');
  },
);

test('restarts during a renewal count towards the limit', async () => {
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

test('a code form that expires four times in a row ends in restartLimitReached', async () => {
  const meeting = await atCode();
  for (const id of ['b', 'c', 'd']) {
    submitCode(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal2', { id }));
  }
  submitCode(meeting);
  await meeting.kratos.answers(gone('expired'));
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', requestState: 'awaiting-TOTP.submitting' });
});

test('one CSRF mismatch after other restarts means restartLimitReached', async () => {
  const meeting = await atPassword();
  for (const id of ['b', 'c', 'd']) {
    submitPassword(meeting);
    await meeting.kratos.answers(gone('expired'), flow('aal1', { id }));
  }
  submitPassword(meeting);
  await meeting.kratos.answers(csrfMismatch);
  expect(error(meeting).failure).toMatchObject({ reason: 'restartLimitReached', detail: 'csrfMismatch' });
});

test('the messages of a form are cleared by the next action', async () => {
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
