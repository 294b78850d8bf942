import type { JsonValue } from '../json.ts';

/** A request to the emulator, without the limits that pages put on `Request` (which hides cookies there). */
export interface EmulatorRequest {
  /** `GET`, `POST`, … in capitals. */
  readonly method: string;
  /** The full URL, or the path with the query. The path of the base URL may be in front of it or not. */
  readonly url: string;
  /** A bare `new Headers()` keeps `cookie` in pages and workers too. */
  readonly headers: Headers;
  /** The body as text; empty when there is none. */
  readonly body?: string;
  /** Who calls, as `address:port`; shown in `session.devices`. Default `127.0.0.1:50000`. */
  readonly peer?: string;
}

/** An answer of the emulator. A bare `Headers` keeps every `set-cookie` apart: `headers.getSetCookie()`. */
export interface EmulatorResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A request, taken apart once for everybody who looks at it. */
export interface ApiCall {
  readonly method: string;
  /** Below the base URL: `/self-service/login`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** `path` and query as they came. */
  readonly target: string;
  readonly headers: Headers;
  /** All values by name, in the order in which they were sent. */
  readonly cookies: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  readonly peer: string;
}

/** What a submission says once it is decoded. */
export type SubmittedForm = Readonly<Record<string, JsonValue>>;

/** Takes a request apart. `basePath` is the path of the base URL, without a slash at its end. */
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

/** A query, `?` included. Go drops a pair with a semicolon in it, or with an invalid escape. */
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
 * Parses a `Cookie` header as Go does, which no cookie library does. Pairs with an invalid name or value are ignored, and quotes around a value
 * are removed. Of more than 3000 cookies none is read. Values are not decoded. Source: `readCookies` in net/http/cookie.go.
 */
export function parseCookies(header: string): ReadonlyMap<string, readonly string[]> {
  const cookies = new Map<string, string[]>();
  const parts = header.split(';');
  if (parts.length > MOST_COOKIES) return cookies;
  for (const part of parts) {
    const at = part.indexOf('=');
    const name = trim(at === -1 ? part : part.slice(0, at));
    // Blanks before the value stay: Go trims only the pair and the name.
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

// The blanks of Go's `textproto.TrimString`, which removes fewer characters than `trim`.
const trim = (text: string): string => (/^[!-~].*[!-~]$/s.test(text) ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
const trimEnd = (text: string): string => (/[ \t\r\n]$/.test(text) ? text.replace(/[ \t\r\n]+$/, '') : text);
