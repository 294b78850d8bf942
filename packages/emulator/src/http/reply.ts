import { toGoJson } from '../json.ts';
import type { Release } from '../release.ts';

/** A response before the layers around the router add their headers. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
}

/** The fields of an error in the names and the order of Kratos. */
export interface ErrorFields {
  readonly id?: string;
  readonly code: number;
  readonly status?: string;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** An error of Kratos's API. */
export interface KratosError {
  readonly kind: 'error';
  readonly error: ErrorFields;
  /** The HTTP status, if it differs from `error.code`. */
  readonly status?: number;
  /** Further members of the body, beside `error`. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Request Entity Too Large',
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
};

/** Creates a JSON response. Errors use `toErrorReply`, whose content type has no charset. */
export const toJsonReply = (value: unknown, status = 200): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: toGoJson(value),
});

/** Adds the status text and puts the fields into the order of Kratos. */
export const toErrorFields = ({ id, code, status = STATUS_TEXTS[code] ?? '', reason, details, message }: ErrorFields): ErrorFields => ({
  ...(id !== undefined && { id }),
  code,
  status,
  ...(reason !== undefined && { reason }),
  ...(details !== undefined && { details }),
  message,
});

export const toErrorReply = ({ error, status, beside }: KratosError, release: Release): HttpReply => ({
  status: status ?? error.code,
  headers: { 'content-type': 'application/json', ...(release.sendsErrorIdHeader && { 'ory-error-id': error.id ?? '' }) },
  body: toGoJson({ error: toErrorFields(error), ...beside }),
});

/** Creates a plain-text response as Go's router does for an unknown path. */
export const toTextReply = (body: string, status: number): HttpReply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body,
});

/** Go's server answers a path with an invalid escape before any routing. */
export const answerInvalidEscape = (): HttpReply => ({
  status: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body: '400 Bad Request',
});

const REDIRECTS = { 302: 'Found', 303: 'See Other', 307: 'Temporary Redirect' } as const;

/** Creates a redirect. As in Go, only responses to GET and HEAD have a body. */
export function toRedirect(location: string, method: string, status: keyof typeof REDIRECTS = 303): HttpReply {
  // Go escapes non-ASCII characters with lower-case digits, in the header only.
  const header = location.replace(/[\u0080-\u{10ffff}]/gu, (character) => encodeURIComponent(character).toLowerCase());
  if (method !== 'GET' && method !== 'HEAD') return { status, headers: { location: header }, body: '' };
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
  const escaped = location.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  return {
    status,
    headers: { location: header, 'content-type': 'text/html; charset=utf-8' },
    body: `<a href="${escaped}">${REDIRECTS[status]}</a>.\n\n`,
  };
}

/** Adds cookies to a response. */
export const withCookies = (reply: HttpReply, cookies: readonly string[]): HttpReply => ({
  ...reply,
  cookies: [...(reply.cookies ?? []), ...cookies],
});
