import type { KratosCall, KratosReply } from '@kratos-login/core/read-outcome';
import type { Change, SettingsCall } from '@kratos-login/core/second-factor';
import type { SettingsOutcomeName } from '../settings-outcomes.ts';

/** The requests of a login, and of the settings. */
export type CallName =
  | 'create'
  | 'get'
  | 'submit'
  | 'whoami'
  | 'logout url'
  | 'logout'
  | 'settings create'
  | 'settings get'
  | 'settings submit';

/**
 * A recorded exchange, counted from 1. `aal1-limbo #2` holds in every release that has this scenario, `v1.3.1 unverified-address #2` holds in that
 * release, and `corners mfa-foreign #6` was recorded with v26.2.0 only.
 */
export type Citation = `${string} #${number}`;

/** What a submission of the settings changes. `other` is a password, the profile, or nothing. */
export type SubmittedChange = Change | 'other';

/** One reply of Kratos, or of a proxy between. */
export interface ReplyRow {
  /** `C` create · `G` get · `S` submit · `W` whoami · `L` logout · `N` settings · `X` any call. */
  readonly id: string;
  readonly call: CallName | 'any';
  /** The change that is submitted to the settings. Omitted if the reply does not depend on it. */
  readonly change?: SubmittedChange;
  /** The HTTP status. `null` without a reply. */
  readonly status: number | null;
  /** `error.id`. `null` for an error without one, omitted if the body is not an error. */
  readonly error?: string | null;
  /** Message ids. At least one of them is present, and no other error is. */
  readonly messages?: readonly number[];
  /** Where the messages are: `form`, or the names of fields. */
  readonly at?: readonly string[];
  /** Other values in the body, by path. `…` stands for any value, and `–` for an absent one. */
  readonly shows?: Readonly<Record<string, string | number | boolean>>;
  /** The nodes of the form that tell what is set up, by their names. All of them are present. */
  readonly nodes?: readonly string[];
  /** Which cookies the reply changes. Omitted if the row makes no claim. */
  readonly sets?: readonly ('csrf' | 'session')[];
  /** Other visible features, in words. */
  readonly looks: string;
  readonly means: string;
  readonly todo: string;
  /** The result of `readOutcome`, or of `readSettingsOutcome`. `null` for the first half of signing out. */
  readonly outcome: SettingsOutcomeName | null;
  readonly recorded?: readonly Citation[];
  /** The source of a row that was not recorded. */
  readonly origin?: 'source of v26.2.0' | 'source after v26.2.0' | 'HTTP and browsers';
  /** The reply of a row that was not recorded. A test reads it. The call of settings is a text. */
  readonly example?: { readonly call: KratosCall | SettingsCall; readonly reply: KratosReply };
  /** The differences between releases. */
  readonly releases?: string;
}
