import type { KratosServer } from './kratos-server.ts';

/** The cookies of a browser, by name. One host is all that is visited. */
export type Jar = Map<string, string>;

/** Sends a request with the cookies of a jar, and keeps those that come. */
export async function sendWith(jar: Jar, server: KratosServer, request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  const { method, url, signal } = request;
  const body = method === 'POST' ? await request.text() : null;
  const response = await server.send(new Request(url, { method, headers, body, signal, redirect: 'manual' }));
  for (const line of response.headers.getSetCookie()) keep(jar, line);
  return response;
}

function keep(jar: Jar, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.some((each) => /^max-age=(0|-\d+)$/i.test(each))) jar.delete(name);
  else jar.set(name, pair.slice(pair.indexOf('=') + 1));
}
