import { expect, test } from 'vitest';
import { bob, openEmulator, password } from '../../test/open-emulator.ts';
import { enterPassword, get } from '../../test/sign-in.ts';

test('a browser can list and end the session of another browser', async () => {
  const kratos = openEmulator();
  const laptop = kratos.openBrowser();
  await enterPassword(laptop, bob, password);
  await enterPassword(kratos, bob, password);
  const { body: others } = await get(kratos, 'sessions');
  expect(others).toHaveLength(1);
  // As in Kratos, no CSRF token is required.
  expect((await kratos.fetch(`sessions/${others[0].id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await get(laptop, 'sessions/whoami')).status).toBe(401);
  await enterPassword(laptop, bob, password);
  expect(await (await kratos.fetch('sessions', { method: 'DELETE' })).json()).toEqual({ count: 2 });
  expect((await get(laptop, 'sessions/whoami')).status).toBe(401);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
});
