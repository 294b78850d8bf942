import type { Moment } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { KratosError, Reply } from '../http/reply.ts';
import type { Call, Form } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import type { Aal } from '../session/session.ts';
import type { SignedIn } from '../session/session-cookie.ts';
import type { Message } from '../ui/message.ts';
import type { World } from '../world.ts';
import type { LoginFlow } from './login-flow.ts';

/** A flow that is being made, and for whom. */
export interface Making {
  readonly world: World;
  readonly call: Call;
  readonly flow: LoginFlow;
  readonly signedIn: SignedIn | null;
  /** A fresh token for the form. */
  readonly token: string;
}

/** A submission to a flow. */
export interface Submission {
  readonly world: World;
  readonly call: Call;
  readonly flow: LoginFlow;
  readonly signedIn: SignedIn | null;
  readonly form: Form;
  /** Messages about fields that every method has, by the name of the field. A method adds them to its own messages about fields. */
  readonly formProblems: Readonly<Record<string, Message>>;
}

/** What a method says to a submission. */
export type Verdict =
  /** Not for this method. */
  | { readonly kind: 'declined' }
  /** Something in it is wrong: the flow comes back, with these messages at the top or at its nodes. */
  | { readonly kind: 'wrong'; readonly messages?: readonly Message[]; readonly atNodes?: Readonly<Record<string, Message>> }
  | KratosError
  /** The mailed code ran out: the whole flow counts as expired. */
  | { readonly kind: 'expired'; readonly at: Moment }
  /** The method answered by itself. */
  | { readonly kind: 'answered'; readonly reply: Reply }
  /** Right. */
  | { readonly kind: 'proved'; readonly identity: Identity; readonly method: string; readonly aal: Aal };

/** A way to sign in. A method has only those functions that concern it. */
export interface LoginMethod {
  /** What `method` says in a submission. */
  readonly id: string;
  readonly isEnabled: (config: Config) => boolean;
  readonly addToFirstFactor?: (making: Making) => void;
  readonly addToRefresh?: (making: Making) => void;
  readonly addToSecondFactor?: (making: Making) => void;
  /** Identifier-first, step 1. */
  readonly addToIdentification?: (making: Making) => void;
  /** Identifier-first, step 2, for whom the identifier named; whether the account can sign in this way. */
  readonly addToCredentials?: (making: Making, identity: Identity | null) => boolean;
  readonly submit: (submission: Submission) => Verdict | Promise<Verdict>;
}

/** The method is not concerned. */
export const declined: Verdict = { kind: 'declined' };
/** The flow comes back with messages at its top. */
export const wrong = (...messages: readonly Message[]): Verdict => ({ kind: 'wrong', messages });
/** The flow comes back with messages at its nodes. */
export const wrongAt = (atNodes: Readonly<Record<string, Message>>): Verdict => ({ kind: 'wrong', atNodes });
