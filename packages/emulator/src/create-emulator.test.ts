import { expect, test } from 'vitest';
import { ann, bob, openEmulator, password, signInWithCode } from '../test/open-emulator.ts';
import { createFlow, enterPassword, get, listNodes, submit } from '../test/sign-in.ts';
import { createEmulator } from './create-emulator.ts';

test('a route that is not emulated answers 404 with a header and is reported once', async () => {
  const warnings: string[] = [];
  const kratos = openEmulator({ warn: (line) => warnings.push(line) });
  const ask = async (path: string): Promise<readonly unknown[]> => {
    const { status, headers, body } = await get(kratos, path);
    return [status, headers.get('x-kratos-emulator'), body];
  };
  expect(await ask('self-service/recovery/browser')).toEqual([404, 'not-emulated', '404 page not found\n']);
  expect(await ask('self-service/recovery/browser?return_to=x')).toEqual([404, 'not-emulated', '404 page not found\n']);
  expect(await ask('self-service/recovery/brower')).toEqual([404, null, '404 page not found\n']);
  const admin = await kratos.handleAdmin({ method: 'POST', url: '/admin/recovery/code', headers: new Headers(), body: '{}' });
  expect([admin.status, admin.headers.get('x-kratos-emulator')]).toEqual([404, 'not-emulated']);
  expect(warnings).toEqual([
    'kratos-emulator: GET /self-service/recovery/browser of the public API is not emulated. It is answered with 404.',
    'kratos-emulator: POST /admin/recovery/code of the admin API is not emulated. It is answered with 404.',
  ]);
});

test('the log contains requests without secrets and can be cleared', async () => {
  const kratos = openEmulator({ now: () => 5000 });
  await enterPassword(kratos, ann, password);
  expect([...kratos.log]).toEqual([
    { method: 'GET', path: '/self-service/login/browser', status: 200, at: 5000 },
    { method: 'POST', path: '/self-service/login', status: 422, at: 5000 },
  ]);
  expect(JSON.stringify(kratos.log)).not.toContain(password);
  kratos.log.clear();
  expect(kratos.log).toHaveLength(0);
});

test('flows, sessions and codes expire by the clock', async () => {
  const kratos = openEmulator({ now: () => 1_700_000_000_000, config: { selfservice: { flows: { login: { lifespan: '10m' } } } } });
  const flow = await createFlow(kratos);
  const code = kratos.totpCode(ann);
  kratos.clock.advance(600_000);
  expect((await submit(kratos, flow, { method: 'password', identifier: ann, password })).body.error.id).toBe('self_service_flow_expired');
  expect(kratos.totpCode(ann)).not.toBe(code);
  await signInWithCode(kratos);
  kratos.clock.advance(86_400_000);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
});

test('the clock refuses to move backwards', () => {
  expect(() => openEmulator().clock.advance(-1)).toThrow('The clock cannot advance by -1 ms. Expected zero or more.');
});

test('reset restores identities, clock and configuration and removes everything else', async () => {
  const kratos = openEmulator({ now: () => 1000 });
  await signInWithCode(kratos);
  kratos.identities.remove(bob);
  kratos.identities.add({ email: 'eve@example.com' });
  kratos.clock.advance(500);
  kratos.configure({ session: { cookie: { name: 'other' } } });
  kratos.faults.add({ route: 'any', drop: true });
  kratos.reset();
  expect(kratos.identities.list().map(({ email }) => email)).toEqual([ann, bob]);
  expect([kratos.clock.now(), kratos.cookies.size, kratos.log.length]).toEqual([1000, 0, 0]);
  await enterPassword(kratos, bob, password);
  expect([...kratos.cookies.keys()]).toContain('ory_kratos_session');
});

test('configure applies at once, and an invalid configuration changes nothing', async () => {
  const kratos = openEmulator();
  kratos.configure({ selfservice: { methods: { password: { enabled: false } } } });
  expect(listNodes(await createFlow(kratos))).toEqual(['csrf_token']);
  expect(() => kratos.configure({ selfservice: { methods: { password: { enabled: 1 } } } })).toThrow(
    'selfservice.methods.password.enabled is 1. Allowed: true or false.',
  );
  kratos.configure({ selfservice: { methods: { password: { enabled: true } } } });
  expect(listNodes(await createFlow(kratos))).toContain('password');
});

test('URLs contain the path of the base URL, and requests work with and without it', async () => {
  const kratos = openEmulator({ baseUrl: 'http://localhost:5173/kratos/' });
  const flow = await createFlow(kratos);
  expect(flow.ui.action).toBe(`http://localhost:5173/kratos/self-service/login?flow=${flow.id}`);
  expect((await submit(kratos, flow, { method: 'password', identifier: bob, password })).status).toBe(200);
  const stripped = await kratos.handle({ method: 'GET', url: '/health/alive', headers: new Headers() });
  const whole = await kratos.handle({ method: 'GET', url: 'http://localhost:5173/kratos/health/alive', headers: new Headers() });
  expect([stripped.status, whole.status]).toEqual([200, 200]);
});

test('a base URL without a scheme is used unchanged, and one that Go cannot parse is refused', async () => {
  const flow = await (
    await createEmulator({ baseUrl: 'kratos' }).fetch('self-service/login/browser', { headers: { accept: 'application/json' } })
  ).json();
  expect(flow.ui.action).toBe(`kratos/self-service/login?flow=${flow.id}`);
  for (const baseUrl of ['127.0.0.1:4433', 'http://a b/'])
    expect(() => createEmulator({ baseUrl })).toThrow(`serve.public.base_url is ${JSON.stringify(baseUrl)}. Allowed: a URL or a path.`);
});

test('the emulator keeps the newest 10,000 flows', async () => {
  const kratos = openEmulator();
  const flow = await createFlow(kratos);
  const headers = new Headers({ accept: 'application/json' });
  for (let i = 0; i < 10_000; i++) await kratos.handle({ method: 'GET', url: '/self-service/login/browser', headers });
  expect((await get(kratos, `self-service/login/flows?id=${flow.id}`)).status).toBe(404);
  expect(kratos.log.length).toBeLessThanOrEqual(10_000);
});
