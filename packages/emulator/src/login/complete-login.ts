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
import { type StoredLoginFlow, toReturnTo } from './login-flow.ts';
import type { LoginResult, LoginSubmission } from './login-method.ts';
import { acceptLoginRequest } from './oauth2.ts';
import { runHooks } from './run-hooks.ts';

type Authenticated = Extract<LoginResult, { readonly kind: 'authenticated' }>;

/** What comes after a factor was shown: hooks, the session, and whether that is enough. Source: selfservice/flow/login/hook.go. */
export async function completeLogin(
  { server, call, flow, signedIn }: LoginSubmission,
  { identity, method, aal }: Authenticated,
): Promise<HttpReply> {
  const completed = { method, aal, at: server.clock.read() };
  // Kratos looks at the account only now: the 401 proves the password right.
  if (identity.state === 'inactive') return answerError(server, call, identityDisabled(identity.id));
  const returnTo = resolveReturnTo(server.config, toReturnTo(flow), toDefaultReturnUrl(server, flow.active));
  if ('kind' in returnTo)
    return answerWithMessages(server, call, flow, {
      messages: [genericError(returnTo.error.reason ?? returnTo.error.message)],
    });
  const isSameIdentity = signedIn !== null && signedIn.identity.id === identity.id;
  const hooked = await runHooks({ server, call, flow, identity, exceptSessionId: isSameIdentity ? signedIn.session.id : null });
  if (hooked !== null) return hooked;
  const now = server.clock.read();
  const device = toSessionDevice(call, isSameIdentity ? '00000000-0000-0000-0000-000000000000' : randomUuid());
  const session = isSameIdentity ? signedIn.session : createSession(server, identity.id, device, now);
  session.methods = [...session.methods, completed];
  session.authenticatedAt = now;
  session.expiresAt = now + server.config['session.lifespan'];
  // The answer shows this browser once more and a new `issued_at`; whoami shows what is stored.
  const shown: SessionOverrides = isSameIdentity ? { issuedAt: now, devices: [...session.devices, device] } : {};
  const cookies = toCookies(server, session, isSameIdentity);
  const reply = await toReply({ server, call, flow, session, identity, returnTo: returnTo.url, shown });
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

/** Whoever was this person already keeps the CSRF token; everybody else gets a new one. Source: session/manager_http.go. */
const toCookies = (server: ServerState, session: StoredSession, isSameIdentity: boolean): readonly string[] => [
  ...(isSameIdentity ? [] : [toCsrfCookie(server, createCsrfToken())]),
  toSessionCookie(server, session),
];

interface Done {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly session: StoredSession;
  readonly identity: Identity;
  readonly returnTo: string;
  readonly shown: SessionOverrides;
}

async function toReply({ server, call, flow, session, identity, returnTo, shown }: Done): Promise<HttpReply> {
  const go = (url: string): HttpReply =>
    wantsJson(call) ? toErrorReply(browserRedirectRequired(url), server.release) : toRedirect(url, call.method);
  if (!meetsRequiredAal(server, session, identity, server.config['session.whoami.required_aal'])) return go(toStepUpUrl(server, flow));
  if (flow.oauth2LoginChallenge !== '') {
    const to = await acceptLoginRequest(server, flow.oauth2LoginChallenge, session);
    return typeof to === 'string' ? go(to) : answerError(server, call, to);
  }
  if (!wantsJson(call)) return toRedirect(returnTo, call.method);
  return toJsonReply({
    session: toSessionJson(server, session, identity, shown),
    continue_with: [{ action: 'redirect_browser_to', redirect_browser_to: returnTo }],
  });
}

const toStepUpUrl = (server: ServerState, flow: StoredLoginFlow): string =>
  toLoginUrl(server.config, { aal: 'aal2', login_challenge: flow.oauth2LoginChallenge, return_to: toReturnTo(flow) });
