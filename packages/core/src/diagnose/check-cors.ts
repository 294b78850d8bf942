import type { Asked } from './ask.ts';
import { type Finding, toFinding } from './finding.ts';
import { isOffline } from './is-offline.ts';
import { cameTo, isCrossOrigin, isHeldToCors, opening, type Setup, whoami } from './setup.ts';

/** Why a request came to no answer. To a page a server that is not there and a missing CORS header look the same: two more requests tell. */
export async function findWhyNoAnswer(setup: Setup): Promise<Finding> {
  const { kratosUrl, isInPage, ask } = setup;
  if (isInPage && isOffline())
    return toFinding('no-answer', `${cameTo(setup)} no answer at all: the browser is offline. Connect it, and look again.`);
  if (isHeldToCors(setup)) {
    const without = await ask(`${kratosUrl}${opening}`, { credentials: 'omit' });
    if (typeof without.reply !== 'string') return credentials(setup);
    const blind = await ask(`${kratosUrl}/health/alive`, { mode: 'no-cors', credentials: 'omit', redirect: 'follow' });
    if (typeof blind.reply !== 'string') return origin(setup, 'the page may not read it');
  }
  const isSecure = new URL(kratosUrl).protocol === 'https:';
  const untrusted = isSecure ? ' Is it https there (not http), and does the browser trust its certificate? Open the address in a tab.' : '';
  const blocked = isInPage ? ' Does a Content-Security-Policy (connect-src) or an extension block it?' : '';
  return toFinding(
    'no-answer',
    `${cameTo(setup)} no answer at all. Expected the public API of Kratos there. Is it running, and is the address right?${untrusted}${blocked}`,
  );
}

/** Outside of a browser nobody holds CORS, but its headers can be read. */
export function checkCorsHeaders(setup: Setup, { headers }: Asked): readonly Finding[] {
  if (setup.isInPage || !isCrossOrigin(setup)) return [];
  const allowed = headers.get('Access-Control-Allow-Origin');
  if (allowed !== '*' && allowed !== setup.page?.origin)
    return [origin(setup, allowed === null ? 'it allows no origin' : `it allows "${allowed}"`)];
  return allowed === '*' || headers.get('Access-Control-Allow-Credentials') !== 'true' ? [credentials(setup)] : [];
}

/** Outside of a browser: whether the headers that the opening had are on an error, too. */
export function checkCorsOnErrors(setup: Setup, opened: Asked, failed: Asked): readonly Finding[] {
  const isOnSuccess = checkCorsHeaders(setup, opened).length === 0;
  return isOnSuccess && isError(failed) && checkCorsHeaders(setup, failed).length > 0 ? [errors(setup)] : [];
}

export const isError = ({ reply }: Asked): boolean => typeof reply !== 'string' && reply.status >= 400;

export const preflight = ({ kratosUrl, page }: Setup): Finding =>
  toFinding(
    'cors-preflight',
    `Kratos at "${kratosUrl}" may be read from "${page?.origin}", but not with the header Content-Type: application/json, with which forms are posted. Expected the OPTIONS request before it to be answered with Access-Control-Allow-Headers: content-type. Add Content-Type to serve.public.cors.allowed_headers, or let the proxy before Kratos pass OPTIONS on.`,
  );

export const errors = ({ kratosUrl, page }: Setup): Finding =>
  toFinding(
    'cors-errors',
    `Kratos at "${kratosUrl}" may be read from "${page?.origin}" where it succeeds, but GET ${whoami}, which fails without a session, may not. Expected CORS headers on answers with an error status, too: without them a wrong password cannot be told. If a proxy sets these headers, let it set them always (nginx: add_header … always). If it does, it does not pass /sessions on to Kratos.`,
  );

const origin = ({ kratosUrl, page }: Setup, came: string): Finding =>
  toFinding(
    'cors-origin',
    `There is an answer at "${kratosUrl}", but ${came}. Expected CORS headers that allow "${page?.origin}". If it is the public API of Kratos (the admin API allows no page): set serve.public.cors.enabled, and name that origin in serve.public.cors.allowed_origins.`,
  );

const credentials = ({ kratosUrl, page }: Setup): Finding =>
  toFinding(
    'cors-credentials',
    `Kratos at "${kratosUrl}" may be read from "${page?.origin}" without cookies only. Expected Access-Control-Allow-Credentials: true and an Access-Control-Allow-Origin that names the origin. Set serve.public.cors.allow_credentials, and name the origin in allowed_origins instead of "*".`,
  );
