import { expect, test } from 'vitest';
import { waysTo } from '../../test/request-states.ts';
import { error, form, kratosUrl, type RequestLog, submitCode, submitPassword, unreachable } from '../../test/scripted-kratos.ts';
import type { RequestState } from './login-context.ts';

const places = Object.keys(waysTo) as readonly RequestState[];
const beforeSubmitting = places.filter((place) => !place.endsWith('submitting'));

/** The request of each request state. */
const calls: Readonly<Record<RequestState, RequestLog>> = {
  'init.opening': ['open', { kratosUrl, aal: 'aal1' }],
  'init.openingSecondFactor': ['open', { kratosUrl, aal: 'aal2' }],
  'init.checkingSession': ['whoami'],
  'init.signingOut': ['sign out'],
  'password.submitting': ['submit', { flow: 'aal1', method: 'password', identifier: 'ann@example.com', password: 'correct horse' }],
  'password.renewing': ['open', { kratosUrl, aal: 'aal1' }],
  'password.steppingUp': ['open', { kratosUrl, aal: 'aal2' }],
  'awaiting-TOTP.submitting': ['submit', { flow: 'aal2', method: 'totp', totp_code: '123456' }],
  'awaiting-TOTP.renewing': ['open', { kratosUrl, aal: 'aal2' }],
};

test.each(places)('at %s one request is sent', async (place) => {
  const { kratos } = await waysTo[place]();
  expect(kratos.isAsked).toEqual(calls[place]);
});

const words: Readonly<Record<RequestState, string>> = {
  'init.opening': 'Loading…',
  'init.openingSecondFactor': 'Loading…',
  'init.checkingSession': 'Loading…',
  'init.signingOut': 'Checking…',
  'password.submitting': 'Signing in…',
  'password.renewing': 'Signing in…',
  'password.steppingUp': 'Signing in…',
  'awaiting-TOTP.submitting': 'Verifying…',
  'awaiting-TOTP.renewing': 'Verifying…',
};

test.each(places)('at %s a slow request shows progress after one second and can be cancelled after four', async (place) => {
  const { login, clock } = await waysTo[place]();
  expect(login.getView()).toMatchObject({ progress: '', cancel: null });
  clock.increment(999);
  expect(login.getView()).toMatchObject({ progress: '', cancel: null });
  clock.increment(1);
  expect(login.getView()).toMatchObject({ progress: words[place], cancel: null });
  clock.increment(2_999);
  expect(login.getView()).toMatchObject({ progress: words[place], cancel: null });
  clock.increment(1);
  expect(login.getView()).toMatchObject({ progress: 'This is taking longer than usual.', cancel: expect.any(Function) });
});

test.each(beforeSubmitting)('a request that was cancelled at %s can be retried, and its wait starts again', async (place) => {
  const { login, kratos, clock } = await waysTo[place]();
  clock.increment(4_000);
  login.getView().cancel?.();
  expect(kratos.isAsked).toBeNull();
  expect(error({ login })).toMatchObject({
    title: 'Cancelled',
    failure: { reason: 'cancelled', retryable: true, requestState: place, retryAfter: null, status: null, detail: 'cancelled' },
    cancel: null,
  });
  error({ login }).retry?.();
  expect(kratos.isAsked).toEqual(calls[place]);
  expect(login.getView()).toMatchObject({ progress: '', cancel: null });
});

test.each(beforeSubmitting)('a request without a response at %s can be retried', async (place) => {
  const { login, kratos } = await waysTo[place]();
  await kratos.answers(unreachable);
  expect(error({ login }).failure).toEqual({
    reason: 'unreachable',
    retryable: true,
    requestState: place,
    retryAfter: null,
    status: null,
    detail: 'unreachable',
  });
  error({ login }).retry?.();
  expect(kratos.isAsked).toEqual(calls[place]);
  expect(login.actor.getSnapshot().context.failure).toBeNull();
});

test.each([
  ['password.submitting', submitPassword],
  ['awaiting-TOTP.submitting', submitCode],
] as const)('retry after a lost response and cancel both lead from %s back to the form', async (place, submit) => {
  const meeting = await waysTo[place]();
  const { login, kratos, clock } = meeting;
  await kratos.answers(unreachable);
  expect(error({ login }).failure).toMatchObject({ requestState: place, retryable: true });
  error({ login }).retry?.();
  expect(kratos.isAsked).toBeNull();
  expect(form(meeting)).toMatchObject({ step: place.split('.')[0], isPending: false, progress: '' });
  submit(meeting);
  clock.increment(4_000);
  login.getView().cancel?.();
  expect(form(meeting)).toMatchObject({ step: place.split('.')[0], isPending: false, progress: '' });
  submit(meeting);
  expect(login.getView()).toMatchObject({ isPending: true, progress: '', cancel: null });
});

test.each(['init.opening', 'init.openingSecondFactor'] as const)(
  'at %s the next request does not inherit the wait of the first',
  async (place) => {
    const { login, kratos, clock } = await waysTo[place]();
    clock.increment(4_000);
    await kratos.answers({ kind: 'sessionChanged' });
    expect(kratos.isAsked).toEqual(['whoami']);
    expect(login.getView()).toMatchObject({ progress: '', cancel: null });
  },
);

test.each(places)('a new request at %s cannot be cancelled', async (place) => {
  const { login, kratos } = await waysTo[place]();
  login.actor.send({ type: 'cancel' });
  expect(kratos.isAsked).toEqual(calls[place]);
});
