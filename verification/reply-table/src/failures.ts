import type { Reason } from '@kratos-login/core';
import type { OutcomeName } from './outcome-samples.ts';

/** Whether `error` offers to try again, by its reason. Where it does not, the answer would be the same, or the form in hand is dead. */
export const isRetryable: Readonly<Record<Reason, boolean>> = {
  noUsableMethod: false,
  noSecondFactor: false,
  refused: false,
  restartLimitReached: false,
  cookiesBlocked: false,
  cookiesTooLarge: false,
  rateLimited: true,
  unavailable: true,
  serverError: true,
  unreachable: true,
  timedOut: true,
  unexpected: true,
  cancelled: true,
};

/** And where one outcome is not like the others of its reason. */
export const exceptions: Readonly<Partial<Record<OutcomeName, { readonly isRetryable: boolean; readonly why: string }>>> = {
  'unexpected (bad-address)': {
    isRetryable: false,
    why: 'no call was made: `kratosUrl` is no web address, and trying again does not mend that',
  },
};
