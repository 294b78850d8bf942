import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../../tools/find-free-port.ts';
import { startKratosProcess } from './real-target.ts';

// A server that prints Kratos's message for a port in use.
const server = `
const config = JSON.parse(require('node:fs').readFileSync(process.argv[process.argv.indexOf('-c') + 1], 'utf8'));
const { port } = config.serve.public;
require('node:http')
  .createServer((_, response) => response.end('{}'))
  .on('error', ({ code }) => {
    console.error(code === 'EADDRINUSE' ? 'listen tcp 127.0.0.1:' + port + ': bind: address already in use' : code);
    process.exit(1);
  })
  .listen(port, '127.0.0.1');
`;

test('startKratos uses another port if the first one is in use', async () => {
  const command = join(mkdtempSync(join(tmpdir(), 'kratos-')), 'kratos');
  writeFileSync(command, `#!${process.execPath}\n${server}`);
  chmodSync(command, 0o755);
  const otherServer = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => otherServer.once('listening', resolve));
  onTestFinished(() => void otherServer.close());
  const { port: taken } = otherServer.address() as AddressInfo;
  const ports = [taken, await findFreePort(), await findFreePort(), await findFreePort()];
  const kratos = await startKratosProcess(command, {}, async () => ports.shift() ?? 0);
  onTestFinished(() => kratos.stop());
  expect(kratos.publicUrl).not.toBe(`http://127.0.0.1:${taken}`);
  expect((await fetch(`${kratos.publicUrl}/health/ready`)).status).toBe(200);
});
