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
  const target = complete(parseAsGo(wanted), fallback);
  const text = toText(target);
  const allowed = [...config['selfservice.allowed_return_urls'], `${toPublic(config)}/self-service`];
  return allowed.some((entry) => isBelow(target, entry)) ? { url: text } : returnToForbidden(text);
}

const toColonProblem = (url: string): string =>
  url.startsWith(':') ? 'missing protocol scheme' : 'first path segment in URL cannot contain colon';

const refuseUrl = (url: string, why: string): KratosError =>
  badRequest(`Unable to parse the return_to query parameter as an URL: parse ${JSON.stringify(url)}: ${why}`);

/** A URL in the parts that Go's `url.Parse` makes of it. */
interface GoUrl {
  readonly scheme: string;
  /** What follows the scheme of a URL such as `mailto:ann@example.com`. */
  readonly opaque: string;
  readonly user: string;
  readonly host: string;
  readonly path: string;
  /** The query and the fragment, with their marks. */
  readonly rest: string;
}

function parseAsGo(url: string): GoUrl {
  const [, before = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):/i.exec(before) ?? [];
  const after = scheme === '' ? before : before.slice(scheme.length + 1);
  if (scheme !== '' && !after.startsWith('/')) return { scheme, opaque: after, user: '', host: '', path: '', rest };
  const isPath = scheme === '' && after.startsWith('///');
  const [, user = '', host = '', path = ''] = isPath ? [] : (/^\/\/(?:([^/]*)@)?([^/]*)(.*)$/s.exec(after) ?? []);
  const hasAuthority = !isPath && after.startsWith('//');
  return { scheme, opaque: '', user, host, path: hasAuthority ? path : after, rest };
}

/** Scheme and host of the default fill in what the URL does not have. */
function complete({ scheme, host, ...others }: GoUrl, fallback: string): GoUrl {
  const base = parseAsGo(fallback);
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
  const { scheme, host, path } = parseAsGo(entry);
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
