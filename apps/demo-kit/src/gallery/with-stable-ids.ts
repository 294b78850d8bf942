const ids = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** Provider addresses contain a random state, which only Kratos reads. */
const state = /state=[0-9a-f]{40,}/g;

/**
 * Replaces the random ids in Kratos's answers by numbered ones, and back in requests. The same steps then give the same views, links included. Cookies
 * and tokens stay as they are, because no view contains them.
 */
export function withStableIds(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  const stable = new Map<string, string>();
  const random = new Map<string, string>();
  const toStable = (id: string): string => {
    const known = stable.get(id) ?? `00000000-0000-4000-8000-${String(stable.size + 1).padStart(12, '0')}`;
    stable.set(id, known);
    random.set(known, id);
    return known;
  };
  return async (input, init) => {
    const { method, headers, credentials, redirect, url, signal, ...request } = readRequest(input, init);
    const body = method === 'GET' ? null : await request.text();
    const response = await fetch(
      url.replace(ids, (id) => random.get(id) ?? id),
      { method, headers, body, credentials, redirect, signal },
    );
    if (response.status === 204) return response;
    const text = (await response.text()).replace(ids, toStable).replace(state, 'state=0');
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

function readRequest(input: RequestInfo | URL, init: RequestInit | undefined) {
  const request = new Request(input, init);
  const { method, headers, credentials, redirect, url } = request;
  // The signal of a copied request is another one in older browsers.
  const signal = init?.signal ?? (input instanceof Request ? input.signal : request.signal);
  return { method, headers, credentials, redirect, url, signal, text: () => request.text() };
}
