import type { Factor, LoginFlow } from '../kratos/login-flow.ts';
import type { ContinueWith, Outcome, OutcomeKind, Verification } from '../kratos/outcome.ts';
import type { Session } from '../kratos/session.ts';
import type { Sealed } from '../seal.ts';
import type { CodeField } from '../second-factors.ts';

/** The input of `loginMachine`. Each flow of the login is opened with it. */
export interface LoginInput {
  /** The public address of Kratos, without a trailing slash. Only the redirect back to an OAuth2 app needs it. */
  readonly kratosUrl?: string | undefined;
  /** `'aal2'` asks a user who is signed in for the second factor only. */
  readonly aal?: 'aal2' | undefined;
  /** Asks a user who is signed in to confirm, with all factors. */
  readonly refresh?: boolean | undefined;
  /** Where Kratos sends the browser after the login. It must be an allowed return URL of Kratos. */
  readonly returnTo?: string | undefined;
  /** The challenge of an OAuth2 login that waits for this one. */
  readonly loginChallenge?: string | undefined;
  /** The id of an organization (Ory Network). */
  readonly organization?: string | undefined;
  /** Deprecated in Kratos: the trait whose address gets the code. */
  readonly via?: string | undefined;
  /** Asks for a second factor even if Kratos does not require one. */
  readonly requireSecondFactor?: boolean | undefined;
  /**
   * Whether the host sets up a second factor, if one is asked for and the account has none. The login ends then with `how: 'second-factor-missing'`, and the
   * user is signed in with one factor. Default: `false`, which ends in the error `noSecondFactor`.
   */
  readonly setUpSecondFactor?: boolean | undefined;
  /** The id of the flow that the page was opened with (`?flow=…`). */
  readonly flowId?: string | undefined;
  /**
   * The id of a second-factor flow that mailed a code before this page was loaded. The machine resumes that flow while the session still needs its
   * second factor, because a new flow would mail another code. `createLogin` sets it from its `storage`.
   */
  readonly mailedFlowId?: string | undefined;
  /** The second factors that Kratos named before that code was mailed: `'totp,code'`. */
  readonly mailedFactors?: string | undefined;
  /**
   * The origins that a browser may be sent to, beside those of Kratos and of `returnTo`: `['https://accounts.google.com']`. Other addresses are refused.
   * By default every http(s) address is allowed, because Kratos itself checks `return_to`.
   */
  readonly expectedOrigins?: readonly string[] | undefined;
}

/** An http(s) address at an expected origin that the host sends the browser to. */
export interface Redirect {
  /** `return`: the user is signed in. `app`: an OAuth2 app waits for this login. `provider`: the user signs in at a provider. */
  readonly reason: 'return' | 'app' | 'provider';
  /** The absolute address. */
  readonly url: string;
  /** The origin of `url`. */
  readonly origin: string;
}

/** How a login ended. */
export interface LoginOutput {
  /**
   * `already-signed-in`: Kratos found a session, without new credentials. `redirect-required`: the login continues at `redirect`. `second-factor-missing`: a
   * second factor is asked for, and the user, who is signed in, has none.
   */
  readonly how: 'signed-in' | 'already-signed-in' | 'redirect-required' | 'second-factor-missing';
  /** Kratos's session, or `null` if the browser must follow `redirect` first, or the second factor is missing. */
  readonly session: Session | null;
  /** Where the host sends the browser next, or `null`. */
  readonly redirect: Redirect | null;
  /** Kratos's proposals, the most urgent first and unknown actions last. */
  readonly continueWith: readonly ContinueWith[];
}

/** A message of the machine, shown once on the next form, about something that the user did not type. */
export type Notice =
  | 'took-too-long'
  | 'started-again'
  | 'changed-elsewhere'
  | 'sign-in-ended'
  | 'account-disabled'
  | 'address-not-verified';

/**
 * Why a login stopped at `error`. Most reasons are outcomes that new input cannot fix. The others:
 *
 * - `noSecondFactor`: the account has no second factor
 * - `restartLimitReached`: the fourth restart in a row
 * - `cookiesBlocked`: the browser does not keep Kratos's cookies
 * - `cookiesTooLarge`: the browser sends more cookies than a server accepts
 * - `cancelled`: the user cancelled a request
 */
export type Reason =
  | Exclude<OutcomeKind, 'sessionChanged' | 'flowGone' | 'csrfMismatch' | HandledOutcome>
  | 'noSecondFactor'
  | 'restartLimitReached'
  | 'cookiesBlocked'
  | 'cookiesTooLarge'
  | 'cancelled';

/** Outcomes that the chart handles in every state where they can occur. */
type HandledOutcome = 'flow' | 'rejected' | 'accountBlocked' | 'signedIn' | 'secondFactorDue' | 'redirectRequired' | 'noSession';

/** The states in which a request is pending. */
export const requestStates = [
  'init.opening',
  'init.openingSecondFactor',
  'init.checkingSession',
  'init.signingOut',
  'password.submitting',
  'password.renewing',
  'password.steppingUp',
  'awaiting-TOTP.submitting',
  'awaiting-TOTP.renewing',
] as const;

/** A state in which a request is pending. */
export type RequestState = (typeof requestStates)[number];

/** How long a request has taken: `noticed` after one second, when the page says so, and `long` after four, when it can be cancelled. */
type Wait = 'short' | 'noticed' | 'long';

/** Why the login is at `error`. */
export interface Failure {
  /** What went wrong, for the user. */
  readonly reason: Reason;
  /** Whether a retry may help. */
  readonly retryable: boolean;
  /** The state whose request failed. */
  readonly requestState: RequestState;
  /** Milliseconds to wait, at most five minutes, or `null` if Kratos did not say. */
  readonly retryAfter: number | null;
  /** For the developer: the HTTP status, or `null` if the outcome has none. */
  readonly status: number | null;
  /** For the developer: Kratos's error id, what was unexpected, or the kind of the outcome. */
  readonly detail: string;
}

/** Consecutive automatic restarts, capped so that the state space is finite. */
export interface Restarts {
  /** All restarts. */
  readonly total: number;
  /** Restarts after a CSRF mismatch. */
  readonly csrf: number;
  /** Kratos refused the flow before it checked the newest submission. The page submits that one again, or has done so. */
  readonly isUnchecked: boolean;
}

/** The context of `loginMachine`. It contains no secret. */
export interface LoginContext {
  /** The input of this login. A sign-out removes what applied to the previous user. */
  readonly input: LoginInput;
  /** The id of a flow that was not created here, until it is fetched. */
  readonly flowId: string | null;
  /** The current flow, or `null` before Kratos has sent one. */
  readonly flow: LoginFlow | null;
  /** The identifier that the user typed. It is personal data, but not secret. */
  readonly identifier: string | null;
  /** The second factors in the first response for this flow. After Kratos has mailed a code, it no longer lists the others. */
  readonly factors: readonly Factor[];
  /** The second factor that the user chose, or `null`. */
  readonly factor: Factor | null;
  /** The address that a code was mailed to, or `null`. */
  readonly address: string | null;
  /** This flow has mailed more than one code. */
  readonly codeWasResent: boolean;
  /** A code was mailed less than 30 seconds ago, so another one cannot be requested. */
  readonly resendIsCoolingDown: boolean;
  /** The user has passed the first factor in this login. */
  readonly firstFactorPassed: boolean;
  /**
   * A session that lacks its second factor. `confirmed`: Kratos refuses it until then (422, or 403 of whoami), and `restart` signs it out.
   * `assumed`: the host requires the second factor, or Kratos has said so of an earlier session.
   */
  readonly halfSession: 'none' | 'assumed' | 'confirmed';
  /** The consecutive automatic restarts. */
  readonly restarts: Restarts;
  /** The notice on the next form, or `null`. */
  readonly notice: Notice | null;
  /** The verification flow of an unverified address, or `null`. */
  readonly verification: Verification | null;
  /** The user has left a form or an error before. From then on, a reply moves the focus, and the first form cannot be submitted early. */
  readonly formWasLeft: boolean;
  /** How long the current request has taken. */
  readonly wait: Wait;
  /** The page submits the next form when it is open: the user pressed Enter before that, or Kratos has not checked the last submission. */
  readonly pageSubmits: boolean;
  /** The form was renewed in the background. That happens once. After that, the page repeats a submission that comes too late. */
  readonly wasRenewed: boolean;
  /** The current submission has no typed input: it chose a provider, or requested a mailed code. */
  readonly usesButton: boolean;
  /** Why the login is at `error`, or `null`. */
  readonly failure: Failure | null;
  /** The seconds until a retry is possible. */
  readonly secondsToWait: number;
  /** The output of the machine, or `null` before the login has ended. */
  readonly result: LoginOutput | null;
}

/** The events that a user causes. */
export type UserEvent =
  /** The secret is not sent where Kratos asks for the identifier first. */
  | { readonly type: 'password.submit'; readonly identifier: string; readonly secret: Sealed | null }
  /** Enter before Kratos has opened the form. The page submits the form when it is open, and keeps the password until then. */
  | { readonly type: 'password.submitSoon'; readonly identifier: string }
  | { readonly type: 'provider.choose'; readonly provider: string }
  /** The sealed codes by field name. The machine picks the one that the form asks for. */
  | { readonly type: 'code.submit'; readonly secrets: Readonly<Record<CodeField, Sealed>> }
  | { readonly type: 'code.send'; readonly address: string }
  | { readonly type: 'code.resend' }
  | { readonly type: 'factor.choose'; readonly factor: Factor }
  | { readonly type: 'identifier.forget' }
  | { readonly type: 'account.switch' }
  | { readonly type: 'session.check' }
  /** Cancels a request that takes long. */
  | { readonly type: 'cancel' }
  | { readonly type: 'retry' }
  | { readonly type: 'restart' };

interface Asked {
  /** The state in which the request was made. */
  readonly requestState: RequestState;
}

type ReplyOf<Each> = Each extends { readonly kind: infer Kind extends string }
  ? { readonly type: `reply.${Kind}`; readonly outcome: Each } & Asked
  : never;

/** A reply as an event of the chart. `reply.restartLimitReached` stands for any outcome that would be one restart too many. */
export type ReplyEvent = ReplyOf<Outcome> | ({ readonly type: 'reply.restartLimitReached'; readonly outcome: Outcome } & Asked);

/** The form is about to expire, and its page is visible. */
interface RenewEvent {
  readonly type: 'flow.renew';
}

/** All events of `loginMachine`. */
export type LoginEvent = UserEvent | ReplyEvent | RenewEvent;
