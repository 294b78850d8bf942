import { toAbsoluteUrl } from './config/defaults.ts';
import { ConnectionDropped } from './faults.ts';
import type { EmulatorRequest, EmulatorResponse } from './http/request.ts';
import type { ServerState } from './server-state.ts';

// Not `tough-cookie`, which is 59 kB in a page that talks to one host.

/** A browser of the emulator: `fetch` with a cookie jar. */
export interface EmulatedBrowser {
  /**
   * Sends a request to the emulator. Relative URLs start at the base URL. Unless `credentials` is `omit`, cookies are kept, sent, and expire
   * by the emulator's clock. `redirect: 'manual'` returns the 3xx response with its `Location`, as in Node.
   * A redirect to another server rejects, as CORS makes it in a page.
   */
  readonly fetch: typeof globalThis.fetch;
  /** The cookies by name, including `HttpOnly` ones. Cookies can be deleted, added and copied. */
  readonly cookies: Map<string, string>;
}

/** The options of `openBrowser`. */
export interface EmulatedBrowserOptions {
  /** The initial cookies, for example those of another browser. Default: none. */
  readonly cookies?: Iterable<readonly [string, string]>;
  /** The origin of the page, sent as `Origin`. With CORS enabled, responses have CORS headers, but `fetch` does not enforce them. */
  readonly origin?: string;
}

type Handle = (request: EmulatorRequest) => Promise<EmulatorResponse>;

/** Creates a browser with its own cookies. */
export function createEmulatedBrowser(
  server: ServerState,
  handle: Handle,
  { cookies: initialCookies = [], origin }: EmulatedBrowserOptions = {},
): EmulatedBrowser {
  const cookies = new Map(initialCookies);
  const expiries = new Map<string, { readonly value: string; readonly at: number }>();
  const dropExpired = (): void => {
    for (const [name, { value, at }] of expiries) if (cookies.get(name) === value && at <= server.clock.now()) cookies.delete(name);
  };
  const keep = (lines: readonly string[]): void => {
    for (const { name, value, seconds } of lines.map(parseSetCookie)) {
      if (seconds !== null && seconds <= 0) cookies.delete(name);
      else cookies.set(name, value);
      if (seconds === null) expiries.delete(name);
      else expiries.set(name, { value, at: server.clock.now() + seconds * 1000 });
    }
  };
  const send = async (request: Request, url: string, method: string, body: string): Promise<EmulatorResponse> => {
    const headers = copyHeaders(request.headers, origin);
    const sendsCookies = request.credentials !== 'omit';
    if (sendsCookies) dropExpired();
    if (sendsCookies && cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await handle({ method, url, headers, body });
    if (sendsCookies) keep(answer.headers.getSetCookie());
    return answer;
  };
  return {
    cookies,
    fetch: async (input, init) => {
      const request = toRequest(input, init, toAbsoluteUrl(server.config['serve.public.base_url']));
      const { signal } = request;
      signal.throwIfAborted();
      return await Promise.race([follow(request, server, send), rejectOnAbort(signal)]);
    },
  };
}

type Send = (request: Request, url: string, method: string, body: string) => Promise<EmulatorResponse>;

async function follow(request: Request, server: ServerState, send: Send): Promise<Response> {
  let { url, method } = request;
  let body = await request.text();
  for (let hops = 0; hops <= 20; hops++) {
    const answer = await send(request, url, method, body).catch(toNetworkError);
    const location = answer.headers.get('location');
    if (location === null || answer.status < 300 || answer.status > 399 || request.redirect === 'manual')
      return toResponse(answer, url, hops > 0);
    if (request.redirect === 'error') throw new TypeError(`fetch failed: ${url} redirects to ${location}, and redirect is "error".`);
    url = new URL(location, url).href;
    if (!url.startsWith(toAbsoluteUrl(server.config['serve.public.base_url']).href))
      throw new TypeError(`fetch failed: the redirect to ${url} leaves the emulator.`);
    [method, body] = ['GET', ''];
  }
  throw new TypeError(`fetch failed: too many redirects from ${request.url}.`);
}

function toRequest(input: RequestInfo | URL, init: RequestInit | undefined, base: URL): Request {
  return input instanceof Request ? new Request(input, init) : new Request(new URL(input, base), init);
}

// A bare `Headers` keeps `cookie` and `origin`, which the `Request` of a page drops.
function copyHeaders(given: Headers, origin: string | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of given) headers.append(name, value);
  if (!headers.has('accept')) headers.set('accept', '*/*');
  if (!headers.has('sec-fetch-mode')) headers.set('sec-fetch-mode', 'cors');
  if (!headers.has('user-agent')) headers.set('user-agent', globalThis.navigator?.userAgent ?? 'node');
  if (origin !== undefined && !headers.has('origin')) headers.set('origin', origin);
  return headers;
}

function toResponse({ status, headers, body }: EmulatorResponse, url: string, redirected: boolean): Response {
  const response = new Response([101, 204, 205, 304].includes(status) ? null : body, { status, headers });
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
}

function toNetworkError(error: unknown): never {
  throw error instanceof ConnectionDropped ? new TypeError('fetch failed', { cause: error }) : error;
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

function parseSetCookie(line: string): { readonly name: string; readonly value: string; readonly seconds: number | null } {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  const maxAge = attributes.find((attribute) => attribute.startsWith('Max-Age='))?.slice('Max-Age='.length);
  return { name: pair.slice(0, at), value: pair.slice(at + 1), seconds: maxAge === undefined ? null : Number(maxAge) };
}
