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
  /** Messages for fields that all methods share. Each method reports them differently. */
  readonly formProblems: Readonly<Record<string, UiMessage>>;
}

/** The result of a submission. */
export type SettingsResult =
  | { readonly kind: 'skipped' }
  | {
      readonly kind: 'invalid';
      readonly messages?: readonly UiMessage[];
      readonly atNodes?: Readonly<Record<string, UiMessage | readonly UiMessage[]>>;
      /** Keeps the messages of other nodes. */
      readonly keepsMessages?: true;
    }
  | KratosError
  /** The session is too old for this change. */
  | { readonly kind: 'refreshRequired' }
  /** The browser must be redirected first. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** The form changed, but nothing was saved. */
  | { readonly kind: 'formChanged' }
  | { readonly kind: 'saved' };

/** A method of the settings. */
export interface SettingsMethod {
  readonly id: string;
  readonly isEnabled: (config: Config) => boolean;
  /** Returns the nodes of the form. It may store values in the flow for the submission. */
  readonly toNodes: (server: ServerState, signedIn: SignedInUser, flow: StoredSettingsFlow) => readonly UiNode[];
  readonly submit: (submission: SettingsSubmission) => SettingsResult;
}
