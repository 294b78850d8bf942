import { badRequest, returnToForbidden } from '../errors.ts';
import type { KratosError } from '../http/reply.ts';
import type { Config } from './config.ts';

/** The public base URL without its trailing slash. */
export const toPublic = (config: Config): string => config['serve.public.base_url'].replace(/\/+$/, '');

/** A URL with one more parameter. */
export const withQuery = (url: string, name: string, value: string): string => `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`;

/** A URL that names a flow, as the pages and `ui.action` do. */
export const withFlow = (url: string, id: string): string => withQuery(url, 'flow', id);

/** A query as Go's `url.Values.Encode` writes it: keys in alphabetical order, blanks as `+`. */
export function toQuery(values: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (value !== null && value !== '') query.append(key, value);
  return query.toString().replaceAll('*', '%2A').replaceAll('%7E', '~');
}

/** The login endpoint of browsers, with a query. */
export function toLoginUrl(config: Config, values: Readonly<Record<string, string | null>>): string {
  const query = toQuery(values);
  return `${toPublic(config)}/self-service/login/browser${query === '' ? '' : `?${query}`}`;
}

/** Where `return_to` leads: the URL to go to, or why there is none. */
export type ReturnTo = { readonly url: string } | KratosError;

/**
 * Where to go in the end: `return_to` if it is allowed, else the default. Allowed are the listed URLs and what is below them, and
 * everything below `/self-service` of Kratos itself; the default is not allowed by being the default. Source: x/redir/secure_redirect.go.
 */
export function resolveReturnTo(
  config: Config,
  wanted: string,
  fallback: string = config['selfservice.default_browser_return_url'],
): ReturnTo {
  if (wanted === '') return { url: fallback };
  const broken = /^[^?#]*?(%(?![0-9a-f]{2}).{0,2})/i.exec(wanted)?.[1];
  if (broken !== undefined) return refuseUrl(wanted, `invalid URL escape ${JSON.stringify(broken)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses URLs with them
  if (/[\0-\x1f\x7f]/.test(wanted)) return refuseUrl(wanted, 'net/url: invalid control character in URL');
  if (/^[^/?#]*:/.test(wanted) && !/^[a-z][a-z0-9+.-]*:/i.test(wanted)) return refuseUrl(wanted, toColonProblem(wanted));
  if (/^[^/?#]*:\/\/\[[^\]/]*(\/|$)/.test(wanted)) return refuseUrl(wanted, "missing ']' in host");
  const text = completeUrl(wanted, fallback);
  // A path that does not begin with a slash is never below one that does.
  const isPlaced = /^([a-z][a-z0-9+.-]*:|[/?#])/i.test(wanted);
  const target = isPlaced && URL.canParse(text) ? new URL(text) : null;
  const allowed = [...config['selfservice.allowed_return_urls'], `${toPublic(config)}/self-service`];
  return target !== null && allowed.some((entry) => isBelow(target, entry)) ? { url: text } : returnToForbidden(text);
}

const toColonProblem = (url: string): string =>
  url.startsWith(':') ? 'missing protocol scheme' : 'first path segment in URL cannot contain colon';

const refuseUrl = (url: string, why: string): KratosError =>
  badRequest(`Unable to parse the return_to query parameter as an URL: parse ${JSON.stringify(url)}: ${why}`);

/** Scheme and host of the default go in where the wanted URL has none; what was written otherwise stays as it is. */
function completeUrl(wanted: string, fallback: string): string {
  const { protocol, host } = URL.canParse(fallback) ? new URL(fallback) : { protocol: 'http:', host: '' };
  const escaped = wanted.replace(/["<>\\^`{|} \u0080-\u{10ffff}]/gu, encodeURIComponent);
  if (/^[a-z][a-z0-9+.-]*:/i.test(escaped)) return escaped;
  if (escaped.startsWith('//')) return `${protocol}${escaped}`;
  return `${protocol}//${host}${/^[/?#]/.test(escaped) ? '' : '/'}${escaped}`;
}

function isBelow(target: URL, entry: string): boolean {
  const [, scheme = '', host = '', path = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i.exec(entry) ?? [];
  if (`${scheme.toLowerCase()}:` !== target.protocol || !target.pathname.startsWith(path || '/')) return false;
  const given = target.host.toLowerCase();
  return host.startsWith('*') ? given.endsWith(host.slice(1).toLowerCase()) : given === host.toLowerCase();
}
