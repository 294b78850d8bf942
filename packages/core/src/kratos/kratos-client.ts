import type { Sealed } from '../seal.ts';
import type { Aal, LoginFlow } from './login-flow.ts';
import type { OpenOutcome, Outcome, SignOutOutcome, WhoamiOutcome } from './outcome.ts';

/** The query of a new flow. What is empty is not sent: Kratos answers 500 to an empty `login_challenge`. */
export interface CreateRequest {
  readonly aal: Aal;
  readonly refresh?: boolean | undefined;
  readonly returnTo?: string | undefined;
  readonly loginChallenge?: string | undefined;
  readonly organization?: string | undefined;
  readonly via?: string | undefined;
}

/** What is posted to a flow: the chosen method's fields, and one of them sealed. The CSRF token is the port's business. */
export interface Submission {
  readonly flow: LoginFlow;
  readonly fields: Readonly<Record<string, string>>;
  readonly secret: { readonly name: string; readonly value: Sealed } | null;
}

/**
 * Kratos, as the machine knows it. Every call resolves to an outcome, whatever happens on the way: none rejects. A call whose
 * `signal` was aborted never settles, so that its answer cannot be mistaken for that of a later one.
 *
 * Write one of your own when the login speaks to Kratos through something else than HTTP from this page.
 */
export interface KratosClient {
  /** The public address of Kratos, without a slash at its end. */
  readonly kratosUrl: string;
  createFlow(request: CreateRequest, signal: AbortSignal): Promise<OpenOutcome>;
  getFlow(id: string, signal: AbortSignal): Promise<OpenOutcome>;
  submitFlow(submission: Submission, signal: AbortSignal): Promise<Outcome>;
  whoami(signal: AbortSignal): Promise<WhoamiOutcome>;
  /** Signs out whoever is signed in, half or wholly. Nobody being signed in is a success. */
  signOut(signal: AbortSignal): Promise<SignOutOutcome>;
}
