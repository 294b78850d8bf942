import ky, { isHTTPError, type Options, type RetryOptions } from 'ky';
import type { Answer } from './call.ts';
import { type ConnectOptions, connect } from './connect.ts';
import type { KratosClient } from './kratos-client.ts';
import { readReply } from './read-reply.ts';
import { toBaseAddress } from './web-address.ts';

/** Options of {@link createKratosClient}. */
export interface KratosClientOptions extends ConnectOptions {
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
    retry: afterTroubleOfAGateway,
    ...(fetch && { fetch }),
  });
  const ask = async (path: string, more: Options): Promise<Answer> => readReply(await api(`${kratosUrl}${path}`, more).catch(toResponse));
  const get = (path: string, signal: AbortSignal, searchParams: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    ask(path, { signal, searchParams, ...(searchParams['aal'] === 'aal2' && { retry: 0 }) });
  return connect(
    {
      kratosUrl,
      createFlow: (query, signal) => get('/self-service/login/browser', signal, query),
      getFlow: (id, signal) => get('/self-service/login/flows', signal, { id }),
      submitFlow: (flow, json, signal) => ask('/self-service/login', { method: 'post', searchParams: { flow }, json, signal }),
      whoami: (signal) => get('/sessions/whoami', signal),
      beginLogout: (signal) => get('/self-service/logout/browser', signal),
      logout: (token, signal) => get('/self-service/logout', signal, { token }),
    },
    options,
  );
}

/** Only a GET, which is ky's default; and only what was answered: no answer at all may be a missing CORS header, and then Kratos did act. */
const afterTroubleOfAGateway: RetryOptions = {
  limit: 2,
  statusCodes: [502, 503, 504],
  // With a `Retry-After` the person decides.
  shouldRetry: ({ error }) => (isHTTPError(error) && !error.response.headers.has('Retry-After') ? undefined : false),
};

/** ky tries again only what it would throw. A status is an answer like any other. */
const toResponse = (error: unknown): Response | Promise<never> => (isHTTPError(error) ? error.response : Promise.reject(error));
