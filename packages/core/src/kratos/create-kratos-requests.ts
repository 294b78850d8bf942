import ky from 'ky';
import type { KratosResponse } from './kratos-call.ts';
import { readReply } from './read-reply.ts';

type Query = Readonly<Record<string, string>>;

/** Sends one request to Kratos. With `json` it is a POST. A GET may be repeated after a gateway error. */
export type KratosRequest = (
  path: string,
  signal: AbortSignal,
  query?: Query,
  json?: object | null,
  repeats?: number,
) => Promise<KratosResponse>;

/** Returns the function that sends requests to the Kratos at `kratosUrl`. `fetch` replaces that of the platform. */
export function createKratosRequests(kratosUrl: string, fetch: typeof globalThis.fetch | undefined): KratosRequest {
  const api = ky.create({
    credentials: 'include',
    redirect: 'manual',
    headers: { Accept: 'application/json' },
    timeout: false, // `withinTime` has one that covers the body as well
    retry: 0, // ky repeats more than is safe here
    throwHttpErrors: false, // every status is a reply, not an error
    ...(fetch && { fetch }),
  });
  return async function send(path, signal, query = {}, json, repeats = json ? 0 : 2) {
    const search = new URLSearchParams(query).toString();
    const response = await api(`${kratosUrl}${path}${search && '?'}${search}`, { signal, ...(json && { method: 'post', json }) });
    if (repeats === 0 || !gatewayErrors.includes(response.status) || response.headers.has('Retry-After')) return readReply(response);
    await new Promise((resolve) => setTimeout(resolve, repeats === 2 ? 300 : 600));
    return send(path, signal, query, json, repeats - 1);
  };
}

/** Kratos has not seen a request with one of these replies, so a GET is repeated. After no reply it is not, because Kratos may have acted. */
const gatewayErrors: readonly number[] = [502, 503, 504];
