import { afterEach, expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { listen, type RunningServer } from './node.ts';

const open: RunningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
const serve = async (kratos: Parameters<typeof listen>[0]): Promise<string> => {
  const server = await listen(kratos, { port: 0 });
  open.push(server);
  return server.url;
};

test('a server sends two cookies in two headers and forwards request bodies', async () => {
  const kratos = createEmulator({ identities: [{ email: 'bob@example.com', password: 'correct horse battery' }] });
  const url = await serve(kratos);
  const created = await fetch(`${url}/self-service/login/browser`, { headers: { accept: 'application/json' } });
  const flow = await created.json();
  const cookie = created.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const response = await fetch(`${url}/self-service/login?flow=${flow.id}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      csrf_token: flow.ui.nodes[0].attributes.value,
      method: 'password',
      identifier: 'bob@example.com',
      password: 'correct horse battery',
    }),
  });
  const { session } = await response.json();
  expect(response.headers.getSetCookie().map((line) => line.split('=')[0]?.slice(0, 10))).toEqual(['csrf_token', 'ory_kratos']);
  expect(session.devices[0].ip_address).toMatch(/^127\.0\.0\.1:\d+$/);
});

test('a session has the user agent null without a User-Agent header', async () => {
  const kratos = createEmulator({ identities: [{ email: 'bob@example.com', password: 'correct horse battery' }] });
  const base = 'http://localhost:4433/self-service/login';
  const created = await kratos.handle({
    method: 'GET',
    url: `${base}/browser`,
    headers: new Headers({ accept: 'application/json' }),
    body: '',
  });
  const flow = JSON.parse(created.body);
  const headers = new Headers({
    accept: 'application/json',
    'content-type': 'application/json',
    cookie: created.headers.getSetCookie().join('; '),
  });
  const body = JSON.stringify({
    csrf_token: flow.ui.nodes[0].attributes.value,
    method: 'password',
    identifier: 'bob@example.com',
    password: 'correct horse battery',
  });
  const response = await kratos.handle({ method: 'POST', url: `${base}?flow=${flow.id}`, headers, body });
  expect(JSON.parse(response.body).session?.devices[0].user_agent).toBe(null);
});

test('a fault drops the connection of a Node server', async () => {
  const kratos = createEmulator();
  const url = await serve(kratos);
  kratos.faults.add({ route: 'whoami', drop: true });
  await expect(fetch(`${url}/sessions/whoami`)).rejects.toThrow('fetch failed');
  expect((await fetch(`${url}/sessions/whoami`)).status).toBe(401);
});

test('a login body of more than five megabytes is refused', async () => {
  const kratos = createEmulator();
  const url = await serve(kratos);
  const flow = await (await fetch(`${url}/self-service/login/browser`, { headers: { accept: 'application/json' } })).json();
  const response = await fetch(`${url}/self-service/login?flow=${flow.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"password":"${'x'.repeat(6_000_000)}"}`,
  });
  expect([response.status, (await response.json()).error.message]).toEqual([500, 'unable to read body: http: request body too large']);
});

test.each([undefined, '4433', -1, 65_536])('the port %j is refused', async (port) => {
  const listening = listen(createEmulator(), { port: port as number });
  await expect(listening).rejects.toThrow(`The port is ${JSON.stringify(port)}. Expected 0 to 65535, where 0 selects a free port.`);
});

test('close does not wait for pending responses', async () => {
  const kratos = createEmulator();
  const asked = Promise.withResolvers<void>();
  const handle = (): Promise<never> => {
    asked.resolve();
    return new Promise(() => {});
  };
  const server = await listen({ ...kratos, handle }, { port: 0 });
  const answer = expect(fetch(`${server.url}/sessions/whoami`)).rejects.toThrow('fetch failed');
  await asked.promise;
  await server.close();
  await answer;
});

test('listen rejects for a port in use', async () => {
  const kratos = createEmulator();
  const { port } = new URL(await serve(kratos));
  await expect(listen(kratos, { port: Number(port) })).rejects.toThrow('EADDRINUSE');
});
