import { toList, toText } from '../kratos/json.ts';
import type { ContinueWith, Verification } from '../kratos/outcome.ts';
import { readSteps } from '../kratos/read-outcome.ts';
import { toBaseAddress, toWebAddress } from '../kratos/web-address.ts';
import type { LoginContext, LoginEvent, LoginInput, LoginOutput, Redirect } from './login-context.ts';

/** The browser must go there, and the host sends it. */
export const leavingFor = (reason: Redirect['reason'], url: string | null): LoginOutput => ({
  how: 'redirect-required',
  session: null,
  redirect: url === null ? null : toRedirect(reason, url),
  continueWith: [],
});

export function toResult(event: LoginEvent, { input, usesProvider }: LoginContext): LoginOutput | null {
  if (event.type === 'reply.redirectRequired')
    return leavingFor(!input.loginChallenge || usesProvider ? 'provider' : 'app', event.outcome.url);
  if (event.type !== 'reply.signedIn') return null;
  const { session, redirectTo: url, continueWith } = event.outcome;
  const wasSignedIn = event.requestState === 'init.checkingSession';
  if (wasSignedIn && input.loginChallenge) return leavingFor('app', toWayBack(input));
  return {
    how: wasSignedIn ? 'already-signed-in' : 'signed-in',
    session,
    redirect: url !== null && isExpected(url, input) ? toRedirect('return', url) : null,
    continueWith: [...readSteps(continueWith, (address) => isExpected(address, input))].sort((one, other) => toRank(one) - toRank(other)),
  };
}

/** As a page this leads back to the app that waits; as JSON the address would be lost. */
const toWayBack = ({ kratosUrl = '', loginChallenge = '' }: LoginInput): string =>
  `${toBaseAddress(kratosUrl)}/self-service/login/browser?login_challenge=${encodeURIComponent(loginChallenge)}`;

/** Whether a browser may be sent to an address. Compares origins, never prefixes: `https://example.com.evil.com` starts like an expected address. */
export const isExpected = (url: string, { expectedOrigins, kratosUrl, returnTo }: LoginInput): boolean =>
  toWebAddress(url) !== null &&
  (expectedOrigins === undefined ||
    [toBaseAddress(kratosUrl), returnTo, ...toList(expectedOrigins)].some((each) => toOrigin(each) === toOrigin(url)));

/** The verification flow, with its address only where a browser may be sent there. */
export const toExpected = (verification: Verification | null, asked: LoginInput): Verification | null =>
  verification && { ...verification, url: verification.url !== null && isExpected(verification.url, asked) ? verification.url : null };

/** `URL.canParse` came to Safari with 17. */
function toOrigin(url: unknown): string {
  try {
    return new URL(url as string).origin;
  } catch {
    return toText(url);
  }
}

const toRedirect = (reason: Redirect['reason'], url: string): Redirect => ({ reason, url, origin: toOrigin(url) });

/** What can wait longest, first: the other way round they are sorted. */
const known: readonly string[] = ['redirect_browser_to', 'show_settings_ui', 'show_recovery_ui', 'show_verification_ui'];

const toRank = ({ action }: ContinueWith): number => -known.indexOf(action);
