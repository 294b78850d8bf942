/** Authenticator assurance level: `aal1` is one factor, `aal2` is two. */
export type Aal = 'aal1' | 'aal2';

/** The second factors that the machine supports, by Kratos's names of their methods. */
export type Factor = 'totp' | 'lookup_secret' | 'code';

/** A sentence from Kratos, with the id by which it can be translated. */
export interface Message {
  /** Kratos's id, such as `4000006` (wrong credentials). Messages of this library have the id `0`. */
  readonly id: number;
  /** Kratos's type of the message. Any other type is read as `error`. */
  readonly type: 'info' | 'success' | 'error';
  /** The sentence, as Kratos wrote it. */
  readonly text: string;
  /** The values in the sentence, by Kratos's names. Unknown names are left out. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** One input, button or script of a form. */
export interface FlowNode {
  /** Kratos's `attributes.name`, or `''`. */
  readonly name: string;
  /** The method that the node belongs to, or `default`. */
  readonly group: string;
  /** `text`, `password`, `hidden`, `submit`, `button` … */
  readonly type: string;
  /** The value, or `''` when it could be a secret. */
  readonly value: string;
  /** Kratos's label of the node. */
  readonly label: Message | null;
  /** Kratos's messages about this node. */
  readonly messages: readonly Message[];
}

/**
 * A login flow of Kratos, without its CSRF token.
 *
 * Source: `selfservice/flow/login/flow.go` in ory/kratos.
 */
export interface LoginFlow {
  /** Kratos's id of the flow. */
  readonly id: string;
  /** The level that this flow leads to. */
  readonly aal: Aal;
  /** Whether the flow confirms a session instead of opening one. */
  readonly refresh: boolean;
  /** How long the flow accepts input, in milliseconds from the time of the response. */
  readonly lifetime: number;
  /** Whether Kratos has mailed a code, requested or not. */
  readonly codeWasMailed: boolean;
  /** Kratos's `ui.action`, or `''`. Nothing is posted to it: it only tells which addresses belong to this Kratos. */
  readonly action: string;
  /** Kratos's messages about the whole form. */
  readonly messages: readonly Message[];
  /** The inputs, buttons and scripts, in Kratos's order. */
  readonly nodes: readonly FlowNode[];
}
