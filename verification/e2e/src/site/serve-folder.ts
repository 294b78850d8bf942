import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A folder at an address. */
export interface ServedFolder {
  /** Ends with the path below which the folder is served. */
  readonly url: string;
  /** Cuts the network: ends the server and all its connections. */
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the files of a folder below a path, and nothing else, as a strict static host does. */
export async function serveFolder(folder: string, path: string): Promise<ServedFolder> {
  const server = createServer(async ({ url = '/' }, reply) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = `${pathname.slice(path.length)}${pathname.endsWith('/') ? 'index.html' : ''}`;
    const type = types[extname(file)];
    const content =
      pathname.startsWith(path) && type !== undefined ? await readFile(join(folder, decodeURI(file))).catch(() => null) : null;
    reply.writeHead(content === null ? 404 : 200, { 'Content-Type': type ?? 'text/plain', 'X-Content-Type-Options': 'nosniff' });
    reply.end(content ?? 'Not found');
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${path}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
