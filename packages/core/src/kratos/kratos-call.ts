import type { Aal } from './login-flow.ts';

/** Which request a reply answers. The same body means different things to different calls. */
export type KratosCall =
  /** `GET /self-service/login/browser` */
  | { readonly name: 'create'; readonly aal: Aal; readonly hasLoginChallenge: boolean }
  /** `GET /self-service/login/flows?id=…` */
  | { readonly name: 'get' }
  /** `POST /self-service/login?flow=…`. `kratosUrl` has no slash at its end; `action` is the submitted flow's `ui.action`, `''` when unknown */
  | { readonly name: 'submit'; readonly kratosUrl: string; readonly aal: Aal; readonly action: string }
  /** `GET /sessions/whoami` */
  | { readonly name: 'whoami' }
  /** `GET /self-service/logout/browser`, then `GET /self-service/logout?token=…` */
  | { readonly name: 'signOut'; readonly part: 'begin' | 'end' };

/** What came back: an answer, or none. */
export type KratosReply = KratosResponse | 'unreachable' | 'timedOut';

/** An answer before anybody has understood it. */
export interface KratosResponse {
  readonly status: number;
  /** The body as it came, `''` when there was none. */
  readonly text: string;
  /** An opaque redirect, or one that was followed. */
  readonly redirected: boolean;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
  /** The header `Date`. A date in `Retry-After` is compared with it, because clocks differ. Across origins it is readable only when it is exposed. */
  readonly date?: string | null | undefined;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}
