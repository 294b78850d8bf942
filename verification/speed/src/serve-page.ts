import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { toNodeListener } from '@kratos-login/emulator/node';
import { email, password } from './people.ts';
import { readFolder } from './read-folder.ts';

/** A page and its emulated Kratos on one origin. */
export interface ServedPage {
  /** `http://localhost:5173`. */
  readonly origin: string;
  readonly kratos: Emulator;
  close(): Promise<void>;
}

/** An empty page. It starts the browser's processes before a measurement, and loads nothing of the page that is measured. */
export const emptyPath = '/empty';

/** Serves a build and a Kratos below `/kratos`, at a free port. */
export async function servePage(folder: string): Promise<ServedPage> {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const kratos = createEmulator({
    baseUrl: `${origin}/kratos/`,
    config: {
      selfservice: { default_browser_return_url: `${origin}/`, allowed_return_urls: [origin], flows: { login: { ui_url: `${origin}/` } } },
    },
    identities: [{ email, password, totp: true }],
  });
  const answerAsKratos = toNodeListener(kratos.handle, (url) => url.slice('/kratos'.length));
  const sendFile = serveFolder(folder);
  server.on('request', (request, response) => (request.url?.startsWith('/kratos/') ? answerAsKratos : sendFile)(request, response));
  return {
    origin,
    kratos,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serveFolder(folder: string): RequestListener {
  const files = readFolder(folder);
  return ({ url = '/' }, response) => {
    const path = url.replace(/\?.*/s, '');
    const file = files.get(path);
    if (path === emptyPath) response.setHeader('content-type', 'text/html').end('<!doctype html><title>Empty</title>');
    else if (file === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, {
          'content-type': file.type,
          'content-encoding': 'gzip',
          'cache-control': file.cacheControl,
          'content-length': file.body.length,
        })
        .end(file.body);
  };
}
