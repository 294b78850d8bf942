import { expect, test } from 'vitest';
import { bob, openEmulator, password } from '../../test/open-emulator.ts';
import { enterPassword, get } from '../../test/sign-in.ts';

test('a session cookie with one changed character is invalid', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const cookie = kratos.cookies.get('ory_kratos_session') ?? '';
  for (const at of [10, 60, cookie.length - 2]) {
    kratos.cookies.set('ory_kratos_session', `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`);
    expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  }
});
