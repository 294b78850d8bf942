import { toLoginUrl } from '../config/urls.ts';
import { aal2Required, unauthorized } from '../errors.ts';
import { json, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import type { World } from '../world.ts';
import { satisfies, toSessionJson } from './session.ts';
import { findSignedIn } from './session-cookie.ts';

/** `GET /sessions/whoami`. Source: session/handler.go. */
export function whoami(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return toErrorReply(unauthorized('No valid session credentials found in the request.'), world.release);
  const { session, identity } = signedIn;
  if (!satisfies(world, session, identity, world.config['session.whoami.required_aal']))
    return toErrorReply(aal2Required(toLoginUrl(world.config, { aal: 'aal2' })), world.release);
  const reply = json(toSessionJson(world, session, identity));
  return { ...reply, headers: { ...reply.headers, 'x-kratos-authenticated-identity-id': identity.id } };
}
