import type { Config } from '../config/config.ts';
import type { KratosError } from '../http/reply.ts';
import type { ApiCall, SubmittedForm } from '../http/request.ts';
import type { ServerState } from '../server-state.ts';
import type { SignedInUser } from '../session/session-cookie.ts';
import type { UiMessage } from '../ui/message.ts';
import type { UiNode } from '../ui/node.ts';
import type { StoredSettingsFlow } from './settings-flow.ts';

/** A submission to a settings flow. */
export interface SettingsSubmission {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredSettingsFlow;
  readonly signedIn: SignedInUser;
  readonly form: SubmittedForm;
  /** Errors of the form that do not depend on the method; each method reports them differently. */
  readonly formProblems: Readonly<Record<string, UiMessage>>;
}

/** What a method says to a submission. */
export type SettingsResult =
  | { readonly kind: 'skipped' }
  | {
      readonly kind: 'invalid';
      readonly messages?: readonly UiMessage[];
      readonly atNodes?: Readonly<Record<string, UiMessage | readonly UiMessage[]>>;
      /** Keeps the messages of other fields. */
      readonly keepsMessages?: true;
    }
  | KratosError
  /** The session is too old for this. */
  | { readonly kind: 'refreshRequired' }
  /** The browser has to be redirected first. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** Nothing is changed yet: the form shows more. */
  | { readonly kind: 'formChanged' }
  | { readonly kind: 'saved' };

/** A part of the settings. */
export interface SettingsMethod {
  readonly id: string;
  readonly isEnabled: (config: Config) => boolean;
  /** What is offered to somebody; may note in the flow what it needs later. */
  readonly toNodes: (server: ServerState, signedIn: SignedInUser, flow: StoredSettingsFlow) => readonly UiNode[];
  readonly submit: (submission: SettingsSubmission) => SettingsResult;
}
