import { toBase64Url } from '../bytes/base64.ts';
import { randomBytes } from '../bytes/random.ts';
import type { World } from '../world.ts';
import { toCookie } from './cookie.ts';
import type { Call } from './request.ts';

const NAME = 'ory_kratos_continuity';
const SECONDS = 2_592_000;

/** The cookie by which Kratos recognises whoever it sent away. Nothing in the emulator reads it. Source: continuity/manager.go. */
export const toContinuityCookie = (world: World): string =>
  toCookie(world.config, {
    name: NAME,
    value: toBase64Url(randomBytes(240)),
    expires: world.clock.now() + SECONDS * 1000,
    maxAge: SECONDS,
    sameSite: world.config['cookies.same_site'],
  });

/** Whoever makes a settings flow forgets what was parked: the cookie is written once more, without it. */
export const renewContinuityCookie = (world: World, call: Call): readonly string[] =>
  call.cookies.has(NAME) ? [toContinuityCookie(world)] : [];
