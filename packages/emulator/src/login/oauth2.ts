import { badRequest, serverError } from '../errors.ts';
import { acceptsJson } from '../http/negotiate.ts';
import { json, type KratosError, type Reply, redirect } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { isObject, type Json } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { Session } from '../session/session.ts';
import { findSignedIn } from '../session/session-cookie.ts';
import type { World } from '../world.ts';

/** What an OAuth2 provider says about a login that it asks for. */
export interface LoginRequest {
  /** As Kratos repeats it: keys in alphabetical order. */
  readonly body: Json;
  /** The provider knows already who it is. */
  readonly skip: boolean;
}

const NO_PROVIDER = 'refusing to parse login_challenge query parameter because oauth2_provider.url is invalid or unset';

/** `login_challenge` of a call, `''` for none. Without a provider also an empty one is an error. Source: hydra/hydra.go. */
export function readLoginChallenge(world: World, call: Call): string | KratosError {
  const challenge = call.query.get('login_challenge');
  if (challenge === null) return '';
  if (world.config['oauth2_provider.url'] === '')
    return world.release.namesInvalidConfiguration
      ? serverError(NO_PROVIDER, 'Invalid configuration', 'invalid_configuration')
      : serverError(NO_PROVIDER);
  return challenge === '' ? badRequest('the login_challenge parameter is present but empty') : challenge;
}

/** Asks the provider about a login. */
export async function askForLoginRequest(world: World, challenge: string): Promise<LoginRequest | KratosError> {
  const answer = await callProvider(world, 'GET', 'login', challenge);
  if (!isObject(answer.body)) return refuse('Unable to get OAuth 2.0 Login Challenge.', answer.status);
  return { body: sortKeys(answer.body), skip: answer.body['skip'] === true };
}

/** Tells the provider who signed in; its answer is where to go. */
export async function acceptLoginRequest(world: World, challenge: string, session: Session): Promise<string | KratosError> {
  const answer = await callProvider(world, 'PUT', 'login/accept', challenge, {
    subject: session.identityId,
    identity_provider_session_id: session.id,
    amr: session.methods.map(({ method }) => method),
    remember: true,
    remember_for: Number(world.config['session.lifespan'] / 1_000_000_000n),
  });
  const to = isObject(answer.body) ? answer.body['redirect_to'] : undefined;
  return typeof to === 'string' ? to : refuse('Unable to accept OAuth 2.0 Login Challenge.', 500);
}

/** Somebody is signed in and the provider says that this is enough: pages go back to it, JSON gets no way back. */
export async function answerSkip(world: World, call: Call, challenge: string, error: KratosError): Promise<Reply> {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerError(world, call, error);
  const to = await acceptLoginRequest(world, challenge, signedIn.session);
  if (typeof to !== 'string') return answerError(world, call, to);
  if (!acceptsJson(call)) return redirect(to, call.method);
  return world.release.refusesOAuth2Skip ? answerError(world, call, error) : json(null);
}

interface ProviderAnswer {
  /** 0 when the provider cannot be reached. */
  readonly status: number;
  readonly body: unknown;
}

async function callProvider(world: World, method: string, path: string, challenge: string, body?: Json): Promise<ProviderAnswer> {
  // A slash at the end of the configured URL makes two, as in Kratos.
  const url = `${world.config['oauth2_provider.url']}/admin/oauth2/auth/requests/${path}?login_challenge=${encodeURIComponent(challenge)}`;
  try {
    const response = await world.fetch(url, {
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

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner ?? null)]),
  );
}
