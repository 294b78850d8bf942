import type { RequestResult } from './ask.ts';
import { type Finding, toFinding } from './finding.ts';
import { isOffline } from './is-offline.ts';
import { isCrossOrigin, isHeldToCors, opening, resultedIn, type Setup, whoami } from './setup.ts';
import { toCorsConfig, toCurl, toProxyConfig } from './snippet.ts';

/** Finds out why there was no response. A page cannot tell a missing server from a missing CORS header, so this sends two more requests. */
export async function findWhyNoAnswer(setup: Setup): Promise<Finding> {
  const { kratosUrl, isInPage, ask } = setup;
  if (isInPage && isOffline())
    return toFinding('no-answer', {
      what: `${resultedIn(setup)} no response, because the browser is offline.`,
      fix: 'Connect it and try again.',
    });
  if (isHeldToCors(setup)) {
    const without = await ask(`${kratosUrl}${opening}`, { credentials: 'omit' });
    if (typeof without.reply !== 'string') return credentials(setup);
    const blind = await ask(`${kratosUrl}/health/alive`, { mode: 'no-cors', credentials: 'omit', redirect: 'follow' });
    if (typeof blind.reply !== 'string') return origin(setup, 'the page may not read it');
  }
  const isSecure = new URL(kratosUrl).protocol === 'https:';
  const untrusted = isSecure
    ? ' Does it serve https (not http), and does the browser trust its certificate? Open the address in a tab.'
    : '';
  const blocked = isInPage ? ' Does a Content-Security-Policy (connect-src) or an extension block it?' : '';
  return toFinding('no-answer', {
    what: `${resultedIn(setup)} no response. Expected the public API of Kratos there.`,
    fix: `Is it running, and is the address correct?${untrusted}${blocked}`,
    copy: toCurl(`${kratosUrl}${opening}`),
  });
}

/** Outside of a browser CORS is not enforced, but its headers can be read. */
export function checkCorsHeaders(setup: Setup, { headers }: RequestResult): readonly Finding[] {
  if (setup.isInPage || !isCrossOrigin(setup)) return [];
  const allowed = headers.get('Access-Control-Allow-Origin');
  if (allowed !== '*' && allowed !== setup.page?.origin)
    return [origin(setup, allowed === null ? 'it allows no origin' : `it allows "${allowed}"`)];
  return allowed === '*' || headers.get('Access-Control-Allow-Credentials') !== 'true' ? [credentials(setup)] : [];
}

/** Outside of a browser: checks that error responses have CORS headers, too. */
export function checkCorsOnErrors(setup: Setup, opened: RequestResult, failed: RequestResult): readonly Finding[] {
  const isOnSuccess = checkCorsHeaders(setup, opened).length === 0;
  return isOnSuccess && isError(failed) && checkCorsHeaders(setup, failed).length > 0 ? [errors(setup)] : [];
}

export const isError = ({ reply }: RequestResult): boolean => typeof reply !== 'string' && reply.status >= 400;

export const preflight = ({ kratosUrl, page }: Setup): Finding =>
  toFinding('cors-preflight', {
    what: `Kratos at "${kratosUrl}" may be read from "${page?.origin}", but not with the header Content-Type: application/json, which submissions have. Expected Access-Control-Allow-Headers: content-type in the response to OPTIONS.`,
    fix: 'Add Content-Type to serve.public.cors.allowed_headers, or let the proxy before Kratos pass OPTIONS on.',
    copy: toCorsConfig(`${page?.origin}`),
  });

export const errors = ({ kratosUrl, page }: Setup): Finding =>
  toFinding('cors-errors', {
    what: `Kratos at "${kratosUrl}" may be read from "${page?.origin}" after a success, but not after GET ${whoami}, which fails without a session. Expected CORS headers on responses with an error status, too, because a wrong password gets one.`,
    fix: 'If a proxy sets these headers, let it set them always (nginx: add_header … always). If it already does, it does not pass /sessions on to Kratos.',
    copy: toProxyConfig(kratosUrl, [
      `add_header Access-Control-Allow-Origin ${page?.origin} always;`,
      'add_header Access-Control-Allow-Credentials true always;',
    ]),
  });

const origin = ({ kratosUrl, page }: Setup, came: string): Finding =>
  toFinding('cors-origin', {
    what: `A server responds at "${kratosUrl}", but ${came}. Expected CORS headers that allow "${page?.origin}".`,
    fix: 'If it is the public API of Kratos, set serve.public.cors.enabled, and add that origin to serve.public.cors.allowed_origins. The admin API allows no page.',
    copy: toCorsConfig(`${page?.origin}`),
  });

const credentials = ({ kratosUrl, page }: Setup): Finding =>
  toFinding('cors-credentials', {
    what: `Kratos at "${kratosUrl}" may be read from "${page?.origin}" only without cookies. Expected Access-Control-Allow-Credentials: true and an Access-Control-Allow-Origin that names the origin.`,
    fix: 'Set serve.public.cors.allow_credentials, and put the origin into allowed_origins instead of "*".',
    copy: toCorsConfig(`${page?.origin}`),
  });
