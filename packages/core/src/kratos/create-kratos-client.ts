import { type ClientOptions, createClient } from './create-client.ts';
import { createKratosRequests } from './create-kratos-requests.ts';
import type { KratosClient } from './kratos-client.ts';
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
  const send = createKratosRequests(kratosUrl, fetch);
  return createClient(
    {
      kratosUrl,
      createFlow: (query, signal) => send('/self-service/login/browser', signal, query, null, query['aal'] === 'aal2' ? 0 : 2),
      getFlow: (id, signal) => send('/self-service/login/flows', signal, { id }),
      submitFlow: (flow, json, signal) => send('/self-service/login', signal, { flow }, json),
      whoami: (signal) => send('/sessions/whoami', signal),
      beginLogout: (signal) => send('/self-service/logout/browser', signal),
      logout: (token, signal) => send('/self-service/logout', signal, { token }),
    },
    options,
  );
}
