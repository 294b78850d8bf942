import type { SignOutOutcome } from '../kratos/outcome.ts';
import type { Sealed } from '../seal.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { SettingsOutcome } from './settings-outcome.ts';

/** The changes of a second factor. Each presses one button of Kratos's form. */
export type Change =
  /** Pairs the authenticator app whose code is sent: `totp_code` */
  | 'pair'
  /** Removes the authenticator app: `totp_unlink` */
  | 'unlink'
  /** Creates backup codes, which are not valid yet: `lookup_secret_regenerate` */
  | 'generateCodes'
  /** Makes the created backup codes valid: `lookup_secret_confirm` */
  | 'confirmCodes'
  /** Shows the backup codes again: `lookup_secret_reveal` */
  | 'revealCodes'
  /** Removes all backup codes: `lookup_secret_disable` */
  | 'disableCodes';

/** One submission of a settings flow. The client adds the CSRF token. */
export interface SettingsSubmission {
  /** The flow that is submitted. */
  readonly flow: SettingsFlow;
  /** The button that is pressed. */
  readonly change: Change;
  /** The code of the authenticator app for `pair`, or `null`. */
  readonly code: Sealed | null;
}

/**
 * The interface of the second-factor machine to Kratos. Every call resolves to an outcome and none rejects. A call whose `signal` was aborted never settles.
 */
export interface SettingsClient {
  /** The public address of Kratos, without a trailing slash. */
  readonly kratosUrl: string;
  /** Creates a settings flow. */
  createFlow(request: { readonly returnTo?: string | undefined }, signal: AbortSignal): Promise<SettingsOutcome>;
  /** Fetches a settings flow by its id. */
  getFlow(id: string, signal: AbortSignal): Promise<SettingsOutcome>;
  /** Submits a settings flow. A code that was sent before resolves to `flowGone`. */
  submitFlow(submission: SettingsSubmission, signal: AbortSignal): Promise<SettingsOutcome>;
  /** Ends the session. Resolves to `noSession` also when there was none. */
  signOut(signal: AbortSignal): Promise<SignOutOutcome>;
}
