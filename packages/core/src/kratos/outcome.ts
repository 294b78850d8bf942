import type { LoginFlow } from './login-flow.ts';
import type { Session } from './session.ts';

/**
 * An action that Kratos proposes next, unchanged but for two things: tokens such as `ory_session_token` are removed, and so are addresses that are
 * not of http(s) or, at the end of a login, not at an expected origin. A `redirect_browser_to` without its address is left out. Ignore unknown actions.
 */
export interface ContinueWith {
  readonly action: string;
  readonly [more: string]: unknown;
}

/** The verification flow that Kratos opened for an address nobody has confirmed yet. */
export interface Verification {
  readonly flowId: string;
  readonly address: string;
  /** Where the host shows that flow; `null` when Kratos gave no http(s) address. */
  readonly url: string | null;
}

interface Plain<Kind extends string> {
  readonly kind: Kind;
}
interface WithFlow<Kind extends string> extends Plain<Kind> {
  readonly flow: LoginFlow;
}
interface WithStatus<Kind extends string> extends Plain<Kind> {
  readonly status: number;
  readonly errorId: string | null;
}

/** Right credentials, closed account. */
export interface AccountBlocked extends Plain<'accountBlocked'> {
  readonly why: 'account-disabled' | 'address-not-verified';
  /** `null` when Kratos answered without a form: the one in hand still serves. */
  readonly flow: LoginFlow | null;
  readonly verification: Verification | null;
}

/** A session. Whether its level is enough is for the caller to say. */
export interface SignedIn extends Plain<'signedIn'> {
  readonly session: Session;
  /** Where Kratos would send the browser: `return_to`, or its configured default. */
  readonly redirectTo: string | null;
  readonly continueWith: readonly ContinueWith[];
}

/** This flow takes no more input: a new one is needed. */
export interface FlowGone extends Plain<'flowGone'> {
  readonly why: 'expired' | 'unknown' | 'refused';
  /** The flow that Kratos opened instead. It lost `aal`, `refresh` and the challenge, so the machine opens its own. */
  readonly replacement: string | null;
}

/** Too many requests: 429. */
export interface RateLimited extends Plain<'rateLimited'> {
  /** Milliseconds to wait; `null` when the answer did not say, or not readably. */
  readonly retryAfter: number | null;
}

/** Out of service for a while, such as for maintenance: 503 with a `Retry-After`. */
export interface Unavailable extends Plain<'unavailable'> {
  /** Milliseconds to wait. */
  readonly retryAfter: number;
}

/** An answer that Kratos does not give here. */
export interface Unexpected extends Plain<'unexpected'> {
  readonly status: number;
  /** `headers-too-large`: 431, or the proxy's own status for it. The cause is nearly always the cookies. */
  readonly why: 'redirected' | 'empty' | 'not-json' | 'unknown-shape' | 'impossible-here' | 'bad-address' | 'headers-too-large';
}

/**
 * What one reply means. Closed: switch over `kind` and let `never` find what you forgot. It holds no secret.
 *
 * `unreachable` is no answer at all; offline and a missing CORS header look the same to a page.
 */
export type Outcome =
  | WithFlow<'flow'>
  | WithFlow<'noUsableMethod'>
  | WithFlow<'rejected'>
  | AccountBlocked
  | SignedIn
  | Plain<'secondFactorDue'>
  | (Plain<'redirectRequired'> & { readonly url: string })
  | Plain<'sessionChanged'>
  | Plain<'noSession'>
  | FlowGone
  | Plain<'csrfMismatch'>
  | WithStatus<'refused'>
  | RateLimited
  | Unavailable
  | WithStatus<'serverError'>
  | Plain<'unreachable'>
  | Plain<'timedOut'>
  | Unexpected;

export type OutcomeKind = Outcome['kind'];
export type OutcomeOf<Kind extends OutcomeKind> = Extract<Outcome, { readonly kind: Kind }>;

type Trouble = 'refused' | 'rateLimited' | 'unavailable' | 'serverError' | 'unreachable' | 'timedOut' | 'unexpected';

/** What opening a flow, or fetching one by its id, can come to. */
export type OpenOutcome = OutcomeOf<'flow' | 'noUsableMethod' | 'sessionChanged' | 'noSession' | 'flowGone' | 'csrfMismatch' | Trouble>;
/** What asking who is signed in can come to. */
export type WhoamiOutcome = OutcomeOf<'signedIn' | 'secondFactorDue' | 'noSession' | Trouble>;
/** What signing out can come to: `noSession` is the wish come true. */
export type SignOutOutcome = OutcomeOf<'noSession' | Trouble>;
