import { waitUntil } from '@kratos-login/testing';

/** An answer of the network instead of Kratos. */
export type NetworkFault =
  | 'offline'
  | 'silence'
  /** An answer of a proxy, a gateway or a captive portal. */
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** A network that holds each request of a login until it is released. */
export interface PausedNetwork {
  /** The `fetch` of the login. */
  readonly fetch: typeof globalThis.fetch;
  /** The number of held requests. */
  readonly waiting: number;
  /** Waits for a request, passes it to Kratos and delivers the answer. With a fault, it delivers the fault instead. */
  release(fault?: NetworkFault): Promise<void>;
}

interface Held {
  readonly request: Request;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
}

export function createPausedNetwork(fetch: typeof globalThis.fetch): PausedNetwork {
  const held: Held[] = [];
  const silent: Held[] = [];
  return {
    get waiting() {
      return held.length;
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const signal = init?.signal ?? (input instanceof Request ? input.signal : null); // the signal of a copy is not aborted
      signal?.throwIfAborted();
      return new Promise((resolve, reject) => {
        const call: Held = { request, resolve, reject };
        held.push(call);
        signal?.addEventListener('abort', () => {
          for (const list of [held, silent]) if (list.includes(call)) list.splice(list.indexOf(call), 1);
          reject(signal.reason);
        });
      });
    },
    async release(fault) {
      await waitUntil(() => held.length > 0, 'No request is pending.');
      const call = held.shift();
      if (call === undefined) return;
      if (fault === undefined) call.resolve(await bring(call.request, fetch));
      else if (fault === 'offline') call.reject(new TypeError('Failed to fetch'));
      else if (fault === 'silence') silent.push(call);
      else call.resolve(new Response(fault.body, fault));
    },
  };
}

/** Reads the whole body first, so that the answer is delivered at once. */
async function bring(request: Request, fetch: typeof globalThis.fetch): Promise<Response> {
  const { status, headers, ...response } = await fetch(request).then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
  }));
  return new Response([204, 205, 304].includes(status) ? null : response.text, { status, headers });
}
