import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { kratosEmulator } from './vite.ts';

test('the Vite plugin serves Kratos below the prefix only', async () => {
  const emulator = createEmulator({ baseUrl: 'http://localhost:5173/kratos/' });
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    server: { port: 0, host: '127.0.0.1' },
    plugins: [kratosEmulator({ prefix: '/kratos', emulator })],
  });
  try {
    await server.listen();
    const address = server.httpServer?.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const flow = await (await fetch(`${origin}/kratos/self-service/login/browser`, { headers: { accept: 'application/json' } })).json();
    expect(flow.ui.action).toBe(`http://localhost:5173/kratos/self-service/login?flow=${flow.id}`);
    expect((await fetch(`${origin}/sessions/whoami`, { headers: { accept: 'application/json' } })).status).not.toBe(401);
  } finally {
    await server.close();
  }
});

test('the Vite plugin refuses a prefix that is not the path of the base URL', () => {
  const emulator = createEmulator();
  expect(() => kratosEmulator({ prefix: '/kratos', emulator })).toThrow(
    'The prefix is "/kratos", but the base URL of the emulator is http://127.0.0.1:4433/.',
  );
});
