import { badRequest, serverError } from '../errors.ts';
import { acceptsJson } from '../http/negotiate.ts';
import { type HttpReply, type KratosError, toJsonReply, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import type { StoredSession } from '../session/session.ts';
import { findSignedInUser } from '../session/session-cookie.ts';

/** What an OAuth2 provider says about a login that it asks for. */
export interface OAuth2LoginRequest {
  /** As Kratos repeats it: keys in alphabetical order. */
  readonly body: JsonValue;
  /** The provider knows already who it is. */
  readonly skip: boolean;
}

const NO_PROVIDER = 'refusing to parse login_challenge query parameter because oauth2_provider.url is invalid or unset';

/** `login_challenge` of a call, `''` for none. Without a provider also an empty one is an error. Source: hydra/hydra.go. */
export function readLoginChallenge(server: ServerState, call: ApiCall): string | KratosError {
  const challenge = call.query.get('login_challenge');
  if (challenge === null) return '';
  if (server.config['oauth2_provider.url'] === '')
    return server.release.namesInvalidConfiguration
      ? serverError(NO_PROVIDER, 'Invalid configuration', 'invalid_configuration')
      : serverError(NO_PROVIDER);
  return challenge === '' ? badRequest('the login_challenge parameter is present but empty') : challenge;
}

/** Asks the provider about a login. */
export async function fetchLoginRequest(server: ServerState, challenge: string): Promise<OAuth2LoginRequest | KratosError> {
  const answer = await callProvider(server, 'GET', 'login', challenge);
  if (!isJsonObject(answer.body)) return refuse('Unable to get OAuth 2.0 Login Challenge.', answer.status);
  return { body: sortKeys(answer.body), skip: answer.body['skip'] === true };
}

/** Tells the provider who signed in; its answer is where to go. */
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

/** Somebody is signed in and the provider says that this is enough: pages go back to it, JSON gets no way back. */
export async function answerSkip(server: ServerState, call: ApiCall, challenge: string, error: KratosError): Promise<HttpReply> {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerError(server, call, error);
  const to = await acceptLoginRequest(server, challenge, signedIn.session);
  if (typeof to !== 'string') return answerError(server, call, to);
  if (!acceptsJson(call)) return toRedirect(to, call.method);
  return server.release.refusesOAuth2Skip ? answerError(server, call, error) : toJsonReply(null);
}

interface ProviderAnswer {
  /** 0 when the provider cannot be reached. */
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
  // A slash at the end of the configured URL makes two, as in Kratos.
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
