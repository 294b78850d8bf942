import type { Sealed } from '../seal.ts';
import type { Aal, LoginFlow } from './login-flow.ts';
import type { OpenOutcome, Outcome, SignOutOutcome, WhoamiOutcome } from './outcome.ts';

/** The query of a new flow. Empty members are not sent, because Kratos answers 500 to an empty `login_challenge`. */
export interface CreateRequest {
  /** The level that the flow is for. */
  readonly aal: Aal;
  /** Confirms the session instead of opening one. Default: `false`. */
  readonly refresh?: boolean | undefined;
  /** Kratos's `return_to`: where the browser should go after the login. */
  readonly returnTo?: string | undefined;
  /** Kratos's `login_challenge` of an OAuth2 login. */
  readonly loginChallenge?: string | undefined;
  /** The id of an organization (Ory Network). */
  readonly organization?: string | undefined;
  /** The address that a code is mailed to, for `aal2`. */
  readonly via?: string | undefined;
}

/** The fields that are posted to a flow. The client adds the CSRF token. */
export interface Submission {
  /** The flow that is submitted. */
  readonly flow: LoginFlow;
  /** The fields of the chosen method that are not secret, by name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The name and sealed value of the secret field, or `null` without one. */
  readonly secret: { readonly name: string; readonly value: Sealed } | null;
}

/**
 * The machine's interface to Kratos. Every call resolves to an outcome and none rejects. A call whose `signal` was aborted never settles,
 * so that its reply cannot be mistaken for that of a later call.
 *
 * Implement it yourself when the login does not reach Kratos by HTTP from this page.
 */
export interface KratosClient {
  /** The public address of Kratos, without a trailing slash. */
  readonly kratosUrl: string;
  /** Creates a login flow. */
  createFlow(request: CreateRequest, signal: AbortSignal): Promise<OpenOutcome>;
  /** Fetches a login flow by its id. */
  getFlow(id: string, signal: AbortSignal): Promise<OpenOutcome>;
  /** Posts a form to its flow. */
  submitFlow(submission: Submission, signal: AbortSignal): Promise<Outcome>;
  /** Asks for the session of this browser. */
  whoami(signal: AbortSignal): Promise<WhoamiOutcome>;
  /** Ends the session, whatever its level. Resolves to `noSession` also when there was none. */
  signOut(signal: AbortSignal): Promise<SignOutOutcome>;
}
