import { sha256 } from '@noble/hashes/sha2.js';
import { fromStandardBase64, toBase64 } from './bytes/base64.ts';
import { randomBytes, toHex } from './bytes/random.ts';
import { toCookie } from './http/cookie.ts';
import { decodeBody, readField } from './http/decode-body.ts';
import type { KratosError } from './http/reply.ts';
import { type ApiCall, parseCookies } from './http/request.ts';
import type { ServerState } from './server-state.ts';

/** Returns the name of the CSRF cookie, which contains the SHA-256 of the configured base URL. Source: x/nosurfx/nosurf.go. */
export const toCsrfCookieName = (baseUrl: string): string => `csrf_token_${toHex(sha256(new TextEncoder().encode(baseUrl)))}`;

/** Returns the CSRF token in the cookie of a request. Returns `null` without a cookie, with several, or unless it has 32 bytes. */
export function readCsrfCookie(server: ServerState, call: ApiCall): string | null {
  const [value, ...others] = listCsrfCookies(server, call);
  return value !== undefined && others.length === 0 && fromStandardBase64(value)?.length === 32 ? value : null;
}

/** Returns the raw values of the CSRF cookie. */
export const listCsrfCookies = (server: ServerState, call: ApiCall): readonly string[] => call.cookies.get(server.csrfCookieName) ?? [];

/** Creates a CSRF token. */
export const createCsrfToken = (): string => toBase64(randomBytes(32));

/** Returns the `Set-Cookie` line for a CSRF token. */
export const toCsrfCookie = (server: ServerState, token: string): string =>
  toCookie(server.config, {
    name: server.csrfCookieName,
    value: token,
    maxAge: 31_536_000,
    sameSite: server.config.dev ? 'Lax' : server.config['cookies.same_site'],
  });

/** Masks a token for a form: a random pad, then the token XOR the pad. Each result is different. */
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

/** Creates a masked token for a form that fits the cookie of this request. Without a cookie the token fits none. */
export const createFormToken = (server: ServerState, call: ApiCall): string =>
  maskCsrfToken(readCsrfCookie(server, call) ?? createCsrfToken());

/** Whether the token of a form, masked or not, belongs to the token in the cookie. */
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

/** The 403 for a CSRF token that does not fit. The details depend on the release. */
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
  // Read from the header, because `call.cookies` contains the cookie that this response sets.
  const sent = headers.get('cookie') ?? '';
  if (sent === '') return { hint, reject_reason: NO_COOKIE };
  if (!parseCookies(sent).has(server.csrfCookieName)) return { hint, reject_reason: COOKIE_MISSING };
  const isJson = (headers.get('content-type') ?? '').startsWith('application/json');
  const hasToken = headers.has('x-csrf-token') || readField(decodeBody(call).form ?? {}, 'csrf_token') !== '';
  return isJson || hasToken ? { hint, reject_reason: MISMATCH } : { hint: NOT_SENT };
}
