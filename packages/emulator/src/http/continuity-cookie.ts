import { toBase64Url } from '../bytes/base64.ts';
import { randomBytes } from '../bytes/random.ts';
import type { World } from '../world.ts';
import { toCookie } from './cookie.ts';

const SECONDS = 2_592_000;

/** The cookie by which Kratos recognises whoever it sent away. Nothing in the emulator reads it. Source: continuity/manager.go. */
export const toContinuityCookie = (world: World): string =>
  toCookie(world.config, {
    name: 'ory_kratos_continuity',
    value: toBase64Url(randomBytes(240)),
    expires: world.clock.now() + SECONDS * 1000,
    maxAge: SECONDS,
    sameSite: world.config['cookies.same_site'],
  });
