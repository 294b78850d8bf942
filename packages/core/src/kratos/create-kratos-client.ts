import ky, { type Options } from 'ky';
import { type ClientOptions, createClient } from './create-client.ts';
import type { KratosResponse } from './kratos-call.ts';
import type { KratosClient } from './kratos-client.ts';
import { readReply } from './read-reply.ts';
import { toBaseAddress } from './web-address.ts';

/** Options of {@link createKratosClient}. */
export interface KratosClientOptions extends ClientOptions {
  /**
   * The public address of Kratos: http or https, with the path below which it is served. A path alone (`/kratos`, for a Kratos behind the page's own
   * server) is resolved against the page; where there is no page, on a server, it stays as it is, and no request is sent.
   */
  readonly kratosUrl: string;
  /** Instead of the platform's `fetch`: the emulator's, for instance. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * A Kratos client on ky, for pages: cookies go along, redirects are not followed, and only what is safe to repeat is repeated
 * (502, 503 and 504, twice at most, never a submission and never the opening of a second-factor flow, which may mail a code).
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
    timeout: false, // the port has one that covers the body as well
    retry: 0, // ky repeats more than is safe here
    throwHttpErrors: false, // every status is an answer, not an error
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

/** After these a GET is sent again, for Kratos has not seen it. Without any answer it is not sent again, for Kratos may have acted. */
const gatewayErrors: readonly number[] = [502, 503, 504];
