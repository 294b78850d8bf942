import { expect, test } from 'vitest';
import { ann, openEmulator, password, signInWithCode } from '../test/open-emulator.ts';
import { enterPassword, get, listMessages } from '../test/sign-in.ts';
import type { Emulator } from './create-emulator.ts';
import type { IdentityOptions } from './identities.ts';

test('identities can be disabled, signed out, stripped of a credential and removed', async () => {
  const kratos = openEmulator();
  await signInWithCode(kratos);
  kratos.identities.disable(ann);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  kratos.identities.enable(ann);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
  kratos.identities.revokeSessions(ann);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  kratos.identities.removeCredential(ann, 'totp');
  expect(() => kratos.totpCode(ann)).toThrow('The identity "ann@example.com" has no TOTP secret, so it has no code.');
  expect((await enterPassword(kratos.openBrowser(), ann, password)).status).toBe(200);
  kratos.identities.remove(ann);
  expect(kratos.identities.find(ann)).toBeUndefined();
  expect(listMessages((await enterPassword(kratos.openBrowser(), ann, password)).body)).toEqual([4000006]);
});

test('an identity is found by any spelling of its address and has the credentials from its options', () => {
  const kratos = openEmulator();
  const identity = kratos.identities.add({
    email: 'Eve@Example.com',
    password,
    totp: { secret: 'gezd gnbv gy3t qojq' },
    lookupCodes: ['aaaaaaaa', 'bbbbbbbb'],
    state: 'inactive',
  });
  expect(identity).toMatchObject({ totpSecret: 'GEZDGNBVGY3TQOJQ', lookupCodes: ['aaaaaaaa', 'bbbbbbbb'], state: 'inactive' });
  expect(kratos.identities.find(' EVE@example.com')?.id).toBe(identity.id);
  expect(kratos.identities.add({ email: 'x@example.com', lookupCodes: true }).lookupCodes).toHaveLength(12);
});

test.for<readonly [Parameters<Emulator['identities']['add']>[0], string]>([
  [{ email: ann }, '"ann@example.com" cannot be added: This address is conflicting with another address in the system.'],
  [{ email: 'unknown' }, '"unknown" cannot be added: traits.email: "unknown" is not valid "email"'],
  [{ email: 'x@example.com', traits: { age: 7 } }, 'traits: additionalProperties "age" not allowed'],
  [{ email: 'x@example.com', password: 'ä'.repeat(37) }, 'The password of x@example.com has 74 bytes. Expected at most 72'],
  [{ email: 'x@example.com', totp: { secret: '01' } }, 'The TOTP secret of x@example.com is "01". Expected base32'],
])('an identity that Kratos could not have is refused: %j', ([options, message]) => {
  const kratos = openEmulator();
  expect(() => kratos.identities.add(options)).toThrow(message);
  expect(kratos.identities.list()).toHaveLength(2);
});

test.for<readonly [unknown, string]>([
  [undefined, 'An identity is undefined. Expected an object with an email.'],
  [{ email: 'x@example.com', pasword: 'x' }, 'An identity has no option "pasword". Allowed: email, password, totp,'],
  [{ email: 'x@example.com', password: 5 }, 'The option password of an identity is 5. Expected a string.'],
  [
    { email: 'x@example.com', totp: 'GEZDGNBVGY3TQOJQ' },
    'The option totp of an identity is "GEZDGNBVGY3TQOJQ". Expected true, false, or { secret } in base32.',
  ],
  [
    { email: 'x@example.com', lookupCodes: 'abcdefgh' },
    'The option lookupCodes of an identity is "abcdefgh". Expected true, or an array of strings.',
  ],
  [{ email: 'x@example.com', verified: 'no' }, 'The option verified of an identity is "no". Expected true or false.'],
  [{ email: 'x@example.com', state: 'blocked' }, 'The option state of an identity is "blocked". Expected "active" or "inactive".'],
  [{ email: 'x@example.com', id: '' }, 'The option id of an identity is "". Expected a string.'],
  [{ email: 'x@example.com', traits: 5 }, 'The option traits of an identity is 5. Expected an object.'],
])('an invalid identity option is refused: %j', ([options, message]) => {
  const kratos = openEmulator();
  expect(() => kratos.identities.add(options as IdentityOptions)).toThrow(message);
  expect(kratos.identities.list()).toHaveLength(2);
});

test('the errors for a missing address or credential name the allowed values', () => {
  const { identities } = openEmulator();
  const missing = undefined as unknown as string;
  expect(identities.find(missing)).toBe(undefined);
  expect(() => identities.remove(missing)).toThrow(
    'No identity has the address undefined. Expected one of ann@example.com, bob@example.com.',
  );
  expect(() => identities.removeCredential(ann, 'webauthn' as 'totp')).toThrow(
    'The credential is "webauthn". Expected one of password, totp, lookup_secret, code.',
  );
});

test('the error for an unknown address lists the known ones', () => {
  expect(() => openEmulator().identities.disable('who@example.com')).toThrow(
    'No identity has the address "who@example.com". Expected one of ann@example.com, bob@example.com.',
  );
});
