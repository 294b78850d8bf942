import { waitUntil } from '@kratos-login/testing';

/** What the network makes of a call instead of letting it through. */
export type NetworkFault =
  | 'offline'
  | 'silence'
  /** A proxy, a gateway or a captive portal answers in place of Kratos. */
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** The way from a login to Kratos: a call waits on it until somebody says what becomes of it. */
export interface PausedNetwork {
  /** For the login. */
  readonly fetch: typeof globalThis.fetch;
  /** Calls that wait. */
  readonly waiting: number;
  /** Lets the call that waits through to Kratos, and brings its answer back; or the fault instead. Waits for a call first. */
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
      const signal = init?.signal ?? (input instanceof Request ? input.signal : null); // that of a copy ends with the copy
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
      await waitUntil(() => held.length > 0, 'No call is under way.');
      const call = held.shift();
      if (call === undefined) return;
      if (fault === undefined) call.resolve(await bring(call.request, fetch));
      else if (fault === 'offline') call.reject(new TypeError('Failed to fetch'));
      else if (fault === 'silence') silent.push(call);
      else call.resolve(new Response(fault.body, fault));
    },
  };
}

/** Wholly, body included: what comes then comes at once. */
async function bring(request: Request, fetch: typeof globalThis.fetch): Promise<Response> {
  const { status, headers, ...response } = await fetch(request).then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
  }));
  return new Response([204, 205, 304].includes(status) ? null : response.text, { status, headers });
}
