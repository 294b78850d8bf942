import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../../../tools/find-free-port.ts';

const otherPorts = 'Other ports: npm start -- --studio-port 5180 --react-port 5183 --vanilla-port 5184';

test.each([
  [['--react-port', 'abc'], '--react-port is "abc". Expected a port, 1 to 65535.'],
  [['--studio-port', '0'], '--studio-port is "0". Expected a port, 1 to 65535.'],
  [['--vanilla-port', '70000'], '--vanilla-port is "70000". Expected a port, 1 to 65535.'],
  [['--port', '4000'], `Unknown option '--port'. ${otherPorts}`],
])('npm start -- %j ends, and says what it expected', (told, said) => {
  expect(start(told)).toEqual({ status: 1, stderr: `${said}\n` });
});

test.each([
  ['--studio-port', 'The studio'],
  ['--react-port', 'react-demo'],
])('npm start names a port in use and the option for another port: %s', async (option, name) => {
  const studioPort = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const { status, stderr } = start(['--studio-port', `${studioPort}`, option, `${port}`]);
  server.close();
  expect([status, stderr]).toEqual([1, `${name} cannot be served: Port ${port} is already in use. ${otherPorts}\n`]);
});

function start(told: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ['--conditions=@kratos-login/source', 'apps/demo-kit/src/demos.ts', ...told], {
    encoding: 'utf8',
    env: { ...process.env, KRATOS_PUBLIC_URL: undefined },
  });
  return { status, stderr };
}
