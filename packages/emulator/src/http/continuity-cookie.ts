import { toBase64Url } from '../bytes/base64.ts';
import { randomBytes } from '../bytes/random.ts';
import type { ServerState } from '../server-state.ts';
import { toCookie } from './cookie.ts';
import type { ApiCall } from './request.ts';

const NAME = 'ory_kratos_continuity';
const SECONDS = 2_592_000;

/** Kratos sets this cookie when it redirects the browser away. The emulator does not read it. Source: continuity/manager.go. */
export const toContinuityCookie = (server: ServerState): string =>
  toCookie(server.config, {
    name: NAME,
    value: toBase64Url(randomBytes(240)),
    expires: server.clock.now() + SECONDS * 1000,
    maxAge: SECONDS,
    sameSite: server.config['cookies.same_site'],
  });

/** A new settings flow resets the cookie if the request has one. */
export const renewContinuityCookie = (server: ServerState, call: ApiCall): readonly string[] =>
  call.cookies.has(NAME) ? [toContinuityCookie(server)] : [];
