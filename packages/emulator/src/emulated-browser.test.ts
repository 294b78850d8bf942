import { expect, test } from 'vitest';
import { bob, openEmulator, password } from '../test/open-emulator.ts';
import { enterPassword, get } from '../test/sign-in.ts';
import { createEmulator } from './create-emulator.ts';

const json = { accept: 'application/json' };

test('fetch accepts a Request or a URL and sends the given headers', async () => {
  const kratos = createEmulator();
  const request = new Request('http://127.0.0.1:4433/self-service/login/browser', { headers: json });
  expect((await kratos.fetch(request)).status).toBe(200);
  expect((await kratos.fetch(new URL('http://127.0.0.1:4433/health/alive'))).url).toBe('http://127.0.0.1:4433/health/alive');
});

test('fetch without an Accept header gets a redirect to the login page', async () => {
  const response = await createEmulator().fetch('self-service/login/browser', { redirect: 'manual' });
  expect([response.status, response.headers.get('location')?.split('?')[0]]).toEqual([303, 'http://127.0.0.1:4455/login']);
});

test('fetch follows a redirect within Kratos and rejects one to another server', async () => {
  const kratos = createEmulator();
  const followed = await kratos.fetch('http://127.0.0.1:4433//health/alive');
  expect([followed.status, followed.redirected, followed.url]).toEqual([200, true, 'http://127.0.0.1:4433/health/alive']);
  await expect(kratos.fetch('self-service/login/browser')).rejects.toThrow('leaves the emulator');
  await expect(kratos.fetch('self-service/login/browser', { redirect: 'error' })).rejects.toThrow('redirect is "error"');
});

test('fetch with credentials: omit neither sends nor keeps cookies', async () => {
  const kratos = createEmulator();
  await kratos.fetch('self-service/login/browser', { headers: json, credentials: 'omit' });
  expect(kratos.cookies.size).toBe(0);
});

test('cookies expire by the clock of the emulator', async () => {
  const kratos = createEmulator();
  await kratos.fetch('self-service/login/browser', { headers: json });
  expect(kratos.cookies.size).toBe(1);
  kratos.clock.advance(31_536_000_000);
  await kratos.fetch('sessions/whoami', { headers: json });
  expect(kratos.cookies.size).toBe(0);
});

test('an aborted request does not reach Kratos', async () => {
  const kratos = createEmulator();
  await expect(kratos.fetch('health/alive', { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late');
  expect(kratos.log).toHaveLength(0);
});

test('a browser with an origin gets CORS headers', async () => {
  const kratos = createEmulator({
    config: { serve: { public: { cors: { enabled: true, allowed_origins: ['http://127.0.0.1:4455', 'https://*.example.com'] } } } },
  });
  const ask = async (origin: string): Promise<string | null> =>
    (await kratos.openBrowser({ origin }).fetch('sessions/whoami', { headers: json })).headers.get('access-control-allow-origin');
  expect(await ask('http://127.0.0.1:4455')).toBe('http://127.0.0.1:4455');
  expect(await ask('https://shop.example.com')).toBe('https://shop.example.com');
  expect(await ask('https://example.org')).toBeNull();
});

test('each browser has its own session, and cookies can be copied, deleted and set', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const other = kratos.openBrowser();
  expect((await get(other, 'sessions/whoami')).status).toBe(401);
  const copy = kratos.openBrowser({ cookies: kratos.cookies });
  expect((await get(copy, 'sessions/whoami')).status).toBe(200);
  copy.cookies.delete('ory_kratos_session');
  expect((await get(copy, 'sessions/whoami')).status).toBe(401);
  copy.cookies.set('ory_kratos_session', 'nonsense');
  expect((await get(copy, 'sessions/whoami')).status).toBe(401);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
});
