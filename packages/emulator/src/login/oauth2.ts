import { badRequest, serverError } from '../errors.ts';
import { acceptsJson } from '../http/negotiate.ts';
import { type HttpReply, type KratosError, toJsonReply, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import type { StoredSession } from '../session/session.ts';
import { findSignedInUser } from '../session/session-cookie.ts';

/** The login request of an OAuth2 server. */
export interface OAuth2LoginRequest {
  /** The response of the server with sorted keys, as Kratos repeats it. */
  readonly body: JsonValue;
  /** The server knows the user already. */
  readonly skip: boolean;
}

const NO_PROVIDER = 'refusing to parse login_challenge query parameter because oauth2_provider.url is invalid or unset';

/** Returns the `login_challenge` of a request, or `''`. It is an error without an OAuth2 server. Source: hydra/hydra.go. */
export function readLoginChallenge(server: ServerState, call: ApiCall): string | KratosError {
  const challenge = call.query.get('login_challenge');
  if (challenge === null) return '';
  if (server.config['oauth2_provider.url'] === '')
    return server.release.namesInvalidConfiguration
      ? serverError(NO_PROVIDER, 'Invalid configuration', 'invalid_configuration')
      : serverError(NO_PROVIDER);
  return challenge === '' ? badRequest('the login_challenge parameter is present but empty') : challenge;
}

/** Fetches the login request from the OAuth2 server. */
export async function fetchLoginRequest(server: ServerState, challenge: string): Promise<OAuth2LoginRequest | KratosError> {
  const answer = await callProvider(server, 'GET', 'login', challenge);
  if (!isJsonObject(answer.body)) return refuse('Unable to get OAuth 2.0 Login Challenge.', answer.status);
  return { body: sortKeys(answer.body), skip: answer.body['skip'] === true };
}

/** Accepts the login request. Returns the URL to redirect to. */
export async function acceptLoginRequest(server: ServerState, challenge: string, session: StoredSession): Promise<string | KratosError> {
  const answer = await callProvider(server, 'PUT', 'login/accept', challenge, {
    subject: session.identityId,
    identity_provider_session_id: session.id,
    amr: session.methods.map(({ method }) => method),
    remember: true,
    remember_for: Number(server.config['session.lifespan'] / 1_000_000_000n),
  });
  const to = isJsonObject(answer.body) ? answer.body['redirect_to'] : undefined;
  return typeof to === 'string' ? to : refuse('Unable to accept OAuth 2.0 Login Challenge.', 500);
}

/** Answers a skipped login of a signed-in user: pages return to the OAuth2 server, JSON callers get no redirect. */
export async function answerSkippedLogin(server: ServerState, call: ApiCall, challenge: string, error: KratosError): Promise<HttpReply> {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerError(server, call, error);
  const to = await acceptLoginRequest(server, challenge, signedIn.session);
  if (typeof to !== 'string') return answerError(server, call, to);
  if (!acceptsJson(call)) return toRedirect(to, call.method);
  return server.release.refusesOAuth2Skip ? answerError(server, call, error) : toJsonReply(null);
}

interface ProviderAnswer {
  /** 0 if the server cannot be reached. */
  readonly status: number;
  readonly body: unknown;
}

async function callProvider(
  server: ServerState,
  method: string,
  path: string,
  challenge: string,
  body?: JsonValue,
): Promise<ProviderAnswer> {
  // As in Kratos, a trailing slash of the configured URL becomes two slashes.
  const url = `${server.config['oauth2_provider.url']}/admin/oauth2/auth/requests/${path}?login_challenge=${encodeURIComponent(challenge)}`;
  try {
    const response = await server.fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: response.ok ? await response.json() : null };
  } catch {
    return { status: 0, body: null };
  }
}

function refuse(reason: string, status: number): KratosError {
  const error = status === 0 || status >= 500 ? serverError(reason) : badRequest(reason);
  return status === 0 ? error : { ...error, error: { ...error.error, details: { status_code: status } } };
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner ?? null)]),
  );
}
