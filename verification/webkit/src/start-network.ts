import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '@kratos-login/emulator';
import { toNodeListener } from '@kratos-login/emulator/node';

/** A proxy between one browser and the demo. WebDriver itself can neither see nor delay a request. */
export interface Network {
  /** The address of the proxy: `127.0.0.1:39211`. */
  readonly proxy: string;
  /** The method and URL of each request: `GET http://localhost:5273/`. */
  readonly requests: readonly string[];
  /** Delays the requests with a matching URL until the returned function is called. */
  hold(url: RegExp): () => void;
  stop(): Promise<void>;
}

/** Starts a proxy. This emulator answers its own URLs, and the server of the demo answers all others of its origin. */
export async function startNetwork(kratos: Emulator): Promise<Network> {
  const { origin } = new URL(kratos.baseUrl);
  const answerAsKratos = toNodeListener(kratos.handle);
  const requests: string[] = [];
  const held = new Map<RegExp, Promise<void>>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '';
    requests.push(`${request.method} ${url}`);
    for (const [pattern, released] of held) if (pattern.test(url)) await released;
    if (url.startsWith(kratos.baseUrl)) answerAsKratos(request, response);
    else if (url.startsWith(`${origin}/`)) forward(request, response);
    else response.writeHead(502).end();
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    proxy: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    hold(url) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(url, promise);
      return () => {
        held.delete(url);
        resolve();
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward(request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = request;
  const upstream = send(url, { method, headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
    reply.pipe(response);
  });
  upstream.on('error', () => response.destroy());
  request.pipe(upstream);
}
