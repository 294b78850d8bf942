import { toGoJson } from '../json.ts';
import type { Release } from '../release.ts';

/** An answer on its way out: layers around the router still add to it. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `Set-Cookie` lines, in order. */
  readonly cookies?: readonly string[];
}

/** The fields of an error, as Kratos names and orders them. */
export interface ErrorFields {
  readonly id?: string;
  readonly code: number;
  readonly status?: string;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** An error that Kratos answers with. */
export interface KratosError {
  readonly kind: 'error';
  readonly error: ErrorFields;
  /** The HTTP status, where it is not `error.code`. */
  readonly status?: number;
  /** What stands beside `error` in the body. */
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

/** A body that is not an error: flows, sessions, lists; 400 flows too. */
export const toJsonReply = (value: unknown, status = 200): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: toGoJson(value),
});

/** The fields of an error in Kratos's order, its status in words. */
export const toErrorFields = ({ id, code, status = STATUS_TEXTS[code] ?? '', reason, details, message }: ErrorFields): ErrorFields => ({
  ...(id !== undefined && { id }),
  code,
  status,
  ...(reason !== undefined && { reason }),
  ...(details !== undefined && { details }),
  message,
});

/** An error that is answered. */
export const toErrorReply = ({ error, status, beside }: KratosError, release: Release): HttpReply => ({
  status: status ?? error.code,
  headers: { 'content-type': 'application/json', ...(release.sendsErrorIdHeader && { 'ory-error-id': error.id ?? '' }) },
  body: toGoJson({ error: toErrorFields(error), ...beside }),
});

/** Plain text, as Go's router says that there is nothing. */
export const toTextReply = (body: string, status: number): HttpReply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body,
});

/** The answer of Go's server, before routing, to a path with an invalid escape. */
export const answerInvalidEscape = (): HttpReply => ({
  status: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body: '400 Bad Request',
});

const REDIRECTS = { 302: 'Found', 303: 'See Other', 307: 'Temporary Redirect' } as const;

/** A redirect. Go gives it a body only for GET and HEAD. */
export function toRedirect(location: string, method: string, status: keyof typeof REDIRECTS = 303): HttpReply {
  // Go percent-encodes non-ASCII characters with lower-case letters, only in the header.
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

/** The same answer, setting more cookies. */
export const withCookies = (reply: HttpReply, cookies: readonly string[]): HttpReply => ({
  ...reply,
  cookies: [...(reply.cookies ?? []), ...cookies],
});
