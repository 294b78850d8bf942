import { sha256 } from '@noble/hashes/sha2.js';
import { fromStandardBase64, toBase64 } from './bytes/base64.ts';
import { randomBytes, toHex } from './bytes/random.ts';
import { toCookie } from './http/cookie.ts';
import { decodeBody, readField } from './http/decode-body.ts';
import type { KratosError } from './http/reply.ts';
import { type ApiCall, parseCookies } from './http/request.ts';
import type { ServerState } from './server-state.ts';

/** The name of the CSRF cookie: the SHA-256 of the base URL as configured. Source: x/nosurfx/nosurf.go. */
export const toCsrfCookieName = (baseUrl: string): string => `csrf_token_${toHex(sha256(new TextEncoder().encode(baseUrl)))}`;

/** The real token of a request: the 32 bytes in its cookie. `null` without a cookie, with several, or with one of another length. */
export function readCsrfCookie(server: ServerState, call: ApiCall): string | null {
  const [value, ...others] = listCsrfCookies(server, call);
  return value !== undefined && others.length === 0 && fromStandardBase64(value)?.length === 32 ? value : null;
}

/** The raw value of the CSRF cookie. */
export const listCsrfCookies = (server: ServerState, call: ApiCall): readonly string[] => call.cookies.get(server.csrfCookieName) ?? [];

/** A new real token. */
export const createCsrfToken = (): string => toBase64(randomBytes(32));

/** The line that sets the CSRF cookie. */
export const toCsrfCookie = (server: ServerState, token: string): string =>
  toCookie(server.config, {
    name: server.csrfCookieName,
    value: token,
    maxAge: 31_536_000,
    sameSite: server.config.dev ? 'Lax' : server.config['cookies.same_site'],
  });

/** A token for a form: a one-time pad, then the pad over the real token. Never the same twice. */
function maskCsrfToken(token: string): string {
  const real = fromStandardBase64(token) ?? new Uint8Array(32);
  const pad = randomBytes(32);
  const masked = new Uint8Array(64);
  masked.set(pad);
  masked.set(
    pad.map((byte, i) => byte ^ (real[i] ?? 0)),
    32,
  );
  return toBase64(masked);
}

/** A fresh token for a form, for the cookie of this request. Without a cookie nothing will ever fit. */
export const createFormToken = (server: ServerState, call: ApiCall): string =>
  maskCsrfToken(readCsrfCookie(server, call) ?? createCsrfToken());

/** Whether a token of a form, masked or bare, is of the same real token as the cookie. */
export function isSameCsrfToken(given: string, cookie: string | null): boolean {
  const bytes = fromStandardBase64(given);
  if (bytes === null || cookie === null) return false;
  if (bytes.length === 32) return toBase64(bytes) === cookie;
  return bytes.length === 64 && toBase64(bytes.slice(0, 32).map((byte, i) => byte ^ (bytes[i + 32] ?? 0))) === cookie;
}

const AJAX =
  "We detected an AJAX call, please ensure that CORS is enabled and configured correctly, and that your AJAX code sends cookies and has credentials enabled. For further debugging, check your Browser's Network Tab to see what cookies are included or excluded.";
const SERVER =
  "We detected a regular browser or server-side call. To debug browser calls check your Browser's Network Tab to see what cookies are included or excluded. If you are calling from a server ensure that the appropriate cookies are being forwarded and that the SDK method is called correctly.";
const NO_COOKIE = 'The HTTP Cookie Header is empty or not set.';
const COOKIE_MISSING = 'The HTTP Cookie Header was set but did not include the anti-CSRF cookie.';
const NOT_SENT =
  'The anti-CSRF cookie was found but the CSRF token was not included in the HTTP request body (csrf_token) nor in the HTTP Header (X-CSRF-Token).';
const MISMATCH =
  'The HTTP Cookie Header was set and a CSRF token was sent but they do not match. We recommend deleting all cookies for this domain and retrying the flow.';

/** The 403 of a token that does not fit. What it tells of the cause depends on the release. */
export function csrfViolation(server: ServerState, call: ApiCall): KratosError {
  const docs = 'https://www.ory.sh/kratos/docs/debug/csrf';
  const details = server.release.explainsCsrf ? explain(server, call) : { hint: NOT_SENT, reject_reason: MISMATCH };
  return {
    kind: 'error',
    error: {
      id: 'security_csrf_violation',
      code: 403,
      reason:
        'Please retry the flow and optionally clear your cookies. The request was rejected to protect you from Cross-Site-Request-Forgery (CSRF) which could cause account takeover, leaking personal information, and other serious security issues.',
      details: { docs, ...details },
      message: 'the request was rejected to protect you from Cross-Site-Request-Forgery',
    },
  };
}

function explain(server: ServerState, call: ApiCall): Readonly<Record<string, string>> {
  const { headers } = call;
  const hint = ['cors', 'same-origin'].includes(headers.get('sec-fetch-mode') ?? '') ? AJAX : SERVER;
  // What was sent, not the cookie that this very answer sets.
  const sent = headers.get('cookie') ?? '';
  if (sent === '') return { hint, reject_reason: NO_COOKIE };
  if (!parseCookies(sent).has(server.csrfCookieName)) return { hint, reject_reason: COOKIE_MISSING };
  const isJson = (headers.get('content-type') ?? '').startsWith('application/json');
  const hasToken = headers.has('x-csrf-token') || readField(decodeBody(call).form ?? {}, 'csrf_token') !== '';
  return isJson || hasToken ? { hint, reject_reason: MISMATCH } : { hint: NOT_SENT };
}
