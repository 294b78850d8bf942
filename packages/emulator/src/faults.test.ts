import { expect, test } from 'vitest';
import { get } from '../test/sign-in.ts';
import { createEmulator, type Emulator } from './create-emulator.ts';
import { ConnectionDropped, type FaultOptions } from './faults.ts';

const askTwice = async (kratos: Emulator): Promise<readonly number[]> => [
  (await get(kratos, 'sessions/whoami')).status,
  (await get(kratos, 'sessions/whoami')).status,
];

test('a fault answers the next calls of its route, and no other', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'whoami', status: 503, headers: { 'Retry-After': '2' }, body: { error: { message: 'busy' } } });
  expect((await get(kratos, 'self-service/login/browser')).status).toBe(200);
  const { status, headers, body } = await get(kratos, 'sessions/whoami');
  expect([status, headers.get('retry-after'), body]).toEqual([503, '2', { error: { message: 'busy' } }]);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(401);
});

test('a fault can happen several times, and faults come one after the other', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'any', status: 500, times: 2 });
  kratos.faults.add({ route: 'whoami', status: 502, body: 'bad gateway' });
  expect(await askTwice(kratos)).toEqual([500, 500]);
  expect(await askTwice(kratos)).toEqual([502, 401]);
});

test('a dropped connection is a network error for fetch, and an error of its own for handle', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'create', drop: true, times: 2 });
  await expect(kratos.fetch('self-service/login/browser')).rejects.toThrow(new TypeError('fetch failed'));
  await expect(kratos.handle({ method: 'GET', url: '/self-service/login/browser', headers: new Headers() })).rejects.toThrow(
    ConnectionDropped,
  );
  expect(kratos.log.map(({ status }) => status)).toEqual([0, 0]);
});

test('a delayed call is answered truly, and can be given up', async () => {
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

test('a fault does not happen to the question of a browser whether it may ask', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'any', status: 500 });
  await kratos.handle({ method: 'OPTIONS', url: '/sessions/whoami', headers: new Headers() });
  expect(await askTwice(kratos)).toEqual([500, 401]);
});

test('faults that have not come yet can be taken back', async () => {
  const kratos = createEmulator();
  kratos.faults.add({ route: 'any', status: 500 });
  kratos.faults.clear();
  expect(await askTwice(kratos)).toEqual([401, 401]);
});

test.for<readonly [unknown, string]>([
  [undefined, 'A fault is an object. The fault was undefined.'],
  [{ route: 'login', status: 500 }, 'The route of a fault is "login". Expected one of create, get, submit, whoami, logout, any.'],
  [{ route: 'any' }, 'A fault needs a status, a delay or drop.'],
  [{ route: 'any', status: 99 }, 'The status of a fault is 99. Expected 200 to 599.'],
  [{ route: 'any', status: 500, times: 0 }, 'A fault happens 0 times. Expected a whole number, 1 or more.'],
  [{ route: 'any', delay: -1 }, 'The delay of a fault is -1. Expected milliseconds, zero or more.'],
  [{ route: 'any', drop: true, status: 500 }, 'A dropped connection has no answer: leave out either drop or status.'],
  [{ route: 'any', delay: 1, body: 'x' }, 'A fault with a body or headers needs a status.'],
  [{ route: 'any', status: 204, body: 'x' }, 'An answer with status 204 has no body.'],
  [{ route: 'any', status: 500, headers: 5 }, 'The headers of a fault are none. Expected an object of names and texts.'],
  [{ route: 'any', status: 500, headers: { 'a b': 'c' } }, 'The headers of a fault are none.'],
  [{ route: 'any', status: 500, headers: { 'Retry-After': 1 } }, 'The headers of a fault are none.'],
  [{ route: 'any', status: 500, body: () => 'x' }, 'The body of a fault is no JSON. Expected what can be sent.'],
  [{ route: 'any', status: 500, colour: 'red' }, 'A fault has no "colour".'],
])('the fault %j cannot be', ([fault, message]) => {
  expect(() => createEmulator().faults.add(fault as FaultOptions)).toThrow(message);
});
