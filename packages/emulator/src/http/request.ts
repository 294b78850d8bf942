import type { JsonValue } from '../json.ts';

/** A request to the emulator. Unlike `Request`, it can carry cookies in a page. */
export interface EmulatorRequest {
  /** The HTTP method: `GET`, `POST`, … */
  readonly method: string;
  /** The full URL, or its path and query. The path of the base URL may be absent. */
  readonly url: string;
  /** The headers. `new Headers()` keeps `cookie` in pages and workers, `Request` does not. */
  readonly headers: Headers;
  /** The body. Default: empty. */
  readonly body?: string;
  /** The client as `address:port`, shown in `session.devices`. Default `127.0.0.1:50000`. */
  readonly peer?: string;
}

/** A response of the emulator. */
export interface EmulatorResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The headers. `headers.getSetCookie()` returns the cookies one by one. */
  readonly headers: Headers;
  /** The body, empty for HEAD. */
  readonly body: string;
}

/** A parsed request. */
export interface ApiCall {
  readonly method: string;
  /** The path below the base URL: `/self-service/login`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The unparsed path and query. */
  readonly target: string;
  readonly headers: Headers;
  /** All values of each cookie, in the order of the request. */
  readonly cookies: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  readonly peer: string;
}

/** The fields of a decoded submission. */
export type SubmittedForm = Readonly<Record<string, JsonValue>>;

/** Parses a request. `basePath` is the path of the base URL without a trailing slash. */
export function toApiCall(request: EmulatorRequest, basePath: string): ApiCall {
  const url = parseUrl(request.url);
  const isBelow = basePath !== '' && (url.pathname === basePath || url.pathname.startsWith(`${basePath}/`));
  const path = isBelow ? url.pathname.slice(basePath.length) || '/' : url.pathname;
  return {
    method: request.method.toUpperCase(),
    path,
    query: parseQuery(url.search),
    target: `${path}${url.search}`,
    headers: request.headers,
    cookies: parseCookies(request.headers.get('cookie') ?? ''),
    body: request.body ?? '',
    peer: request.peer ?? '127.0.0.1:50000',
  };
}

/** Parses a query with its `?`. Go ignores a parameter with a semicolon or an invalid escape. */
export const parseQuery = (search: string): URLSearchParams =>
  new URLSearchParams(
    search
      .slice(1)
      .split('&')
      .filter((pair) => !/;|%(?![0-9a-f]{2})/i.test(pair))
      .join('&'),
  );

function parseUrl(url: string): URL {
  try {
    return new URL(url.startsWith('/') ? `http://emulator${url}` : url);
  } catch {
    return new URL('http://emulator/');
  }
}

const MOST_COOKIES = 3000;

/**
 * Parses a `Cookie` header as Go does, which no cookie library does. It ignores pairs with an invalid name or value and removes quotes
 * around a value. It ignores all cookies if there are more than 3000. Source: `readCookies` in net/http/cookie.go.
 */
export function parseCookies(header: string): ReadonlyMap<string, readonly string[]> {
  const cookies = new Map<string, string[]>();
  const parts = header.split(';');
  if (parts.length > MOST_COOKIES) return cookies;
  for (const part of parts) {
    const at = part.indexOf('=');
    const name = trim(at === -1 ? part : part.slice(0, at));
    // Go trims the pair and the name, but not the start of the value.
    const raw = at === -1 ? '' : trimEnd(part.slice(at + 1));
    const value = /^".*"$/s.test(raw) ? raw.slice(1, -1) : raw;
    if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/i.test(name) || /[^ !#-:<-[\]-~]/.test(value)) continue;
    const others = cookies.get(name);
    if (others === undefined) cookies.set(name, [value]);
    else others.push(value);
  }
  return cookies;
}

/** Whether the path of a URL has an invalid escape. */
export const hasInvalidEscape = ({ url }: EmulatorRequest): boolean => /^[^?#]*%(?![0-9a-f]{2})/i.test(url);

// Go's `textproto.TrimString` removes fewer characters than `trim`.
const trim = (text: string): string => (/^[!-~].*[!-~]$/s.test(text) ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
const trimEnd = (text: string): string => (/[ \t\r\n]$/.test(text) ? text.replace(/[ \t\r\n]+$/, '') : text);
