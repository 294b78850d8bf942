import { renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerAsAppServer, type KratosServer, merge, usualConfig } from '@kratos-login/testing/worlds';
import { admin } from './people.ts';
import { type KratosCommand, startKratos } from './start-kratos.ts';

/** How long a form lives that is to run out, in seconds. */
const SHORT = 2;

/** A started Kratos whose configuration file is edited while it runs, and the OAuth2 server behind an app. Its clock is ours: only waiting helps. */
export interface RealWorld extends KratosServer {
  stop(): Promise<void>;
}

export async function startRealWorld(command: KratosCommand): Promise<RealWorld> {
  const appServer = await listen();
  const usual = usualConfig(`http://127.0.0.1:${(appServer.address() as AddressInfo).port}`); // what listens on a host and a port has such an address
  const kratos = await startKratos(command, usual);
  let version = 0;

  /** Edits the file, with a mark that is seen from outside: once that is there, so is the rest. */
  const configure = async (changes: object): Promise<void> => {
    const mark = String(++version);
    const marked = { selfservice: { flows: { login: { ui_url: `${usual.selfservice.flows.login.ui_url}?version=${mark}` } } } };
    replaceFile(kratos.changesFile ?? '', JSON.stringify(merge(merge(usual, changes), marked)));
    for (let turns = 0; (await findVersion(kratos.publicUrl)) !== mark; turns++) {
      if (turns === 1000) throw new Error(`Kratos does not take up its changed configuration: ${JSON.stringify(changes)}`);
      await sleep(5);
    }
  };

  return {
    publicUrl: kratos.publicUrl,
    send: (request) => fetch(request),
    admin: (method, path, body) => admin(kratos, method, path, body as object),
    configure,
    now: Date.now,
    passTime: () => {},
    openShortLivedForms: () => configure({ selfservice: { flows: { login: { lifespan: `${SHORT}s` } } } }),
    letFormsRunOut: () => sleep(SHORT * 1000 + 100),
    async stop() {
      await kratos.stop();
      appServer.close();
    },
  };
}

/** In one go: Kratos would read a file that is half written. */
function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** Of the page that Kratos sends people to who want to sign in. */
async function findVersion(publicUrl: string): Promise<string | null> {
  const { headers } = await fetch(`${publicUrl}/self-service/login/browser`, { headers: { accept: 'text/html' }, redirect: 'manual' });
  return new URL(headers.get('location') ?? publicUrl).searchParams.get('version');
}

async function listen(): Promise<Server> {
  const server = createServer(({ method = '', url = '' }, response) => {
    const { status, body } = answerAsAppServer(method, new URL(url, 'http://127.0.0.1').href);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}
