import { badRequest, returnToForbidden } from '../errors.ts';
import type { KratosError } from '../http/reply.ts';
import type { Config } from './config.ts';
import { findUrlProblem, type GoUrl, parseGoUrl } from './go-url.ts';

/** The public base URL without its trailing slash. */
export const toPublicUrl = (config: Config): string => config['serve.public.base_url'].replace(/\/+$/, '');

/** A URL with one more parameter. */
export const withParameter = (url: string, name: string, value: string): string => `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`;

/** A URL that names a flow, as the pages and `ui.action` do. */
export const withFlowId = (url: string, id: string): string => withParameter(url, 'flow', id);

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
  return `${toPublicUrl(config)}/self-service/login/browser${query === '' ? '' : `?${query}`}`;
}

/** Where `return_to` leads: the URL to go to, or why there is none. */
type ReturnTo = { readonly url: string } | KratosError;

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
  const problem = findUrlProblem(wanted);
  if (problem !== undefined)
    return badRequest(`Unable to parse the return_to query parameter as an URL: parse ${JSON.stringify(wanted)}: ${problem}`);
  const target = complete(parseGoUrl(wanted), fallback);
  const text = toText(target);
  const allowed = [...config['selfservice.allowed_return_urls'], `${toPublicUrl(config)}/self-service`];
  return allowed.some((entry) => isBelow(target, entry)) ? { url: text } : returnToForbidden(text);
}

/** The scheme and the host of the default replace missing ones. */
function complete({ scheme, host, ...others }: GoUrl, fallback: string): GoUrl {
  const base = parseGoUrl(fallback);
  return { ...others, scheme: scheme.toLowerCase() || base.scheme, host: host || base.host };
}

function toText({ scheme, opaque, user, host, path, rest }: GoUrl): string {
  if (opaque !== '') return `${scheme}:${opaque}${rest}`;
  const escaped = path.replace(/["<>\\^`{|} \u0080-\u{10ffff}]/gu, encodeURIComponent);
  return `${scheme}://${user === '' ? '' : `${user}@`}${host}${/^(?!\/)./s.test(escaped) ? '/' : ''}${escaped}${escapeRest(rest)}`;
}

// The query stays as it is; the fragment is escaped like a path.
function escapeRest(rest: string): string {
  const [, query = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(rest) ?? [];
  return `${query}${fragment.replace(/["<>\\^`{|} \u0080-\u{10ffff}]/gu, encodeURIComponent)}`;
}

function isBelow(target: GoUrl, entry: string): boolean {
  const { scheme, host, path } = parseGoUrl(entry);
  if (scheme.toLowerCase() !== target.scheme || !decode(target.path || '/').startsWith(decode(path || '/'))) return false;
  const given = target.host.toLowerCase();
  return host.startsWith('*') ? given.endsWith(host.slice(1).toLowerCase()) : given === host.toLowerCase();
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // bytes that are no UTF-8
  }
};
