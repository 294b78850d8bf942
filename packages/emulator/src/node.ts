import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from './create-emulator.ts';
import { ConnectionDropped } from './faults.ts';
import { MAX_BODY_BYTES } from './http/decode-body.ts';
import type { EmulatorRequest, EmulatorResponse } from './http/request.ts';

/** A server that accepts connections. */
export interface RunningServer {
  /** The URL without a trailing slash: `http://127.0.0.1:4433`. */
  readonly url: string;
  /** Stops the server and closes its open connections. */
  close(): Promise<void>;
}

/** The options of `listen`. */
interface ListenOptions {
  /** The port, 0 to 65535. 0 selects a free one. */
  readonly port: number;
  /** The host to bind. Default `127.0.0.1`, so other machines cannot connect. */
  readonly host?: string;
}

type Handle = (request: EmulatorRequest) => Promise<EmulatorResponse>;

/**
 * Serves an emulator over HTTP. Throws a `TypeError` for an invalid port, and Node's error when the port is in use.
 *
 * The base URL stays as it is: create the emulator with the URL that browsers will use.
 *
 * @example
 * ```ts
 * import { createEmulator } from '@kratos-login/emulator';
 * import { listen } from '@kratos-login/emulator/node';
 *
 * const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password: 'correct horse battery' }] });
 * const server = await listen(kratos, { port: 4433 });
 * console.log(server.url); // http://127.0.0.1:4433
 * await server.close();
 * ```
 */
export async function listen(kratos: Pick<Emulator, 'handle'>, { port, host = '127.0.0.1' }: ListenOptions): Promise<RunningServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError(`The port is ${JSON.stringify(port)}. Expected 0 to 65535, where 0 selects a free port.`);
  const server = createServer(toNodeListener(kratos.handle));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // `address()` returns this type for a server that listens on a port.
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Creates a listener for Node's `http` server, or for a framework that takes one. `rewrite` changes the URL first, to drop a prefix. */
export function toNodeListener(handle: Handle, rewrite: (url: string) => string = (url) => url): RequestListener {
  return (request, response) => {
    answer(request, response, handle, rewrite).catch((error: unknown) => {
      if (error instanceof ConnectionDropped) response.destroy();
      else
        response
          .writeHead(500, { 'content-type': 'text/plain' })
          .end(`The emulator failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, handle: Handle, rewrite: (url: string) => string): Promise<void> {
  const { remoteAddress = '127.0.0.1', remotePort = 0 } = request.socket;
  const result = await handle({
    method: request.method ?? 'GET',
    url: rewrite(request.url ?? '/'),
    headers: toHeaders(request.rawHeaders),
    body: await readBody(request),
    peer: `${remoteAddress.includes(':') ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`,
  });
  response.statusCode = result.status;
  for (const [name, value] of result.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = result.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.end(result.body);
}

function toHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i < raw.length; i += 2) headers.append(raw[i] ?? '', raw[i + 1] ?? '');
  return headers;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // One chunk beyond the limit is kept, so that the body counts as too large.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}
