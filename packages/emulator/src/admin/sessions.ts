import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { type NanoTimestamp, toMilliseconds } from '../clock.ts';
import { badRequest, notFound } from '../errors.ts';
import { type HttpReply, type KratosError, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { redirectToPublic } from '../redirect-between-apis.ts';
import type { ServerState } from '../server-state.ts';
import { isSessionActive, type StoredSession, toSessionJson } from '../session/session.ts';
import { isKratosError } from './identities.ts';
import { toNumberProblem, toPageByToken, toSessionPage, withHeaders } from './pagination.ts';
import { invalidUuid, toUuid } from './uuid.ts';

const NO_CONTENT: HttpReply = { status: 204, headers: {}, body: '' };
/** Kratos sends this content type without a body. */
export const SESSION_ENDED: HttpReply = { ...NO_CONTENT, headers: { 'content-type': 'application/json; charset=utf-8' } };

const refuse = (server: ServerState, error: KratosError): HttpReply => toErrorReply(error, server.release);
const refuseParameter = (name: string): KratosError => ({
  kind: 'error',
  error: { code: 400, message: `could not parse parameter ${name}` },
});

/** `GET /admin/sessions`, newest first. Source: session/handler.go. */
export function listAllSessions(server: ServerState, call: ApiCall): HttpReply {
  const active = readFlag(call, 'active');
  if (active === undefined) return refuse(server, refuseParameter('active'));
  const size = call.query.get('page_size') ?? '';
  if (size !== '' && toNumberProblem(size) !== null) return refuse(server, refuseParameter('page_size'));
  const token = call.query.get('page_token') ?? '';
  if (!/^[A-Za-z0-9+/]*$/.test(token) || token.length % 4 === 1) return refuse(server, refuseParameter('page_size'));
  const problem = findExpansionProblem(call);
  if (problem !== null) return refuse(server, problem);
  const page = toPageByToken(call, sortByColumn(filterActive(server, [...server.sessions.values()], active)), {
    defaultSize: 250,
    maxSize: 1000,
    first: toToken('00000000-0000-0000-0000-000000000000', '2200-12-31 23:59:59'),
    toToken: ({ id, issuedAt }) => toToken(id, toColumn(issuedAt)),
    after: toAfter,
  });
  if (isKratosError(page)) return refuse(server, page);
  const shown = page.items.map((session) => toAdminSessionJson(server, session, call, { devices: null, addresses: false }));
  return withHeaders(toJsonReply(shown), page.headers);
}

/** `GET /admin/sessions/…`. */
export function getSession(server: ServerState, call: ApiCall, id = ''): HttpReply {
  if (id === 'whoami') return redirectToPublic(server, call);
  if (toUuid(id) === null) return refuse(server, invalidUuid(id));
  const problem = findExpansionProblem(call);
  if (problem !== null) return refuse(server, problem);
  const session = findSession(server, id);
  return session === undefined
    ? refuse(server, notFound())
    : toJsonReply(toAdminSessionJson(server, session, call, { devices: [], addresses: true }));
}

/** `PATCH /admin/sessions/…/extend`. */
export function extendSession(server: ServerState, _call: ApiCall, id = ''): HttpReply {
  if (toUuid(id) === null) return refuse(server, invalidUuid(id));
  const session = findSession(server, id);
  if (session === undefined) return refuse(server, notFound());
  const earliest = server.config['session.earliest_possible_extend'];
  const now = server.clock.read();
  if (earliest === 0n || session.expiresAt - earliest < now) session.expiresAt = now + server.config['session.lifespan'];
  if (server.config['feature_flags.faster_session_extend']) return NO_CONTENT;
  const identity = server.identities.get(session.identityId);
  return identity === undefined ? refuse(server, notFound()) : toJsonReply(toSessionJson(server, session, identity, { devices: [] }));
}

/** `GET /admin/identities/…/sessions`. */
export function listSessions(server: ServerState, call: ApiCall, id = ''): HttpReply {
  if (toUuid(id) === null) return refuse(server, invalidUuid(id));
  const active = readFlag(call, 'active');
  if (active === undefined) return refuse(server, refuseParameter('active'));
  const sessions = filterActive(server, sortNewestFirst(findSessions(server, toUuid(id) ?? '')), active);
  const page = toSessionPage(call, sessions);
  return withHeaders(toJsonReply(page.items.map((session) => toListedSessionJson(server, session))), page.headers);
}

/** `DELETE /admin/identities/…/sessions`: deletes all sessions, or answers 404 if there are none. */
export function deleteSessions(server: ServerState, _call: ApiCall, id = ''): HttpReply {
  if (toUuid(id) === null) return refuse(server, invalidUuid(id));
  const sessions = findSessions(server, toUuid(id) ?? '');
  for (const { token } of sessions) server.sessions.delete(token);
  return sessions.length === 0 ? refuse(server, notFound()) : NO_CONTENT;
}

/** `DELETE /admin/sessions/…`: ends one session. */
export function deleteSession(server: ServerState, _call: ApiCall, id = ''): HttpReply {
  if (toUuid(id) === null) return refuse(server, invalidUuid(id));
  const session = findSession(server, id);
  if (session === undefined) return refuse(server, notFound());
  session.isActive = false;
  return SESSION_ENDED;
}

export const findSessions = (server: ServerState, identityId: string): readonly StoredSession[] =>
  [...server.sessions.values()].filter((session) => session.identityId === identityId);

const findSession = (server: ServerState, id: string): StoredSession | undefined => {
  const wanted = toUuid(id);
  for (const session of server.sessions.values()) if (session.id === wanted) return session;
  return undefined;
};

export const sortNewestFirst = (sessions: readonly StoredSession[]): readonly StoredSession[] =>
  sessions.toSorted((a, b) => (a.issuedAt > b.issuedAt ? -1 : 1));

/** Serializes a session for a list of sessions. Its identity lacks addresses and schema URL. */
export function toListedSessionJson(server: ServerState, session: StoredSession): Readonly<Record<string, unknown>> {
  const whole = toJsonWithoutAddresses(server, session);
  return { ...whole, identity: { ...(whole['identity'] as object), schema_url: '' } };
}

function toJsonWithoutAddresses(server: ServerState, session: StoredSession): Readonly<Record<string, unknown>> {
  const identity = server.identities.get(session.identityId);
  return identity === undefined ? { id: session.id } : toSessionJson(server, session, { ...identity, verifiable: [], recovery: [] });
}

function toAdminSessionJson(
  server: ServerState,
  session: StoredSession,
  { query }: ApiCall,
  unexpanded: { readonly devices: readonly [] | null; readonly addresses: boolean },
): Readonly<Record<string, unknown>> {
  const expansions = query.getAll('expand').map((each) => each.toLowerCase());
  const identity = server.identities.get(session.identityId);
  const whole =
    unexpanded.addresses && identity !== undefined ? toSessionJson(server, session, identity) : toJsonWithoutAddresses(server, session);
  return {
    ...whole,
    identity: expansions.includes('identity') ? whole['identity'] : null,
    devices: expansions.includes('devices') ? whole['devices'] : unexpanded.devices,
  };
}

function findExpansionProblem({ query }: ApiCall): KratosError | null {
  const unknown = query.getAll('expand').find((each) => !['identity', 'devices'].includes(each.toLowerCase()));
  return unknown === undefined ? null : badRequest(`Could not parse expand option: ${unknown}`);
}

/** Returns a flag of the query, `null` if it is absent, or `undefined` if Go's `ParseBool` refuses it. */
function readFlag({ query }: ApiCall, name: string): boolean | null | undefined {
  const given = query.get(name) ?? '';
  if (given === '') return null;
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(given)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(given) ? false : undefined;
}

const filterActive = (server: ServerState, sessions: readonly StoredSession[], active: boolean | null): readonly StoredSession[] =>
  active === null ? sessions : sessions.filter((session) => isSessionActive(server, session) === active);

const toToken = (id: string, createdAt: string): string =>
  toBase64(new TextEncoder().encode(`id=${id}/created_at=${createdAt}`)).replace(/=+$/, '');

// The precision of `created_at` in a token is ten microseconds.
function toColumn(moment: NanoTimestamp): string {
  const fraction = String((moment % 1_000_000_000n) / 10_000n)
    .padStart(5, '0')
    .replace(/0+$/, '');
  const seconds = new Date(toMilliseconds(moment)).toISOString().slice(0, 19).replace('T', ' ');
  return fraction === '' ? seconds : `${seconds}.${fraction}`;
}

// Newest first by the time in the token, then by id.
const sortByColumn = (sessions: readonly StoredSession[]): readonly StoredSession[] =>
  sessions.toSorted((a, b) => {
    const [before, after] = [toColumn(a.issuedAt), toColumn(b.issuedAt)];
    return before === after ? (a.id < b.id ? -1 : 1) : before > after ? -1 : 1;
  });

function toAfter(token: string): ((session: StoredSession) => boolean) | null {
  const bytes = fromBase64(token);
  const [, id = '', createdAt = ''] =
    /(?:^|\/)id=([^/]*)(?:\/created_at=([^/]*))?/.exec(bytes === null ? '' : new TextDecoder().decode(bytes)) ?? [];
  if (toUuid(id) === null) return null;
  return (session) => {
    const own = toColumn(session.issuedAt);
    return createdAt === '' || own < createdAt || (own === createdAt && session.id > id);
  };
}
