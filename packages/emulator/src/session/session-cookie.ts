import { fromBase64, toBase64Url } from '../bytes/base64.ts';
import { hmacSha1 } from '../bytes/hmac-sha1.ts';
import { randomBytes, toHex } from '../bytes/random.ts';
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
  const token =
    call.headers.get('x-session-token') ||
    readToken(world, call.cookies.get(world.config['session.cookie.name']) ?? '') ||
    readBearer(call);
  const session = token === '' ? undefined : world.sessions.get(token);
  const identity = session && world.identities.get(session.identityId);
  if (session === undefined || identity === undefined || identity.state === 'inactive') return null;
  return session.isActive && session.expiresAt > world.clock.read() ? { session, identity } : null;
}

/** The line that gives the browser its session. Its value is another one each time, also for the same session. */
export function toSessionCookie(world: World, session: Session): string {
  const sealed = `${Math.floor(world.clock.now() / 1000)}|${session.token}|${toHex(randomBytes(64))}`;
  const isPersistent = world.config['session.cookie.persistent'];
  const maxAge = toSecondsLeft(world, session);
  return toCookie(world.config, {
    ...toAttributes(world.config),
    value: toBase64Url(encode(`${sealed}|${toSeal(world, sealed)}`)),
    ...(isPersistent && { expires: world.clock.now() + maxAge * 1000, maxAge }),
  });
}

/** The line that takes the session from the browser. */
export const toDeletedSessionCookie = (world: World): string =>
  toCookie(world.config, { ...toAttributes(world.config), value: toBase64Url(randomBytes(48)), expires: 1000, maxAge: 0 });

function toAttributes(config: Config): { name: string; path: string; domain: string; sameSite: string } {
  return {
    name: config['session.cookie.name'],
    path: config['session.cookie.path'] || config['cookies.path'],
    domain: config['session.cookie.domain'] || config['cookies.domain'],
    sameSite: config['session.cookie.same_site'] || config['cookies.same_site'],
  };
}

/** The token in a cookie, `''` when a single character of it is not ours. */
function readToken(world: World, cookie: string): string {
  const bytes = fromBase64(cookie);
  const text = bytes === null ? '' : new TextDecoder().decode(bytes);
  const at = text.lastIndexOf('|');
  const sealed = text.slice(0, Math.max(at, 0));
  return sealed !== '' && text.slice(at + 1) === toSeal(world, sealed) ? (sealed.split('|')[1] ?? '') : '';
}

const toSeal = (world: World, text: string): string => toHex(hmacSha1(world.cookieSecret, encode(text)));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const readBearer = (call: Call): string => /^bearer (\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1] ?? '';
