import type { KratosCall, KratosReply } from '@kratos-login/core/read-outcome';
import type { OutcomeName } from '../outcome-samples.ts';

/** The requests of a login, and those beside it. */
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
 * An exchange of a recording, counted from 1: `aal1-limbo #2` holds in every release that has this scenario, `v1.3.1 unverified-address #2` in that
 * one, and `corners mfa-foreign #6` is among the corners that were recorded of v26.2.0 only.
 */
export type Citation = `${string} #${number}`;

/** One reply of Kratos, or of what is between. */
export interface ReplyRow {
  /** `C1` create · `G` get · `S` submit · `W` whoami · `L` logout · `N` settings, the neighbours · `X` what can happen to any call. */
  readonly id: string;
  readonly call: CallName | 'any';
  /** HTTP; `null` when none came. */
  readonly status: number | null;
  /** `error.id`; `null` for an error without one. Left out: the body is no error. */
  readonly error?: string | null;
  /** Ids of messages: one of them is on the form or at a field, and no other error is. */
  readonly messages?: readonly number[];
  /** Where they are: `form`, or the names of fields. */
  readonly at?: readonly string[];
  /** What else is in the body, by path: a value; `…` there is one; `–` there is none. */
  readonly shows?: Readonly<Record<string, string | number | boolean>>;
  /** Which cookies come with it: the CSRF cookie, another one than before, and the session's. Left out: not said. */
  readonly sets?: readonly ('csrf' | 'session')[];
  /** What else there is to see, in words. */
  readonly looks: string;
  readonly means: string;
  readonly todo: string;
  /** What `readOutcome` makes of it; `null` where it is not asked: a settings reply, or the first half of signing out. */
  readonly outcome: OutcomeName | null;
  readonly recorded?: readonly Citation[];
  /** Where nothing was recorded: how it is known. */
  readonly origin?: 'source of v26.2.0' | 'source after v26.2.0' | 'HTTP and browsers';
  /** And what the reply looks like, to be read by the same test. */
  readonly example?: { readonly call: KratosCall; readonly reply: KratosReply };
  /** How the releases differ. */
  readonly releases?: string;
}
