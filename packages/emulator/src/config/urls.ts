import { badRequest, returnToForbidden } from '../errors.ts';
import type { KratosError } from '../http/reply.ts';
import type { Config } from './config.ts';
import { findUrlProblem, type GoUrl, parseGoUrl } from './go-url.ts';

/** Returns the public base URL without a trailing slash. */
export const toPublicUrl = (config: Config): string => config['serve.public.base_url'].replace(/\/+$/, '');

export const withParameter = (url: string, name: string, value: string): string => `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`;

export const withFlowId = (url: string, id: string): string => withParameter(url, 'flow', id);

/** Encodes a query as Go's `url.Values.Encode` does: sorted keys, `+` for a space. Omits `null` and `''`. */
export function toQuery(values: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (value !== null && value !== '') query.append(key, value);
  return query.toString().replaceAll('*', '%2A').replaceAll('%7E', '~');
}

/** Returns the URL of the login endpoint for browsers with a query. */
export function toLoginUrl(config: Config, values: Readonly<Record<string, string | null>>): string {
  const query = toQuery(values);
  return `${toPublicUrl(config)}/self-service/login/browser${query === '' ? '' : `?${query}`}`;
}

type ReturnTo = { readonly url: string } | KratosError;

/**
 * Resolves `return_to`, by default to `fallback`. Allowed are the configured URLs and `/self-service` of Kratos, and all URLs below them.
 * A `return_to` that equals `fallback` must be among them, too. Source: x/redir/secure_redirect.go.
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

/** Replaces a missing scheme and host by those of the default. */
function complete({ scheme, host, ...others }: GoUrl, fallback: string): GoUrl {
  const base = parseGoUrl(fallback);
  return { ...others, scheme: scheme.toLowerCase() || base.scheme, host: host || base.host };
}

function toText({ scheme, opaque, user, host, path, rest }: GoUrl): string {
  if (opaque !== '') return `${scheme}:${opaque}${rest}`;
  const escaped = path.replace(/["<>\\^`{|} \u0080-\u{10ffff}]/gu, encodeURIComponent);
  return `${scheme}://${user === '' ? '' : `${user}@`}${host}${/^(?!\/)./s.test(escaped) ? '/' : ''}${escaped}${escapeRest(rest)}`;
}

// Go escapes the fragment like a path and leaves the query as it is.
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
    return path; // invalid UTF-8
  }
};
