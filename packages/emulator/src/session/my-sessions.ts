import { toSessionPage, withHeaders } from '../admin/pagination.ts';
import { findSessions, SESSION_ENDED, sortNewestFirst, toListedSessionJson } from '../admin/sessions.ts';
import { invalidUuid, toUuid } from '../admin/uuid.ts';
import { toLoginUrl } from '../config/urls.ts';
import { aal2Required, unauthorized } from '../errors.ts';
import { type HttpReply, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import type { ServerState } from '../server-state.ts';
import { isSessionActive, meetsRequiredAal } from './session.ts';
import { findSignedInUser } from './session-cookie.ts';
import { getWhoami } from './whoami.ts';

const answerSignedOut = (server: ServerState): HttpReply => toErrorReply(unauthorized('No valid session cookie found.'), server.release);

/** `GET /sessions`: lists the other sessions of the user. Source: session/handler.go. */
export function listMySessions(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerSignedOut(server);
  const { session, identity } = signedIn;
  if (!meetsRequiredAal(server, session, identity, server.config['session.whoami.required_aal']))
    return toErrorReply(aal2Required(toLoginUrl(server.config, { aal: 'aal2' })), server.release);
  const others = findSessions(server, identity.id).filter((each) => each !== session && isSessionActive(server, each));
  const page = toSessionPage(call, sortNewestFirst(others));
  return withHeaders(toJsonReply(page.items.map((each) => toListedSessionJson(server, each))), page.headers);
}

/** `DELETE /sessions`: ends the other sessions of the user. As in Kratos, the count includes ended ones. */
export function deleteMySessions(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerSignedOut(server);
  const others = findSessions(server, signedIn.identity.id).filter((each) => each !== signedIn.session);
  for (const each of others) each.isActive = false;
  return toJsonReply({ count: others.length });
}

/** `DELETE /sessions/…`: ends another session of the user. For another user's session the response is equal, but it stays active. */
export function deleteMySession(server: ServerState, call: ApiCall): HttpReply {
  const id = decodeURIComponent(call.path.split('/').at(-1) ?? '');
  if (id === 'whoami') return getWhoami(server, call);
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerSignedOut(server);
  const wanted = toUuid(id);
  if (wanted === null) return toErrorReply(invalidUuid(id), server.release);
  if (wanted === signedIn.session.id)
    return toErrorReply({ kind: 'error', error: { code: 400, message: 'cannot revoke current session' } }, server.release);
  for (const each of findSessions(server, signedIn.identity.id)) if (each.id === wanted) each.isActive = false;
  return SESSION_ENDED;
}
