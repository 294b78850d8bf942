import { readOutcome } from '../kratos/read-outcome.ts';
import { toWebAddress } from '../kratos/web-address.ts';
import { type Finding, toFinding } from './finding.ts';
import { opening, type Setup, toShown } from './setup.ts';
import { toReturnUrlConfig } from './snippet.ts';

/** Checks that Kratos allows the `returnTo` of the login. */
export async function checkReturnTo({ kratosUrl, ask }: Setup, returnTo: string | undefined): Promise<readonly Finding[]> {
  if (returnTo === undefined || returnTo === '') return [];
  const { reply } = await ask(`${kratosUrl}${opening}?${new URLSearchParams({ return_to: returnTo })}`);
  const outcome = readOutcome({ name: 'create', aal: 'aal1', hasLoginChallenge: false }, reply);
  if (outcome.kind !== 'refused' || outcome.errorId !== 'self_service_flow_return_to_forbidden') return [];
  const address = toWebAddress(returnTo);
  return [
    toFinding('return-to-forbidden', {
      what: `returnTo is ${toShown(returnTo)}, and Kratos at "${kratosUrl}" refuses it. Expected an address that starts with an entry of selfservice.allowed_return_urls.`,
      fix: 'Add its origin there.',
      copy: address === null ? null : toReturnUrlConfig(new URL(address).origin),
    }),
  ];
}
