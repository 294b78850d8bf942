import { randomToken, randomUuid } from '../bytes/random.ts';
import { resolveReturnTo, toLoginUrl } from '../config/urls.ts';
import { createCsrfToken, toCsrfCookie } from '../csrf.ts';
import { goTo, identityDisabled } from '../errors.ts';
import { wantsJson } from '../http/negotiate.ts';
import { json, type Reply, redirect, toErrorReply, withCookies } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import { answerError } from '../self-service-error.ts';
import { toDevice } from '../session/device.ts';
import { type Session, type Shown, satisfies, toSessionJson } from '../session/session.ts';
import { toSessionCookie } from '../session/session-cookie.ts';
import { generic } from '../ui/message.ts';
import type { World } from '../world.ts';
import { answerFlow } from './answer-flow.ts';
import { type LoginFlow, toReturnTo } from './login-flow.ts';
import type { Submission, Verdict } from './login-method.ts';
import { acceptLoginRequest } from './oauth2.ts';
import { runHooks } from './run-hooks.ts';

type Proved = Extract<Verdict, { readonly kind: 'proved' }>;

/** What comes after a factor was shown: hooks, the session, and whether that is enough. Source: selfservice/flow/login/hook.go. */
export async function completeLogin({ world, call, flow, signedIn }: Submission, { identity, method, aal }: Proved): Promise<Reply> {
  const completed = { method, aal, at: world.clock.read() };
  // Kratos looks at the account only now: the 401 proves the password right.
  if (identity.state === 'inactive') return answerError(world, call, identityDisabled(identity.id));
  const returnTo = resolveReturnTo(world.config, toReturnTo(flow), toDefaultReturnUrl(world, flow.active));
  if ('kind' in returnTo)
    return answerFlow(world, call, flow, {
      messages: [generic(returnTo.error.reason ?? returnTo.error.message)],
    });
  const isSamePerson = signedIn !== null && signedIn.identity.id === identity.id;
  const hooked = await runHooks({ world, call, flow, identity, exceptSessionId: isSamePerson ? signedIn.session.id : null });
  if (hooked !== null) return hooked;
  const now = world.clock.read();
  const device = toDevice(call, isSamePerson ? '00000000-0000-0000-0000-000000000000' : randomUuid());
  const session = isSamePerson ? signedIn.session : createSession(world, identity.id, device, now);
  session.methods = [...session.methods, completed];
  session.authenticatedAt = now;
  session.expiresAt = now + world.config['session.lifespan'];
  // The answer shows this browser once more and a new `issued_at`; whoami shows what is stored.
  const shown: Shown = isSamePerson ? { issuedAt: now, devices: [...session.devices, device] } : {};
  const cookies = toCookies(world, session, isSamePerson);
  const reply = await toReply({ world, call, flow, session, identity, returnTo: returnTo.url, shown });
  return withCookies(reply, cookies);
}

function toDefaultReturnUrl(world: World, method: string): string {
  const { returnUrls } = world.config['selfservice.flows.login.after'];
  return returnUrls[method] ?? returnUrls[''] ?? world.config['selfservice.default_browser_return_url'];
}

function createSession(world: World, identityId: string, device: Session['devices'][number], now: bigint): Session {
  const session: Session = {
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
  world.sessions.set(session.token, session);
  return session;
}

/** Whoever was this person already keeps the CSRF token; everybody else gets a new one. Source: session/manager_http.go. */
const toCookies = (world: World, session: Session, isSamePerson: boolean): readonly string[] => [
  ...(isSamePerson ? [] : [toCsrfCookie(world, createCsrfToken())]),
  toSessionCookie(world, session),
];

interface Done {
  readonly world: World;
  readonly call: Call;
  readonly flow: LoginFlow;
  readonly session: Session;
  readonly identity: Identity;
  readonly returnTo: string;
  readonly shown: Shown;
}

async function toReply({ world, call, flow, session, identity, returnTo, shown }: Done): Promise<Reply> {
  const go = (url: string): Reply => (wantsJson(call) ? toErrorReply(goTo(url), world.release) : redirect(url, call.method));
  if (!satisfies(world, session, identity, world.config['session.whoami.required_aal'])) return go(toStepUpUrl(world, flow));
  if (flow.oauth2LoginChallenge !== '') {
    const to = await acceptLoginRequest(world, flow.oauth2LoginChallenge, session);
    return typeof to === 'string' ? go(to) : answerError(world, call, to);
  }
  if (!wantsJson(call)) return redirect(returnTo, call.method);
  return json({
    session: toSessionJson(world, session, identity, shown),
    continue_with: [{ action: 'redirect_browser_to', redirect_browser_to: returnTo }],
  });
}

const toStepUpUrl = (world: World, flow: LoginFlow): string =>
  toLoginUrl(world.config, { aal: 'aal2', login_challenge: flow.oauth2LoginChallenge, return_to: toReturnTo(flow) });
