import { expect, test } from 'vitest';
import { csrfMismatch, flowGone } from '../../test/scripted-settings.ts';
import type { SecondFactorContext, SecondFactorEvent } from './second-factor-context.ts';
import type { SettingsOutcome } from './settings-outcome.ts';
import { toSettingsFailure } from './to-settings-failure.ts';

const toFailure = (event: unknown, restarts = { total: 0, csrf: 0 }) =>
  toSettingsFailure(event as SecondFactorEvent, { restarts } as SecondFactorContext, 'changing');
const toReply = (outcome: SettingsOutcome) => ({ type: `reply.${outcome.kind}`, outcome, requestState: 'changing' });

const nothing = { retryable: true, requestState: 'changing', retryAfter: null, status: null };

test.each<[outcome: SettingsOutcome, failure: object]>([
  [{ kind: 'unreachable' }, { reason: 'unreachable', detail: 'unreachable' }],
  [{ kind: 'timedOut' }, { reason: 'timedOut', detail: 'timedOut' }],
  [
    { kind: 'rateLimited', retryAfter: 2_000 },
    { reason: 'rateLimited', detail: 'rateLimited', retryAfter: 2_000 },
  ],
  [
    { kind: 'rateLimited', retryAfter: null },
    { reason: 'rateLimited', detail: 'rateLimited' },
  ],
  [
    { kind: 'unavailable', retryAfter: 7_200_000 },
    { reason: 'unavailable', detail: 'unavailable', retryAfter: 300_000 },
  ],
  [
    { kind: 'serverError', status: 500, errorId: 'broken' },
    { reason: 'serverError', detail: 'broken', status: 500 },
  ],
  [
    { kind: 'serverError', status: 502, errorId: null },
    { reason: 'serverError', detail: 'serverError', status: 502 },
  ],
  [
    { kind: 'refused', status: 403, errorId: 'no' },
    { reason: 'refused', detail: 'no', status: 403, retryable: false },
  ],
  [
    { kind: 'unexpected', status: 200, why: 'not-json' },
    { reason: 'unexpected', detail: 'not-json', status: 200 },
  ],
  [
    { kind: 'unexpected', status: 0, why: 'bad-address' },
    { reason: 'unexpected', detail: 'bad-address', status: 0, retryable: false },
  ],
  [
    { kind: 'unexpected', status: 431, why: 'headers-too-large' },
    { reason: 'cookiesTooLarge', detail: 'headers-too-large', status: 431, retryable: false },
  ],
  [
    { kind: 'redirectRequired', url: 'https://example.com' },
    { reason: 'unexpected', detail: 'redirectRequired' },
  ],
])('%j is a failure with words', (outcome, failure) => {
  expect(toFailure(toReply(outcome))).toEqual({ ...nothing, ...failure });
});

test('a cancelled request can be retried', () => {
  expect(toFailure({ type: 'cancel' })).toEqual({ ...nothing, reason: 'cancelled', detail: 'cancelled' });
});

test('what an actor of the host rejects with is not kept', () => {
  const event = { type: 'xstate.error.actor.openSettings', error: new Error('the code was 123456') };
  expect(toFailure(event)).toEqual({ ...nothing, reason: 'unexpected', detail: 'rejected' });
});

test('the third CSRF mismatch means that cookies are blocked, and the fourth restart is one too many', () => {
  const tooMany = (outcome: SettingsOutcome) => ({ type: 'reply.restartLimitReached', outcome, requestState: 'changing' });
  expect(toFailure(tooMany(csrfMismatch), { total: 3, csrf: 3 })).toMatchObject({ reason: 'cookiesBlocked', retryable: false });
  expect(toFailure(tooMany(flowGone), { total: 4, csrf: 2 })).toMatchObject({ reason: 'restartLimitReached', retryable: false });
  expect(toFailure(toReply({ kind: 'unreachable' }), { total: 4, csrf: 3 })).toMatchObject({ reason: 'unreachable', retryable: true });
});
