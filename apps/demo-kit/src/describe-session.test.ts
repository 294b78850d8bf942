import { readOutcome } from '@kratos-login/core/read-outcome';
import { expect, test } from 'vitest';
import { describeSession } from './describe-session.ts';

/** A session as whoami returns it, with some members replaced. */
function whoami(more: object, traits: unknown = { email: 'ann@example.com' }) {
  const body = {
    ...{ id: 's', active: true, authenticator_assurance_level: 'aal2', identity: { id: 'i', traits } },
    authentication_methods: [{ method: 'password' }, { method: 'totp' }, { method: 'totp' }],
    ...more,
  };
  const outcome = readOutcome({ name: 'whoami' }, { status: 200, text: JSON.stringify(body), redirected: false, retryAfter: null, at: 0 });
  if (outcome.kind !== 'signedIn') throw new Error(`expected a session, got ${outcome.kind}`);
  return outcome.session;
}

test.each<[traits: unknown, who: string]>([
  [{ email: 'ann@example.com' }, 'ann@example.com'],
  [{ email: { valueOf: 1, toString: 1 } }, 'i'],
  [{ email: ['ann@example.com'] }, 'i'],
  [{ email: 7 }, 'i'],
  [{ email: '' }, 'i'],
  [{ email: null }, 'i'],
  [{ username: 'ann' }, 'i'],
  [{ __proto__: null }, 'i'],
  [{}, 'i'],
  [[], 'i'],
  ['ann@example.com', 'i'],
  [7, 'i'],
  [true, 'i'],
  [null, 'i'],
])('traits of %j are described as %s', (traits, who) => {
  expect(describeSession(whoami({}, traits)).who).toBe(who);
});

test.each([
  [{}, 'aal2', 'password, totp'],
  [{ authentication_methods: {} }, 'aal2', ''],
  [{ authentication_methods: 'x' }, 'aal2', ''],
  [{ authentication_methods: [null, 'x', 7, { method: {} }, { method: 'totp' }] }, 'aal2', 'totp'],
  [{ authenticator_assurance_level: { a: 1 } }, '', 'password, totp'],
  [{ authenticator_assurance_level: 2, authentication_methods: null }, '', ''],
  [{ identity: null }, 'aal2', 'password, totp'],
  [{ identity: { id: 7, traits: {} } }, 'aal2', 'password, totp'],
  [{ identity: ['x'] }, 'aal2', 'password, totp'],
])('a session with %j is described without members of the wrong type', (more, level, methods) => {
  expect(describeSession(whoami(more))).toMatchObject({ level, methods });
});

test('without a session there is no description', () => {
  expect(describeSession(null)).toEqual({ who: '', level: '', methods: '' });
});
