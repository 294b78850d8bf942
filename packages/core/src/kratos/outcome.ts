import type { LoginFlow } from './login-flow.ts';
import type { Session } from './session.ts';

/**
 * An action that Kratos proposes next. Tokens such as `ory_session_token` and addresses other than http(s) are removed. At the end of a login, so are
 * addresses at unexpected origins. A `redirect_browser_to` without its address is left out. Ignore unknown actions.
 */
export interface ContinueWith {
  /** Kratos's name of the action, such as `show_verification_ui`. */
  readonly action: string;
  /** Kratos's other members, which depend on the action. */
  readonly [more: string]: unknown;
}

/** The verification flow that Kratos opened for an unverified address. */
export interface Verification {
  /** The id of the verification flow. */
  readonly flowId: string;
  /** The address to verify, or `''` when Kratos did not name it. */
  readonly address: string;
  /** The host's page for that flow, or `null` when Kratos gave no http(s) address. */
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

/** The credentials were correct, but the account may not sign in. */
export interface AccountBlocked extends Plain<'accountBlocked'> {
  /** Why the account may not sign in. */
  readonly why: 'account-disabled' | 'address-not-verified';
  /** The form to show next, or `null` when Kratos sent none and the current form stays usable. */
  readonly flow: LoginFlow | null;
  /** The verification flow, or `null` when Kratos opened none. */
  readonly verification: Verification | null;
}

/** There is a session. The caller decides whether its level is sufficient. */
interface SignedIn extends Plain<'signedIn'> {
  /** Kratos's session. */
  readonly session: Session;
  /** Where Kratos would send the browser (`return_to` or the configured default), or `null` when it did not say. */
  readonly redirectTo: string | null;
  /** Kratos's proposals, in its order. */
  readonly continueWith: readonly ContinueWith[];
}

/** The flow accepts no more input, and a new one is needed. */
export interface FlowGone extends Plain<'flowGone'> {
  /** Whether the flow expired, is unknown to Kratos, or refuses this user. */
  readonly why: 'expired' | 'unknown' | 'refused';
  /** The id of the flow that Kratos opened instead, or `null`. The machine creates its own, because Kratos's has lost `aal`, `refresh` and the challenge. */
  readonly replacement: string | null;
}

/** Too many requests: 429. */
interface RateLimited extends Plain<'rateLimited'> {
  /** Milliseconds to wait, or `null` without a valid `Retry-After`. */
  readonly retryAfter: number | null;
}

/** Temporarily out of service, for example for maintenance: 503 with a `Retry-After`. */
interface Unavailable extends Plain<'unavailable'> {
  /** Milliseconds to wait. */
  readonly retryAfter: number;
}

/** A response that Kratos does not give to this request. */
export interface Unexpected extends Plain<'unexpected'> {
  /** The HTTP status, or `0` when no request was sent. */
  readonly status: number;
  /** What is unexpected. `headers-too-large` is 431, or a proxy's status for it, nearly always because of the cookies. */
  readonly why: 'redirected' | 'empty' | 'not-json' | 'unknown-shape' | 'impossible-here' | 'bad-address' | 'headers-too-large';
}

/**
 * The meaning of one reply. The union is closed, so a `switch` over `kind` can check completeness with `never`. It contains no secret.
 *
 * `unreachable` is no response at all. A page cannot tell an offline browser from a missing CORS header.
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

/** The `kind` of an {@link Outcome}. */
export type OutcomeKind = Outcome['kind'];

/** The outcomes of one kind: `OutcomeOf<'signedIn'>`. */
export type OutcomeOf<Kind extends OutcomeKind> = Extract<Outcome, { readonly kind: Kind }>;

type Trouble = 'refused' | 'rateLimited' | 'unavailable' | 'serverError' | 'unreachable' | 'timedOut' | 'unexpected';

/** The outcomes of creating a flow, or of fetching one by its id. */
export type OpenOutcome = OutcomeOf<'flow' | 'noUsableMethod' | 'sessionChanged' | 'noSession' | 'flowGone' | 'csrfMismatch' | Trouble>;
/** The outcomes of asking for the session. */
export type WhoamiOutcome = OutcomeOf<'signedIn' | 'secondFactorDue' | 'noSession' | Trouble>;
/** The outcomes of signing out. `noSession` is success. */
export type SignOutOutcome = OutcomeOf<'noSession' | Trouble>;
