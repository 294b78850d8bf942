import type { LoginOutput, Reason, Redirect } from '../machine/login-context.ts';
import type { Sealed } from '../seal.ts';
import type { Change } from './settings-client.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { SettingsOutcome, SettingsOutcomeKind, SharedOutcome } from './settings-outcome.ts';

/** The input of `secondFactorMachine`. */
export interface SecondFactorInput {
  /** The public address of Kratos, without a trailing slash. */
  readonly kratosUrl?: string | undefined;
  /** The id of the settings flow that the page was opened with (`?flow=…`). */
  readonly flowId?: string | undefined;
  /** The address of this page, for a sign-in at a provider while a change is confirmed. It must be an allowed return URL of Kratos. */
  readonly returnTo?: string | undefined;
  /** The origins that a browser may be sent to by such a sign-in: see `LoginInput.expectedOrigins`. */
  readonly expectedOrigins?: readonly string[] | undefined;
  /** Begins with pairing, goes on to backup codes, and ends when the user has a second factor. Default: `false`, which never ends. */
  readonly setUp?: boolean | undefined;
}

/** How setting up a second factor ended. */
export interface SecondFactorOutput {
  /** `set-up`: the user has a second factor, and the session has level `aal2`. `redirect-required`: a sign-in continues at `redirect`. */
  readonly how: 'set-up' | 'redirect-required';
  /** Where the host sends the browser next, or `null`. */
  readonly redirect: Redirect | null;
}

/** A message of the machine, shown once on the next page. */
export type SecondFactorNotice =
  | 'paired'
  | 'unlinked'
  | 'codes-saved'
  | 'codes-removed'
  | 'new-secret'
  | 'code-not-checked'
  | 'changed-elsewhere'
  | 'started-again'
  | 'another-account';

/** Why the machine is at `error`. The meanings are those of a login. */
export type SecondFactorReason = Extract<
  Reason,
  | Exclude<SharedOutcome['kind'], 'noSession' | 'secondFactorDue' | 'flowGone' | 'csrfMismatch' | 'redirectRequired'>
  | 'restartLimitReached'
  | 'cookiesBlocked'
  | 'cookiesTooLarge'
  | 'cancelled'
>;

/** The states of the machine in which a request is pending. */
export type SettingsRequestState = 'loading' | 'pairing.submitting' | 'changing' | 'signing-out';

/** Why the machine is at `error`. */
export interface SecondFactorFailure {
  /** What went wrong, for the user. */
  readonly reason: SecondFactorReason;
  /** Whether a retry may help. */
  readonly retryable: boolean;
  /** The state whose request failed. */
  readonly requestState: SettingsRequestState;
  /** Milliseconds to wait, at most five minutes, or `null` if Kratos did not say. */
  readonly retryAfter: number | null;
  /** For the developer: the HTTP status, or `null` if the outcome has none. */
  readonly status: number | null;
  /** For the developer: Kratos's error id, what was unexpected, or the kind of the outcome. */
  readonly detail: string;
}

/** The context of `secondFactorMachine`. It contains no secret. */
export interface SecondFactorContext {
  /** The input of the machine. */
  readonly input: SecondFactorInput;
  /** The id of a flow that was not created here, until it is fetched. */
  readonly flowId: string | null;
  /** The current settings flow, or `null` before Kratos has sent one. */
  readonly flow: SettingsFlow | null;
  /** Kratos's id of the user, or `null` before it is known. A change is never sent to the settings of another user. */
  readonly identityId: string | null;
  /** The change that the user asked for, until Kratos has made it. */
  readonly change: Change | null;
  /** Whether there were backup codes before the current ones were generated. */
  readonly hadCodes: boolean;
  /** What the user is asked before it happens, or `null`. */
  readonly question: Question | null;
  /** Why the login is shown: Kratos asks for a younger session, for the second factor, or the user signs in again. */
  readonly confirmation: 'refresh' | 'aal2' | 'sign-in';
  /** The consecutive automatic restarts, and those after a CSRF mismatch, capped so that the state space is finite. */
  readonly restarts: { readonly total: number; readonly csrf: number };
  /** The notice on the next page, or `null`. */
  readonly notice: SecondFactorNotice | null;
  /** How long the current request has taken: `noticed` after one second, and `long` after four, when it can be cancelled. */
  readonly wait: 'short' | 'noticed' | 'long';
  /** Why the machine is at `error`, or `null`. */
  readonly failure: SecondFactorFailure | null;
  /** The seconds until a retry is possible. */
  readonly secondsToWait: number;
  /** The output of the machine, or `null` before the end. */
  readonly result: SecondFactorOutput | null;
}

/** What the user is asked: whether to remove the app, to remove the codes, or to leave codes that are not saved. */
export type Question = 'unlink' | 'disableCodes' | 'leaveCodes';

/** The events that a user causes. */
export type SecondFactorUserEvent =
  /** Shows the page that pairs an authenticator app. */
  | { readonly type: 'app.setUp' }
  /** Pairs the app that shows this code. */
  | { readonly type: 'code.submit'; readonly code: Sealed }
  /** Asks whether to remove the app. */
  | { readonly type: 'app.remove' }
  | { readonly type: 'codes.generate' }
  | { readonly type: 'codes.reveal' }
  /** The user has saved the new codes, which become valid. */
  | { readonly type: 'codes.confirm' }
  /** Asks whether to remove the codes. */
  | { readonly type: 'codes.remove' }
  | { readonly type: 'question.confirm' }
  | { readonly type: 'question.dismiss' }
  /** Leaves the page for pairing, the page with backup codes, or the login inside. */
  | { readonly type: 'leave' }
  | { readonly type: 'signIn' }
  | { readonly type: 'signOut' }
  | { readonly type: 'session.check' }
  /** Cancels a request that takes long. */
  | { readonly type: 'cancel' }
  | { readonly type: 'retry' }
  | { readonly type: 'restart' };

interface Asked {
  /** The state in which the request was made. */
  readonly requestState: SettingsRequestState;
}

type ReplyOf<Each> = Each extends { readonly kind: infer Kind extends SettingsOutcomeKind }
  ? { readonly type: `reply.${Kind}`; readonly outcome: Each } & Asked
  : never;

/** A reply as an event of the chart. `reply.restartLimitReached` stands for any outcome that would be one restart too many. */
export type SettingsReplyEvent =
  | ReplyOf<SettingsOutcome>
  | ({ readonly type: 'reply.restartLimitReached'; readonly outcome: SettingsOutcome } & Asked);

/** The login inside has ended. */
interface LoginDoneEvent {
  readonly type: 'xstate.done.actor.login';
  readonly output: LoginOutput;
}

/** All events of `secondFactorMachine`. */
export type SecondFactorEvent = SecondFactorUserEvent | SettingsReplyEvent | LoginDoneEvent;
