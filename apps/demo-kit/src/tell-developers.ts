/** Sentences for developers at the step `error`. Only development builds load them. */
import type { ErrorView } from '@kratos-login/core';
import { diagnose } from '@kratos-login/core/diagnose';
import { readAddress } from './read-address.ts';

export { explain } from '@kratos-login/core/explain';

/** Describes the problems of the set-up, in one sentence or more for each finding. Sends no requests to a busy server or while the browser is offline. */
export async function findWhatIsWrong({ kratosUrl, failure }: ErrorView): Promise<readonly string[]> {
  if (failure.reason === 'rateLimited' || failure.reason === 'cancelled' || !navigator.onLine) return [];
  const { findings } = await diagnose({ kratosUrl, returnTo: readAddress().returnTo });
  return findings.map(({ text }) => text);
}
