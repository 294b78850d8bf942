import ky, { type Options } from 'ky';
import { type ClientOptions, createClient } from './create-client.ts';
import type { KratosResponse } from './kratos-call.ts';
import type { KratosClient } from './kratos-client.ts';
import { readReply } from './read-reply.ts';
import { toBaseAddress } from './web-address.ts';

/** Options of {@link createKratosClient}. */
export interface KratosClientOptions extends ClientOptions {
  /**
   * The public address of Kratos (http or https), with its path prefix if it has one. A path alone, such as `/kratos` for a Kratos behind the page's own
   * server, is resolved against the page. On a server there is no page, so a path alone sends no request.
   */
  readonly kratosUrl: string;
  /** Replaces the platform's `fetch`, for example with the emulator's. Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * Creates a Kratos client on ky, for pages. It sends cookies and follows no redirects. After a 502, 503 or 504 it repeats a request at most twice.
 * It never repeats a submission, nor the creation of a second-factor flow, which may mail a code. Its calls never reject.
 *
 * ```ts
 * import { createKratosClient } from '@kratos-login/core'
 *
 * const client = createKratosClient({ kratosUrl: 'https://auth.example.com' })
 * const outcome = await client.whoami(AbortSignal.timeout(5_000))
 * console.log(outcome.kind) // 'noSession'
 * ```
 */
export function createKratosClient({ kratosUrl: given, fetch, ...options }: KratosClientOptions): KratosClient {
  const kratosUrl = toBaseAddress(given);
  const api = ky.create({
    credentials: 'include',
    redirect: 'manual',
    headers: { Accept: 'application/json' },
    timeout: false, // `createClient` has one that covers the body as well
    retry: 0, // ky repeats more than is safe here
    throwHttpErrors: false, // every status is a reply, not an error
    ...(fetch && { fetch }),
  });
  const ask = async (path: string, query: Query, more: Options, repeats = 0): Promise<KratosResponse> => {
    const search = new URLSearchParams(query).toString();
    const response = await api(`${kratosUrl}${path}${search && '?'}${search}`, more);
    if (repeats === 0 || !gatewayErrors.includes(response.status) || response.headers.has('Retry-After')) return readReply(response);
    await new Promise((resolve) => setTimeout(resolve, repeats === 2 ? 300 : 600));
    return ask(path, query, more, repeats - 1);
  };
  const get = (path: string, signal: AbortSignal, query: Query = {}): Promise<KratosResponse> =>
    ask(path, query, { signal }, query['aal'] === 'aal2' ? 0 : 2);
  return createClient(
    {
      kratosUrl,
      createFlow: (query, signal) => get('/self-service/login/browser', signal, query),
      getFlow: (id, signal) => get('/self-service/login/flows', signal, { id }),
      submitFlow: (flow, json, signal) => ask('/self-service/login', { flow }, { method: 'post', json, signal }),
      whoami: (signal) => get('/sessions/whoami', signal),
      beginLogout: (signal) => get('/self-service/logout/browser', signal),
      logout: (token, signal) => get('/self-service/logout', signal, { token }),
    },
    options,
  );
}

type Query = Readonly<Record<string, string>>;

/** Kratos has not seen a request with one of these replies, so a GET is repeated. After no reply it is not, because Kratos may have acted. */
const gatewayErrors: readonly number[] = [502, 503, 504];
