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

/** A form that login methods add their nodes to. */
export interface LoginFormContext {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly signedIn: SignedInUser | null;
  /** A fresh CSRF token. */
  readonly token: string;
}

/** A submission to a login flow. */
export interface LoginSubmission {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly signedIn: SignedInUser | null;
  readonly form: SubmittedForm;
  /** Messages for fields that all methods share, by the name of the field. */
  readonly formProblems: Readonly<Record<string, UiMessage>>;
}

/** The result of a submission. */
export type LoginResult =
  /** The submission is for another method. */
  | { readonly kind: 'skipped' }
  /** The submission is invalid. The flow gets messages for the form or for its nodes. */
  | { readonly kind: 'invalid'; readonly messages?: readonly UiMessage[]; readonly atNodes?: Readonly<Record<string, UiMessage>> }
  | KratosError
  /** The mailed code has expired, and with it the flow. */
  | { readonly kind: 'expired'; readonly at: NanoTimestamp }
  /** The method created the response itself. */
  | { readonly kind: 'replied'; readonly reply: HttpReply }
  /** The credentials are right. */
  | { readonly kind: 'authenticated'; readonly identity: Identity; readonly method: string; readonly aal: AssuranceLevel };

/** A login method. */
export interface LoginMethod {
  /** The value of `method` in a submission. */
  readonly id: string;
  readonly isEnabled: (config: Config) => boolean;
  readonly addToFirstFactor?: (context: LoginFormContext) => void;
  readonly addToRefresh?: (context: LoginFormContext) => void;
  readonly addToSecondFactor?: (context: LoginFormContext) => void;
  /** Adds nodes to the first form of identifier-first. */
  readonly addToIdentification?: (context: LoginFormContext) => void;
  /** Adds nodes to the second form of identifier-first. Returns whether the identity can use the method. */
  readonly addToCredentials?: (context: LoginFormContext, identity: Identity | null) => boolean;
  readonly submit: (submission: LoginSubmission) => LoginResult | Promise<LoginResult>;
}

export const skipped: LoginResult = { kind: 'skipped' };
/** Creates a result with messages for the form. */
export const invalidForm = (...messages: readonly UiMessage[]): LoginResult => ({ kind: 'invalid', messages });
/** Creates a result with messages for nodes. */
export const invalidNodes = (atNodes: Readonly<Record<string, UiMessage>>): LoginResult => ({ kind: 'invalid', atNodes });
