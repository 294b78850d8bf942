import { randomToken, randomUuid } from '../bytes/random.ts';
import { resolveReturnTo, toLoginUrl } from '../config/urls.ts';
import { createCsrfToken, toCsrfCookie } from '../csrf.ts';
import { browserRedirectRequired, identityDisabled } from '../errors.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, toErrorReply, toJsonReply, toRedirect, withCookies } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import { toSessionDevice } from '../session/device.ts';
import { meetsRequiredAal, type SessionOverrides, type StoredSession, toSessionJson } from '../session/session.ts';
import { toSessionCookie } from '../session/session-cookie.ts';
import { genericError } from '../ui/message.ts';
import { answerWithMessages } from './answer-with-messages.ts';
import { readReturnTo, type StoredLoginFlow } from './login-flow.ts';
import type { LoginResult, LoginSubmission } from './login-method.ts';
import { acceptLoginRequest } from './oauth2.ts';
import { runHooks } from './run-hooks.ts';

type Authenticated = Extract<LoginResult, { readonly kind: 'authenticated' }>;

/** Completes a login: runs the hooks, stores the session and checks its assurance level. Source: selfservice/flow/login/hook.go. */
export async function completeLogin(
  { server, call, flow, signedIn }: LoginSubmission,
  { identity, method, aal }: Authenticated,
): Promise<HttpReply> {
  const completed = { method, aal, at: server.clock.read() };
  // Kratos checks the state only here, so this 401 proves the credentials right.
  if (identity.state === 'inactive') return answerError(server, call, identityDisabled(identity.id));
  const returnTo = resolveReturnTo(server.config, readReturnTo(flow), toDefaultReturnUrl(server, flow.active));
  if ('kind' in returnTo)
    return answerWithMessages(server, call, flow, {
      messages: [genericError(returnTo.error.reason ?? returnTo.error.message)],
    });
  const isSameIdentity = signedIn !== null && signedIn.identity.id === identity.id;
  const hookReply = await runHooks({ server, call, flow, identity, exceptSessionId: isSameIdentity ? signedIn.session.id : null });
  if (hookReply !== null) return hookReply;
  const now = server.clock.read();
  const device = toSessionDevice(call, isSameIdentity ? '00000000-0000-0000-0000-000000000000' : randomUuid());
  const session = isSameIdentity ? signedIn.session : createSession(server, identity.id, device, now);
  session.methods = [...session.methods, completed];
  session.authenticatedAt = now;
  session.expiresAt = now + server.config['session.lifespan'];
  // The response contains this device again and a new `issued_at`. The stored session does not.
  const overrides: SessionOverrides = isSameIdentity ? { issuedAt: now, devices: [...session.devices, device] } : {};
  const cookies = toCookies(server, session, isSameIdentity);
  const reply = await toReply({ server, call, flow, session, identity, returnTo: returnTo.url, overrides });
  return withCookies(reply, cookies);
}

function toDefaultReturnUrl(server: ServerState, method: string): string {
  const { returnUrls } = server.config['selfservice.flows.login.after'];
  return returnUrls[method] ?? returnUrls[''] ?? server.config['selfservice.default_browser_return_url'];
}

function createSession(server: ServerState, identityId: string, device: StoredSession['devices'][number], now: bigint): StoredSession {
  const session: StoredSession = {
    id: randomUuid(),
    token: randomToken(),
    logoutToken: `ory_lo_${randomToken()}`,
    identityId,
    isActive: true,
    expiresAt: now,
    authenticatedAt: now,
    issuedAt: now,
    methods: [],
    devices: [device],
  };
  server.sessions.set(session.token, session);
  return session;
}

/** A login of the same user keeps the CSRF token, another one gets a new token. Source: session/manager_http.go. */
const toCookies = (server: ServerState, session: StoredSession, isSameIdentity: boolean): readonly string[] => [
  ...(isSameIdentity ? [] : [toCsrfCookie(server, createCsrfToken())]),
  toSessionCookie(server, session),
];

interface CompletedLogin {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly session: StoredSession;
  readonly identity: Identity;
  readonly returnTo: string;
  readonly overrides: SessionOverrides;
}

async function toReply({ server, call, flow, session, identity, returnTo, overrides }: CompletedLogin): Promise<HttpReply> {
  const redirectTo = (url: string): HttpReply =>
    wantsJson(call) ? toErrorReply(browserRedirectRequired(url), server.release) : toRedirect(url, call.method);
  if (!meetsRequiredAal(server, session, identity, server.config['session.whoami.required_aal']))
    return redirectTo(toStepUpUrl(server, flow));
  if (flow.oauth2LoginChallenge !== '') {
    const url = await acceptLoginRequest(server, flow.oauth2LoginChallenge, session);
    return typeof url === 'string' ? redirectTo(url) : answerError(server, call, url);
  }
  if (!wantsJson(call)) return toRedirect(returnTo, call.method);
  return toJsonReply({
    session: toSessionJson(server, session, identity, overrides),
    continue_with: [{ action: 'redirect_browser_to', redirect_browser_to: returnTo }],
  });
}

const toStepUpUrl = (server: ServerState, flow: StoredLoginFlow): string =>
  toLoginUrl(server.config, { aal: 'aal2', login_challenge: flow.oauth2LoginChallenge, return_to: readReturnTo(flow) });
