import type { Config } from '../config/config.ts';
import type { KratosError } from '../http/reply.ts';
import type { Call, Form } from '../http/request.ts';
import type { SignedIn } from '../session/session-cookie.ts';
import type { Message } from '../ui/message.ts';
import type { UiNode } from '../ui/node.ts';
import type { World } from '../world.ts';
import type { SettingsFlow } from './settings-flow.ts';

/** A submission to a settings flow. */
export interface Change {
  readonly world: World;
  readonly call: Call;
  readonly flow: SettingsFlow;
  readonly signedIn: SignedIn;
  readonly form: Form;
  /** Errors of the form that do not depend on the method; each method reports them differently. */
  readonly formProblems: Readonly<Record<string, Message>>;
}

/** What a method says to a change. */
export type ChangeVerdict =
  | { readonly kind: 'declined' }
  | {
      readonly kind: 'wrong';
      readonly messages?: readonly Message[];
      readonly atNodes?: Readonly<Record<string, Message | readonly Message[]>>;
      /** Keeps the messages of other fields. */
      readonly keepsMessages?: true;
    }
  | KratosError
  /** The session is too old for this. */
  | { readonly kind: 'too old' }
  /** The browser has to be redirected first. */
  | { readonly kind: 'elsewhere'; readonly url: string }
  /** Nothing is changed yet: the form shows more. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'changed' };

/** A part of the settings. */
export interface SettingsMethod {
  readonly id: string;
  readonly isEnabled: (config: Config) => boolean;
  /** What is offered to somebody; may note in the flow what it needs later. */
  readonly toNodes: (world: World, signedIn: SignedIn, flow: SettingsFlow) => readonly UiNode[];
  readonly submit: (change: Change) => ChangeVerdict;
}
