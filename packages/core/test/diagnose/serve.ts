import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator, type EmulatorOptions } from '@kratos-login/emulator';
import { toNodeListener } from '@kratos-login/emulator/node';

type Handle = Emulator['handle'];
/** A proxy before Kratos, which may change the request or the response, or respond itself. */
export type Between = (request: Parameters<Handle>[0], pass: Handle) => ReturnType<Handle>;

export interface Served {
  readonly kratos: Emulator;
  /** Without a trailing slash. */
  readonly url: string;
}

export interface ServeOptions extends EmulatorOptions {
  readonly between?: Between;
}

const open: (() => Promise<void>)[] = [];

/** Closes all servers. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

/** Serves over HTTP on a free port of `127.0.0.1`. Returns the address without a trailing slash. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves an emulated Kratos. Its base URL is the address of the server, unless `baseUrl` is set. */
export async function serveKratos({ between = (request, pass) => pass(request), ...options }: ServeOptions = {}): Promise<Served> {
  let listener: RequestListener = () => {};
  const url = await serve((request, response) => listener(request, response));
  const kratos = createEmulator({ baseUrl: `${url}/`, identities: [ann, bob], ...options });
  listener = toNodeListener((request) => between(request, kratos.handle));
  return { kratos, url };
}

export const ann = { email: 'ann@example.com', password: 'correct horse battery', totp: true } as const;
export const bob = { email: 'bob@example.com', password: 'battery staple' } as const;

/** The `fetch` of Node with a cookie jar. Like a browser, it keeps no `Secure` cookie over plain HTTP. */
export function createCookieFetch(): typeof fetch {
  const jar = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!/;\s*secure/i.test(line)) jar.set(name, value);
    }
    return response;
  };
}

/** Signs a user in by password. */
export async function signIn(url: string, fetch: typeof globalThis.fetch, { email, password }: typeof ann | typeof bob): Promise<void> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const flow = await (await fetch(`${url}/self-service/login/browser`, { headers })).json();
  const body = JSON.stringify({
    method: 'password',
    identifier: email,
    password,
    csrf_token: flow.ui.nodes.find((node: { attributes: { name: string } }) => node.attributes.name === 'csrf_token').attributes.value,
  });
  const { status } = await fetch(`${url}/self-service/login?flow=${flow.id}`, { method: 'POST', headers, body });
  if (status !== 200 && status !== 422) throw new Error(`signing in resulted in ${status}`);
}

/** A response of the proxy itself. */
export const answerWith = async (status: number, body: string | object, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: new Headers({ 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers }),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Like `add_header` of nginx without `always`. */
export const dropCorsOnErrors: Between = async (request, pass) => {
  const answer = await pass(request);
  if (answer.status >= 400) for (const name of ['origin', 'credentials']) answer.headers.delete(`access-control-allow-${name}`);
  return answer;
};
