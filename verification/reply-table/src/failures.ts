import type { Reason } from '@kratos-login/core';
import type { OutcomeName } from './outcome-samples.ts';

/** Whether a failure can be retried, by its reason. A retry is useless if the answer would be the same, or if the flow is not valid any more. */
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

/** Outcomes that differ from the others of their reason. */
export const exceptions: Readonly<Partial<Record<OutcomeName, { readonly isRetryable: boolean; readonly why: string }>>> = {
  'unexpected (bad-address)': {
    isRetryable: false,
    why: '`kratosUrl` is not a valid URL, so no request was sent',
  },
};
