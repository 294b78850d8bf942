import { expect, test } from 'vitest';
import { get } from '../test/sign-in.ts';
import { createEmulator, type Emulator } from './create-emulator.ts';
import { ConnectionDropped, type FaultOptions } from './faults.ts';

const askTwice = async (kratos: Emulator): Promise<readonly number[]> => [
  (await get(kratos, 'sessions/whoami')).status,
  (await get(kratos, 'sessions/whoami')).status,
];

test('a fault answers the next request to its route only', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'whoami', status: 503, headers: { 'Retry-After': '2' }, body: { error: { message: 'busy' } } });
  expect((await get(kratos, 'self-service/login/browser')).status).toBe(200);
  const { status, headers, body } = await get(kratos, 'sessions/whoami');
  expect([status, headers.get('retry-after'), body]).toEqual([503, '2', { error: { message: 'busy' } }]);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
});

test('a fault applies several times, and faults apply in order', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'any', status: 500, times: 2 });
  kratos.faults.add({ route: 'whoami', status: 502, body: 'bad gateway' });
  expect(await askTwice(kratos)).toEqual([500, 500]);
  expect(await askTwice(kratos)).toEqual([502, 401]);
});

test('a dropped connection rejects fetch with a TypeError and handle with ConnectionDropped', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'create', drop: true, times: 2 });
  await expect(kratos.fetch('self-service/login/browser')).rejects.toThrow(new TypeError('fetch failed'));
  await expect(kratos.handle({ method: 'GET', url: '/self-service/login/browser', headers: new Headers() })).rejects.toThrow(
    ConnectionDropped,
  );
  expect(kratos.log.map(({ status }) => status)).toEqual([0, 0]);
});

test('a delayed request gets the usual response and can be aborted', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'whoami', delay: 20 });
  const before = performance.now();
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
  expect(performance.now() - before).toBeGreaterThan(15);
  kratos.faults.add({ route: 'whoami', delay: 60_000 });
  const controller = new AbortController();
  const call = kratos.fetch('sessions/whoami', { signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});

test('a fault does not apply to a CORS preflight', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'any', status: 500 });
  await kratos.handle({ method: 'OPTIONS', url: '/sessions/whoami', headers: new Headers() });
  expect(await askTwice(kratos)).toEqual([500, 401]);
});

test('clear removes the faults that have not applied', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'any', status: 500 });
  kratos.faults.clear();
  expect(await askTwice(kratos)).toEqual([401, 401]);
});

test.for<readonly [unknown, string]>([
  [undefined, 'A fault must be an object. The fault was undefined.'],
  [{ route: 'login', status: 500 }, 'The route of a fault is "login". Expected one of create, get, submit, whoami, logout, any.'],
  [{ route: 'any' }, 'A fault needs status, delay or drop.'],
  [{ route: 'any', status: 99 }, 'The status of a fault is 99. Expected 200 to 599.'],
  [{ route: 'any', status: 500, times: 0 }, 'The times of a fault is 0. Expected a whole number, 1 or more.'],
  [{ route: 'any', delay: -1 }, 'The delay of a fault is -1. Expected milliseconds, zero or more.'],
  [{ route: 'any', drop: true, status: 500 }, 'A fault cannot have both drop and status.'],
  [{ route: 'any', delay: 1, body: 'x' }, 'A fault with body or headers needs a status.'],
  [{ route: 'any', status: 204, body: 'x' }, 'A response with status 204 cannot have a body.'],
  [{ route: 'any', status: 500, headers: 5 }, 'The headers of a fault are invalid. Expected an object of names and strings.'],
  [{ route: 'any', status: 500, headers: { 'a b': 'c' } }, 'The headers of a fault are invalid.'],
  [{ route: 'any', status: 500, headers: { 'Retry-After': 1 } }, 'The headers of a fault are invalid.'],
  [{ route: 'any', status: 500, body: () => 'x' }, 'The body of a fault cannot be serialized as JSON.'],
  [{ route: 'any', status: 500, colour: 'red' }, 'A fault has no option "colour". Allowed: route, times,'],
])('the fault %j is refused', ([fault, message]) => {
  expect(() => createEmulator().faults.add(fault as FaultOptions)).toThrow(message);
});
