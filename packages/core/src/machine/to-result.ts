import { toList, toText } from '../kratos/json.ts';
import type { ContinueWith, Verification } from '../kratos/outcome.ts';
import { readSteps } from '../kratos/read-outcome.ts';
import { toBaseAddress, toWebAddress } from '../kratos/web-address.ts';
import type { LoginContext, LoginEvent, LoginInput, LoginOutput, Redirect } from './login-context.ts';

/** The result of a login that ends in a redirect by the host. */
export const leavingFor = (reason: Redirect['reason'], url: string | null): LoginOutput => ({
  how: 'redirect-required',
  session: null,
  redirect: url === null ? null : toRedirect(reason, url),
  continueWith: [],
});

export function toResult(event: LoginEvent, { input, usesButton }: LoginContext): LoginOutput | null {
  if (event.type === 'reply.redirectRequired')
    return leavingFor(!input.loginChallenge || usesButton ? 'provider' : 'app', event.outcome.url);
  if (event.type === 'reply.noUsableMethod') return { ...leavingFor('return', null), how: 'second-factor-missing' };
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

/** Opened as a page, this URL leads back to the OAuth2 app. Kratos's JSON answer would lack the address of the app. */
const toWayBack = ({ kratosUrl = '', loginChallenge = '' }: LoginInput): string =>
  `${toBaseAddress(kratosUrl)}/self-service/login/browser?login_challenge=${encodeURIComponent(loginChallenge)}`;

/** Whether a browser may be sent to an address. Compares origins, never prefixes: `https://example.com.evil.com` starts like an expected address. */
export const isExpected = (url: string, { expectedOrigins, kratosUrl, returnTo }: LoginInput): boolean =>
  toWebAddress(url) !== null &&
  (expectedOrigins === undefined ||
    [toBaseAddress(kratosUrl), returnTo, ...toList(expectedOrigins)].some((each) => toOrigin(each) === toOrigin(url)));

/** Removes the URL of a verification flow if a browser must not be sent there. */
export const toExpected = (verification: Verification | null, asked: LoginInput): Verification | null =>
  verification && { ...verification, url: verification.url !== null && isExpected(verification.url, asked) ? verification.url : null };

/** Safari before 17 lacks `URL.canParse`. */
function toOrigin(url: unknown): string {
  try {
    return new URL(url as string).origin;
  } catch {
    return toText(url);
  }
}

const toRedirect = (reason: Redirect['reason'], url: string): Redirect => ({ reason, url, origin: toOrigin(url) });

/** Known actions, the least urgent first. The result lists them in reverse. */
const known: readonly string[] = ['redirect_browser_to', 'show_settings_ui', 'show_recovery_ui', 'show_verification_ui'];

const toRank = ({ action }: ContinueWith): number => -known.indexOf(action);
