import { readOutcome } from '../kratos/read-outcome.ts';
import { type Finding, toFinding } from './finding.ts';
import { opening, type Setup, toShown } from './setup.ts';

/** Whether Kratos would send anybody to where the login is to lead. */
export async function checkReturnTo({ kratosUrl, ask }: Setup, returnTo: string | undefined): Promise<readonly Finding[]> {
  if (returnTo === undefined || returnTo === '') return [];
  const { reply } = await ask(`${kratosUrl}${opening}?${new URLSearchParams({ return_to: returnTo })}`);
  const outcome = readOutcome({ name: 'create', aal: 'aal1', hasLoginChallenge: false }, reply);
  if (outcome.kind !== 'refused' || outcome.errorId !== 'self_service_flow_return_to_forbidden') return [];
  return [
    toFinding(
      'return-to-forbidden',
      `returnTo is ${toShown(returnTo)}, and Kratos at "${kratosUrl}" refuses to lead there. Expected an address that begins like one in selfservice.allowed_return_urls: add it there.`,
    ),
  ];
}
