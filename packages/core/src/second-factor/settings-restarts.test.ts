import { expect, test } from 'vitest';
import {
  csrfMismatch,
  flowGone,
  noSession,
  refreshRequired,
  rejected,
  saved,
  secondFactorDue,
  settings,
} from '../../test/scripted-settings.ts';
import type { SettingsRequestState } from './second-factor-context.ts';
import type { SettingsOutcome } from './settings-outcome.ts';
import { countSettingsRestarts, noSettingsRestarts, toSettingsReplyEvent } from './settings-restarts.ts';

const at = (requestState: SettingsRequestState, outcome: SettingsOutcome) => ({ requestState, outcome });

test.each([flowGone, refreshRequired, secondFactorDue])('$kind counts as a restart, up to four', (outcome) => {
  expect(countSettingsRestarts(noSettingsRestarts, at('changing', outcome))).toEqual({ total: 1, csrf: 0 });
  expect(countSettingsRestarts({ total: 4, csrf: 1 }, at('loading', outcome))).toEqual({ total: 4, csrf: 1 });
});

test('a CSRF mismatch counts as both, up to four and three', () => {
  expect(countSettingsRestarts({ total: 1, csrf: 1 }, at('changing', csrfMismatch))).toEqual({ total: 2, csrf: 2 });
  expect(countSettingsRestarts({ total: 4, csrf: 3 }, at('changing', csrfMismatch))).toEqual({ total: 4, csrf: 3 });
});

test.each([settings(), saved(), rejected()])('$kind begins the counts again, except while loading', (outcome) => {
  const counts = { total: 2, csrf: 1 };
  expect(countSettingsRestarts(counts, at('changing', outcome))).toEqual({ total: 0, csrf: 0 });
  expect(countSettingsRestarts(counts, at('pairing.submitting', outcome))).toEqual({ total: 0, csrf: 0 });
  expect(countSettingsRestarts(counts, at('loading', outcome))).toBe(counts);
});

test.each<SettingsOutcome>([noSession, { kind: 'unreachable' }])('$kind keeps the counts', (outcome) => {
  const counts = { total: 2, csrf: 1 };
  expect(countSettingsRestarts(counts, at('changing', outcome))).toBe(counts);
});

test('the fourth restart and the third CSRF mismatch are one too many', () => {
  const reply = at('changing', csrfMismatch);
  expect(toSettingsReplyEvent(reply, { total: 3, csrf: 2 })).toEqual({ type: 'reply.csrfMismatch', ...reply });
  expect(toSettingsReplyEvent(reply, { total: 4, csrf: 1 })).toEqual({ type: 'reply.restartLimitReached', ...reply });
  expect(toSettingsReplyEvent(reply, { total: 3, csrf: 3 })).toEqual({ type: 'reply.restartLimitReached', ...reply });
});

test('an outcome that is no restart is never one too many', () => {
  const reply = at('loading', noSession);
  expect(toSettingsReplyEvent(reply, { total: 4, csrf: 3 })).toEqual({ type: 'reply.noSession', ...reply });
});
