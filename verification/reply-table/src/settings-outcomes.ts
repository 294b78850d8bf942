import type { SettingsOutcome } from '@kratos-login/core/second-factor';
import { nameOutcome, type OutcomeName } from './outcome-samples.ts';

/** The outcomes that only settings have, what they mean, and what any client should do. */
export const settingsOutcomeMeanings = {
  settings: { means: 'a settings form, opened or fetched, or backup codes that were generated or revealed', todo: 'show it' },
  saved: { means: 'the change was saved, and the form shows what is set up now', todo: 'say so, and keep using the form' },
  refreshRequired: {
    means: 'the sign-in is too long ago for this change',
    todo: 'run the login with `refresh=true`, then submit the same form again',
  },
} as const satisfies Readonly<Record<string, { readonly means: string; readonly todo: string }>>;

/** The name of an outcome in the tables. Settings share the others with a login. */
export type SettingsOutcomeName = OutcomeName | keyof typeof settingsOutcomeMeanings;

/** Returns the name of an outcome of the settings in the tables. */
export function nameSettingsOutcome(outcome: SettingsOutcome): SettingsOutcomeName {
  switch (outcome.kind) {
    case 'settings':
    case 'saved':
    case 'refreshRequired':
    case 'rejected':
      return outcome.kind;
    default:
      return nameOutcome(outcome);
  }
}
