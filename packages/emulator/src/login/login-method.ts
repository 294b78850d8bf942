import type { NanoTimestamp } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { HttpReply, KratosError } from '../http/reply.ts';
import type { ApiCall, SubmittedForm } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import type { ServerState } from '../server-state.ts';
import type { AssuranceLevel } from '../session/session.ts';
import type { SignedInUser } from '../session/session-cookie.ts';
import type { UiMessage } from '../ui/message.ts';
import type { StoredLoginFlow } from './login-flow.ts';

/** A flow that is being made, and for whom. */
export interface LoginFormContext {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly signedIn: SignedInUser | null;
  /** A fresh token for the form. */
  readonly token: string;
}

/** A submission to a flow. */
export interface LoginSubmission {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly signedIn: SignedInUser | null;
  readonly form: SubmittedForm;
  /** Messages about fields that every method has, by the name of the field. A method adds them to its own messages about fields. */
  readonly formProblems: Readonly<Record<string, UiMessage>>;
}

/** What a method says to a submission. */
export type LoginResult =
  /** Not for this method. */
  | { readonly kind: 'skipped' }
  /** Something in it is wrong: the flow comes back, with these messages at the top or at its nodes. */
  | { readonly kind: 'invalid'; readonly messages?: readonly UiMessage[]; readonly atNodes?: Readonly<Record<string, UiMessage>> }
  | KratosError
  /** The mailed code ran out: the whole flow counts as expired. */
  | { readonly kind: 'expired'; readonly at: NanoTimestamp }
  /** The method answered by itself. */
  | { readonly kind: 'replied'; readonly reply: HttpReply }
  /** Right. */
  | { readonly kind: 'authenticated'; readonly identity: Identity; readonly method: string; readonly aal: AssuranceLevel };

/** A way to sign in. A method has only those functions that concern it. */
export interface LoginMethod {
  /** What `method` says in a submission. */
  readonly id: string;
  readonly isEnabled: (config: Config) => boolean;
  readonly addToFirstFactor?: (context: LoginFormContext) => void;
  readonly addToRefresh?: (context: LoginFormContext) => void;
  readonly addToSecondFactor?: (context: LoginFormContext) => void;
  /** Identifier-first, step 1. */
  readonly addToIdentification?: (context: LoginFormContext) => void;
  /** Identifier-first, step 2, for whom the identifier named; whether the account can sign in this way. */
  readonly addToCredentials?: (context: LoginFormContext, identity: Identity | null) => boolean;
  readonly submit: (submission: LoginSubmission) => LoginResult | Promise<LoginResult>;
}

/** The method is not concerned. */
export const skipped: LoginResult = { kind: 'skipped' };
/** The flow comes back with messages at its top. */
export const invalid = (...messages: readonly UiMessage[]): LoginResult => ({ kind: 'invalid', messages });
/** The flow comes back with messages at its nodes. */
export const invalidAt = (atNodes: Readonly<Record<string, UiMessage>>): LoginResult => ({ kind: 'invalid', atNodes });
