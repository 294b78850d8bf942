/** The parts of a browser that a login needs: `fetch` and cookies. */
export interface Browser {
  readonly fetch: typeof globalThis.fetch;
  /** The cookies by name, including `HttpOnly` ones. */
  readonly cookies: Map<string, string>;
  /** The requests so far, such as `POST /self-service/login`. */
  readonly calls: string[];
}

/** Creates a browser for one host: every request sends all cookies. */
export function openBrowser(): Browser {
  const cookies = new Map<string, string>();
  const calls: string[] = [];
  return {
    cookies,
    calls,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, searchParams } = new URL(request.url);
      calls.push(`${request.method} ${pathname}${searchParams.has('aal') ? `?aal=${searchParams.get('aal')}` : ''}`);
      const headers = new Headers(request.headers);
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await fetch(new Request(request, { headers }));
      for (const line of response.headers.getSetCookie()) keep(cookies, line);
      return response;
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const name = pair.slice(0, pair.indexOf('='));
  const isOver = attributes.some((each) => /^max-age=(0|-\d+)$/i.test(each));
  if (isOver) cookies.delete(name);
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
}
