import type { Aal } from './login-flow.ts';

/** The request that a reply belongs to. The same body means different things for different requests. */
export type KratosCall =
  /** `GET /self-service/login/browser` */
  | { readonly name: 'create'; readonly aal: Aal; readonly hasLoginChallenge: boolean }
  /** `GET /self-service/login/flows?id=…` */
  | { readonly name: 'get' }
  /** `POST /self-service/login?flow=…`. `kratosUrl` has no trailing slash. `action` is the `ui.action` of the submitted flow, or `''` when unknown. */
  | { readonly name: 'submit'; readonly kratosUrl: string; readonly aal: Aal; readonly action: string }
  /** `GET /sessions/whoami` */
  | { readonly name: 'whoami' }
  /** `GET /self-service/logout/browser`, then `GET /self-service/logout?token=…` */
  | { readonly name: 'signOut'; readonly part: 'begin' | 'end' };

/** The response to a request, or why there is none. A page cannot tell an offline browser from a missing CORS header: both are `unreachable`. */
export type KratosReply = KratosResponse | 'unreachable' | 'timedOut';

/** An HTTP response, reduced to what `readOutcome` needs. */
export interface KratosResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The body as text, or `''` without one. */
  readonly text: string;
  /** Whether this is an opaque redirect, or the end of redirects that were followed. */
  readonly redirected: boolean;
  /** The header `Retry-After`, or `null`. */
  readonly retryAfter: string | null;
  /** The header `Date`. A date in `Retry-After` is compared with it, because clocks differ. Across origins a page can read it only if the server exposes it. */
  readonly date?: string | null | undefined;
  /** The time of the response, in milliseconds since 1970. */
  readonly at: number;
}
