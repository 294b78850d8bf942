/** Authenticator assurance level: `aal1` is one factor, `aal2` is two. */
export type Aal = 'aal1' | 'aal2';

/** The second factors that the machine drives, by Kratos's names for their methods. */
export type Factor = 'totp' | 'lookup_secret' | 'code';

/** A sentence from Kratos, with the id by which it can be translated. */
export interface Message {
  /** Kratos's id, such as `4000006` (wrong credentials); ours have the id `0`. */
  readonly id: number;
  readonly type: 'info' | 'success' | 'error';
  /** The sentence, as Kratos wrote it. */
  readonly text: string;
  /** What the sentence was made with, by Kratos's names. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** One input, button or script of a form. Values are kept only where they are no secret; the others are `''`. */
export interface FlowNode {
  readonly name: string;
  /** The method that it belongs to, or `default`. */
  readonly group: string;
  /** `text`, `password`, `hidden`, `submit`, `button` … */
  readonly type: string;
  readonly value: string;
  readonly label: Message | null;
  readonly messages: readonly Message[];
}

/**
 * A login form that Kratos has opened, without its CSRF token.
 *
 * Source: `selfservice/flow/login/flow.go` in ory/kratos.
 */
export interface LoginFlow {
  readonly id: string;
  /** The level that this form leads to. */
  readonly aal: Aal;
  /** Confirms a live session instead of opening one. */
  readonly refresh: boolean;
  /** How long it still takes input, in milliseconds from the moment of the answer. */
  readonly lifetime: number;
  /** A code is on its way, whether somebody asked for it or not. */
  readonly codeWasMailed: boolean;
  /** Where a page would post the form. Never posted to: it tells which addresses are this Kratos's own. */
  readonly action: string;
  readonly messages: readonly Message[];
  readonly nodes: readonly FlowNode[];
}
