import { toPaddedBase64Url } from '../bytes/base64.ts';
import { randomBytes } from '../bytes/random.ts';
import type { Config } from '../config/config.ts';
import { toCookie } from '../http/cookie.ts';
import type { Call } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import type { World } from '../world.ts';
import { type Session, toSecondsLeft } from './session.ts';

/** Who is signed in. */
export interface SignedIn {
  readonly session: Session;
  readonly identity: Identity;
}

/** Who is signed in, by cookie or by token; `null` for nobody, whatever the cookie is: dead, foreign or none. */
export function findSignedIn(world: World, call: Call): SignedIn | null {
  const token = call.headers.get('x-session-token') || readCookie(world, call) || readBearer(call);
  const session = token === '' ? undefined : world.sessions.get(token);
  const identity = session && world.identities.get(session.identityId);
  if (session === undefined || identity === undefined || identity.state === 'inactive') return null;
  return session.isActive && session.expiresAt > world.clock.read() ? { session, identity } : null;
}

// The value ends in `=`, as in Kratos: a percent-encoded value is a different one.
const COOKIE_BYTES = 95;

/** The line that gives the browser its session. Its value is another one each time, also for the same session; all of them count. */
export function toSessionCookie(world: World, session: Session): string {
  const value = toPaddedBase64Url(randomBytes(COOKIE_BYTES));
  world.sessionCookies.set(value, session.token);
  const isPersistent = world.config['session.cookie.persistent'];
  const maxAge = toSecondsLeft(world, session);
  return toCookie(world.config, {
    ...toAttributes(world.config),
    value,
    ...(isPersistent && { expires: world.clock.now() + maxAge * 1000, maxAge }),
  });
}

/** The line that takes the session from the browser. */
export const toDeletedSessionCookie = (world: World): string =>
  toCookie(world.config, { ...toAttributes(world.config), value: toPaddedBase64Url(randomBytes(COOKIE_BYTES)), expires: 1000, maxAge: 0 });

function toAttributes(config: Config): { name: string; path: string; domain: string; sameSite: string } {
  return {
    name: config['session.cookie.name'],
    path: config['session.cookie.path'] || config['cookies.path'],
    domain: config['session.cookie.domain'] || config['cookies.domain'],
    sameSite: config['session.cookie.same_site'] || config['cookies.same_site'],
  };
}

// Of several cookies with the name, the first one that Kratos itself has written is used.
function readCookie(world: World, call: Call): string {
  for (const value of call.cookies.get(world.config['session.cookie.name']) ?? []) {
    const token = world.sessionCookies.get(value);
    if (token !== undefined) return token;
  }
  return '';
}

const readBearer = (call: Call): string => /^bearer (\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1] ?? '';
