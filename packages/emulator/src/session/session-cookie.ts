import { toPaddedBase64Url } from '../bytes/base64.ts';
import { randomBytes } from '../bytes/random.ts';
import type { Config } from '../config/config.ts';
import { toCookie } from '../http/cookie.ts';
import type { ApiCall } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import type { ServerState } from '../server-state.ts';
import { type StoredSession, toSecondsLeft } from './session.ts';

/** The signed-in user. */
export interface SignedInUser {
  readonly session: StoredSession;
  readonly identity: Identity;
}

/** Returns the user of a request by cookie or token, or `null` without a valid session. */
export function findSignedInUser(server: ServerState, call: ApiCall): SignedInUser | null {
  const token = call.headers.get('x-session-token') || readCookie(server, call) || readBearer(call);
  const session = token === '' ? undefined : server.sessions.get(token);
  const identity = session && server.identities.get(session.identityId);
  if (session === undefined || identity === undefined || identity.state === 'inactive') return null;
  return session.isActive && session.expiresAt > server.clock.read() ? { session, identity } : null;
}

// As in Kratos the value ends with `=`, and a percent-encoded `=` makes it invalid.
const COOKIE_BYTES = 95;

/** Returns the `Set-Cookie` line for a session. Each call creates another value, and all of them are valid. */
export function toSessionCookie(server: ServerState, session: StoredSession): string {
  const value = toPaddedBase64Url(randomBytes(COOKIE_BYTES));
  server.sessionCookies.set(value, session.token);
  const isPersistent = server.config['session.cookie.persistent'];
  const maxAge = toSecondsLeft(server, session);
  return toCookie(server.config, {
    ...toAttributes(server.config),
    value,
    ...(isPersistent && { expires: server.clock.now() + maxAge * 1000, maxAge }),
  });
}

/** Returns the `Set-Cookie` line that deletes the session cookie. */
export const toDeletedSessionCookie = (server: ServerState): string =>
  toCookie(server.config, {
    ...toAttributes(server.config),
    value: toPaddedBase64Url(randomBytes(COOKIE_BYTES)),
    expires: 1000,
    maxAge: 0,
  });

function toAttributes(config: Config): { name: string; path: string; domain: string; sameSite: string } {
  return {
    name: config['session.cookie.name'],
    path: config['session.cookie.path'] || config['cookies.path'],
    domain: config['session.cookie.domain'] || config['cookies.domain'],
    sameSite: config['session.cookie.same_site'] || config['cookies.same_site'],
  };
}

// Of several cookies with this name, Kratos uses the first valid one.
function readCookie(server: ServerState, call: ApiCall): string {
  for (const value of call.cookies.get(server.config['session.cookie.name']) ?? []) {
    const token = server.sessionCookies.get(value);
    if (token !== undefined) return token;
  }
  return '';
}

const readBearer = (call: ApiCall): string => /^bearer (\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1] ?? '';
