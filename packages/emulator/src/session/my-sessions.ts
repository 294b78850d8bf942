import { pageByNumber, withHeaders } from '../admin/pages.ts';
import { ENDED, findSessions, showListed, sortNewest } from '../admin/sessions.ts';
import { invalidUuid, toUuid } from '../admin/uuid.ts';
import { toLoginUrl } from '../config/urls.ts';
import { aal2Required, unauthorized } from '../errors.ts';
import { json, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import type { World } from '../world.ts';
import { isCurrent, satisfies } from './session.ts';
import { findSignedIn } from './session-cookie.ts';
import { whoami } from './whoami.ts';

const answerSignedOut = (world: World): Reply => toErrorReply(unauthorized('No valid session cookie found.'), world.release);

/** `GET /sessions`: lists the other sessions of the user. Source: session/handler.go. */
export function listMySessions(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerSignedOut(world);
  const { session, identity } = signedIn;
  if (!satisfies(world, session, identity, world.config['session.whoami.required_aal']))
    return toErrorReply(aal2Required(toLoginUrl(world.config, { aal: 'aal2' })), world.release);
  const others = findSessions(world, identity.id).filter((each) => each !== session && isCurrent(world, each));
  const page = pageByNumber(call, sortNewest(others));
  return withHeaders(json(page.items.map((each) => showListed(world, each))), page.headers);
}

/** `DELETE /sessions`: ends the other sessions of the user. As in Kratos, the count includes ended ones. */
export function deleteMySessions(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerSignedOut(world);
  const others = findSessions(world, signedIn.identity.id).filter((each) => each !== signedIn.session);
  for (const each of others) each.isActive = false;
  return json({ count: others.length });
}

/** `DELETE /sessions/…`: ends another session of the user. For the session of another user the answer is the same, but that session stays active. */
export function deleteMySession(world: World, call: Call): Reply {
  const id = decodeURIComponent(call.path.split('/').at(-1) ?? '');
  if (id === 'whoami') return whoami(world, call);
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerSignedOut(world);
  const wanted = toUuid(id);
  if (wanted === null) return toErrorReply(invalidUuid(id), world.release);
  if (wanted === signedIn.session.id)
    return toErrorReply({ kind: 'error', error: { code: 400, message: 'cannot revoke current session' } }, world.release);
  for (const each of findSessions(world, signedIn.identity.id)) if (each.id === wanted) each.isActive = false;
  return ENDED;
}
