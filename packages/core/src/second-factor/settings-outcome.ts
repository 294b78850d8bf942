import type { FlowGone, Outcome, OutcomeOf } from '../kratos/outcome.ts';
import type { SettingsFlow } from './settings-flow.ts';

interface WithFlow<Kind extends string> {
  readonly kind: Kind;
  readonly flow: SettingsFlow;
}

/**
 * The meaning of one reply of Kratos's settings. The union is closed, so a `switch` over `kind` can check completeness with `never`.
 *
 * - `settings`: a flow that was opened or fetched, or a submission that changed only the form (backup codes that were generated or revealed)
 * - `saved`: the change was saved (message 1050001)
 * - `rejected`: Kratos checked the input and refused it
 * - `refreshRequired`: the sign-in is too long ago for this change
 * - `secondFactorDue`: the session needs its second factor first
 * - `noSession`: no user is signed in, or the session has ended
 * - `flowGone`: the flow is expired, unknown, or belongs to another user (`refused`)
 *
 * The others mean the same as those of a login.
 */
export type SettingsOutcome =
  | WithFlow<'settings'>
  | WithFlow<'saved'>
  | WithFlow<'rejected'>
  | { readonly kind: 'refreshRequired' }
  | FlowGone
  | OutcomeOf<
      | 'secondFactorDue'
      | 'noSession'
      | 'csrfMismatch'
      | 'redirectRequired'
      | 'refused'
      | 'rateLimited'
      | 'unavailable'
      | 'serverError'
      | 'unreachable'
      | 'timedOut'
      | 'unexpected'
    >;

/** The `kind` of a {@link SettingsOutcome}. */
export type SettingsOutcomeKind = SettingsOutcome['kind'];

/** The outcomes of one kind: `SettingsOutcomeOf<'saved'>`. */
export type SettingsOutcomeOf<Kind extends SettingsOutcomeKind> = Extract<SettingsOutcome, { readonly kind: Kind }>;

/** The outcomes of a login that settings can have as well. */
export type SharedOutcome = Extract<SettingsOutcome, Outcome>;
