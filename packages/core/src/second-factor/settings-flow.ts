import type { Message } from '../kratos/login-flow.ts';
import type { ShownSecrets } from './shown-secrets.ts';

/** A settings flow, reduced to the second factor. It contains no secret: those are hidden in `secrets`. */
export interface SettingsFlow {
  /** The id of the flow. */
  readonly id: string;
  /** The id of the user whose settings these are. */
  readonly identityId: string;
  /** The user's email address, user name or the first text among the traits, or `null`. */
  readonly username: string | null;
  /** Milliseconds until the flow expires, from its creation, or from now if it was fetched. */
  readonly lifetime: number;
  /** The authenticator app. `unpaired` comes with a secret to pair one. `off`: Kratos does not offer it. */
  readonly totp: 'off' | 'unpaired' | 'paired';
  /**
   * The backup codes. `none`: there are none. `new`: codes that are not valid until they are confirmed. `saved`: there are codes, not shown. `shown`: there
   * are codes, shown again. `off`: Kratos does not offer them.
   */
  readonly backupCodes: 'off' | 'none' | 'new' | 'saved' | 'shown';
  /** Other methods with settings, by Kratos's names of their groups: `password`, `profile`, `oidc`, `webauthn`, `passkey`, … */
  readonly otherMethods: readonly string[];
  /** The messages of the flow, and those of nodes other than the field for the code. */
  readonly messages: readonly Message[];
  /** The messages at the field for the code. */
  readonly codeMessages: readonly Message[];
  /** What the page shows while an app is paired, or while backup codes are shown. */
  readonly secrets: ShownSecrets;
}
