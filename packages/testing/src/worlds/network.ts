/** What goes wrong between a page and Kratos, as proxies and cables do it. Kratos is not asked. */
export type Fault = 'offline' | Response;

type Handler = (request: Request) => Promise<Response>;

/** The way from a login to its Kratos. Every call is held on it until it is said what it shall come to. */
export interface Network {
  readonly fetch: typeof globalThis.fetch;
  /** Whether a call waits. */
  isHeld(): boolean;
  /** Lets the call that waits, and what else it asks for, go on to Kratos. */
  letThrough(): void;
  /** Lets the call that waits end so. */
  breakWith(fault: Fault): void;
  /** Holds what comes from now on. */
  hold(): void;
  /** What came last to the login: for who has to understand what went wrong. */
  readonly last: string;
}

interface Held {
  readonly request: Request;
  readonly resolve: (response: Response | Promise<Response>) => void;
  readonly reject: (error: unknown) => void;
}

/** `send` brings a request to Kratos. */
export function createNetwork(send: Handler): Network {
  const held: Held[] = [];
  let handle: Handler | null = null;
  let last = 'nothing';
  const release = (next: Handler): void => {
    handle = next;
    for (const { request, resolve } of held.splice(0)) resolve(next(request));
  };
  return {
    get last() {
      return last;
    },
    isHeld: () => held.length > 0,
    hold() {
      handle = null;
    },
    letThrough: () =>
      release(async (request) => {
        const response = await send(request);
        const text = await response.text();
        last = `${request.method} ${request.url} → ${response.status} ${text}`;
        const { status, headers } = response;
        return new Response(status === 204 ? null : text, { status, headers });
      }),
    breakWith: (fault) =>
      release(async () => {
        last = String(fault);
        if (fault === 'offline') throw new TypeError('Failed to fetch');
        return fault.clone();
      }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { signal } = request;
      signal.throwIfAborted();
      if (handle !== null) return handle(request);
      return new Promise((resolve, reject) => {
        const each: Held = { request, resolve, reject };
        held.push(each);
        signal.addEventListener('abort', () => {
          if (held.includes(each)) held.splice(held.indexOf(each), 1);
          reject(signal.reason);
        });
      });
    },
  };
}
