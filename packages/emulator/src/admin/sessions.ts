import { json, type Reply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { type Session, toSessionJson } from '../session/session.ts';
import type { World } from '../world.ts';
import { answerNotFound } from './handle-admin.ts';

const NO_CONTENT: Reply = { status: 204, headers: {}, body: '' };

/** `GET /admin/identities/…/sessions`. */
export function listSessions(world: World, _call: Call, id = ''): Reply {
  const identity = world.identities.get(id.toLowerCase());
  if (identity === undefined) return answerNotFound(world);
  const sessions = findSessions(world, identity.id).map((session) => toSessionJson(world, session, identity));
  const reply = json(sessions);
  return { ...reply, headers: { ...reply.headers, 'x-total-count': String(sessions.length) } };
}

/** `DELETE /admin/identities/…/sessions`: deletes them; 404 when there are none. */
export function deleteSessions(world: World, _call: Call, id = ''): Reply {
  const sessions = findSessions(world, id.toLowerCase());
  for (const { token } of sessions) world.sessions.delete(token);
  return sessions.length === 0 ? answerNotFound(world) : NO_CONTENT;
}

/** `DELETE /admin/sessions/…`: ends one. */
export function deleteSession(world: World, _call: Call, id = ''): Reply {
  const session = [...world.sessions.values()].find((each) => each.id === id.toLowerCase());
  if (session === undefined) return answerNotFound(world);
  session.isActive = false;
  return NO_CONTENT;
}

const findSessions = (world: World, identityId: string): readonly Session[] =>
  [...world.sessions.values()].filter((session) => session.identityId === identityId);
