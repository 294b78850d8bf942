import type { Delivery, Network, RequestName, SimulatedResponse } from './network.ts';

/** Creates a `fetch` that sends its requests through the simulated network. */
export function createNetworkFetch(network: Network, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input : request).signal; // the signal of a copy is not aborted
    const name = toRequestName(request.url, request.method === 'POST' ? await request.clone().text() : '');
    signal.throwIfAborted(); // while the body was read
    const ask = async (): Promise<SimulatedResponse> => {
      const { status, headers, text } = await fetch(request).then(async (response) => ({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      }));
      return { status, headers, text };
    };
    return await Promise.race([network.carry(name, signal, ask).then((delivery) => toResponse(delivery, signal)), rejectOnAbort(signal)]);
  };
}

/** Returns the name of a request. `body` is the posted text. */
export function toRequestName(address: string, body: string): RequestName {
  const { pathname, searchParams } = new URL(address);
  if (pathname.endsWith('/self-service/login/browser')) return searchParams.get('aal') === 'aal2' ? 'create aal2' : 'create';
  if (pathname.endsWith('/self-service/login/flows')) return 'get';
  if (pathname.endsWith('/sessions/whoami')) return 'whoami';
  if (pathname.endsWith('/self-service/logout/browser')) return 'begin logout';
  if (pathname.endsWith('/self-service/logout')) return 'logout';
  if (pathname.endsWith('/self-service/settings/browser')) return 'open settings';
  if (pathname.endsWith('/self-service/settings/flows')) return 'get settings';
  if (pathname.endsWith('/self-service/settings')) return 'post settings';
  const { method } = JSON.parse(body) as { readonly method: string };
  return method === 'oidc' ? 'post provider' : method === 'password' || method === 'identifier_first' ? 'post password' : 'post code';
}

function toResponse(delivery: Delivery, signal: AbortSignal): Response | Promise<Response> {
  if (delivery === 'breaks') throw new TypeError('Failed to fetch');
  if (delivery === 'never comes') return new Promise(() => {});
  const { status, text, headers = {}, body, redirect } = delivery;
  const content = [204, 205, 304].includes(status) ? null : body === undefined ? text : toStream(text, body, signal);
  const response = new Response(content, { status, headers });
  if (redirect === 'followed') Object.defineProperty(response, 'redirected', { value: true });
  // No constructor creates an opaque redirect: https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
  if (redirect === 'opaque')
    Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 }, ok: { value: false } });
  return response;
}

function toStream(text: string, how: 'breaks off' | 'never ends', signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
    pull(controller) {
      if (how === 'breaks off') controller.error(new TypeError('network error'));
    },
  });
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
