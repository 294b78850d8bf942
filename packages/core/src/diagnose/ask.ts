import type { KratosReply } from '../kratos/kratos-call.ts';
import { readReply } from '../kratos/read-reply.ts';
import { withinTime } from '../kratos/within-time.ts';

/** The result of a request: the reply, and the headers that the page may read. */
export interface RequestResult {
  readonly reply: KratosReply;
  readonly headers: Headers;
}

/** Sends a GET to an absolute address. Never rejects. */
export type Ask = (url: string, more?: RequestOptions) => Promise<RequestResult>;

export interface RequestOptions extends Pick<RequestInit, 'mode' | 'credentials' | 'redirect'> {
  readonly headers?: Readonly<Record<string, string>>;
}

interface AskOptions {
  readonly fetch: typeof fetch;
  /** Time limit of one request with its body, in milliseconds. */
  readonly timeout: number;
  /** Sent as `Origin` outside of a browser. `null` in a browser, which sends its own, and without a page at another origin. */
  readonly origin: string | null;
}

/** Sends requests as the login does: with cookies, for JSON, without following redirects. */
export function createAsk({ fetch, timeout, origin }: AskOptions): Ask {
  return async (url, { headers, ...more } = {}) => {
    const asked = await withinTime(timeout, new AbortController().signal, async (signal) => {
      const response = await fetch(url, {
        credentials: 'include',
        redirect: 'manual',
        headers: { Accept: 'application/json', ...(origin !== null && { Origin: origin }), ...headers },
        ...more,
        signal,
      });
      return { reply: await readReply(response), headers: response.headers };
    });
    return typeof asked === 'string' ? { reply: asked, headers: new Headers() } : asked;
  };
}
