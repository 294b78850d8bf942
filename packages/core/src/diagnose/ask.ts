import type { KratosReply } from '../kratos/kratos-call.ts';
import { readReply } from '../kratos/read-reply.ts';
import { withinTime } from '../kratos/within-time.ts';

/** What came of a request: the reply, and its headers as far as a page may read them. */
export interface Asked {
  readonly reply: KratosReply;
  readonly headers: Headers;
}

/** One GET of an absolute address. Never rejects. */
export type Ask = (url: string, more?: AskMore) => Promise<Asked>;

export interface AskMore extends Pick<RequestInit, 'mode' | 'credentials' | 'redirect'> {
  readonly headers?: Readonly<Record<string, string>>;
}

interface AskOptions {
  readonly fetch: typeof fetch;
  /** In milliseconds, for one request and its body. */
  readonly timeout: number;
  /** Sent as `Origin` where no browser does it; `null` where one does, or there is no page at another origin. */
  readonly origin: string | null;
}

/** As the login asks: with cookies, for JSON, following no redirect. */
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
