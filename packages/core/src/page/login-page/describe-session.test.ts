import { readOutcome } from '@kratos-login/core/read-outcome';
import { expect, test } from 'vitest';
import { englishPage } from '../../view/page-texts.ts';
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

test.each<[traits: unknown, username: string]>([
  [{ email: 'ann@example.com' }, 'ann@example.com'],
  [{ email: { valueOf: 1, toString: 1 } }, ''],
  [{ email: ['ann@example.com'] }, ''],
  [{ email: 7 }, ''],
  [{ email: '' }, ''],
  [{ email: null }, ''],
  [{ username: 'ann' }, ''],
  [{ __proto__: null }, ''],
  [{}, ''],
  [[], ''],
  ['ann@example.com', ''],
  [7, ''],
  [true, ''],
  [null, ''],
])('the username of traits %j is "%s"', (traits, username) => {
  expect(describeSession(whoami({}, traits), englishPage)?.username).toBe(username);
});

test.each([
  [{}, true, 'Password and authenticator app'],
  [{ authentication_methods: {} }, true, ''],
  [{ authentication_methods: 'x' }, true, ''],
  [{ authentication_methods: [null, 'x', 7, { method: {} }, { method: 'totp' }] }, true, 'Authenticator app'],
  [{ authenticator_assurance_level: { a: 1 } }, false, 'Password and authenticator app'],
  [{ authenticator_assurance_level: 2, authentication_methods: null }, false, ''],
  [{ identity: null }, true, 'Password and authenticator app'],
  [{ identity: { id: 7, traits: {} } }, true, 'Password and authenticator app'],
  [{ identity: ['x'] }, true, 'Password and authenticator app'],
])('a session with %j is described without members of the wrong type', (more, isTwoStep, methods) => {
  expect(describeSession(whoami(more), englishPage)).toMatchObject({ isTwoStep, methods });
});

test('without a session there is no description', () => {
  expect(describeSession(null, englishPage)).toBeNull();
});
