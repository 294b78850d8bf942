import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { type Moment, toMilliseconds } from '../clock.ts';
import { badRequest, notFound } from '../errors.ts';
import { json, type KratosError, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { redirectToPublic } from '../redirect-between.ts';
import { isCurrent, type Session, toSessionJson } from '../session/session.ts';
import type { World } from '../world.ts';
import { isKratosError } from './identities.ts';
import { pageByNumber, pageByToken, toNumberProblem, withHeaders } from './pages.ts';
import { invalidUuid, toUuid } from './uuid.ts';

const NO_CONTENT: Reply = { status: 204, headers: {}, body: '' };
/** When Kratos ends a session, it sends a content type without a body. */
export const ENDED: Reply = { ...NO_CONTENT, headers: { 'content-type': 'application/json; charset=utf-8' } };

const say = (world: World, error: KratosError): Reply => toErrorReply(error, world.release);
const refuseParameter = (name: string): KratosError => ({
  kind: 'error',
  error: { code: 400, message: `could not parse parameter ${name}` },
});

/** `GET /admin/sessions`, the newest first. Source: session/handler.go. */
export function listAllSessions(world: World, call: Call): Reply {
  const active = readFlag(call, 'active');
  if (active === undefined) return say(world, refuseParameter('active'));
  const size = call.query.get('page_size') ?? '';
  if (size !== '' && toNumberProblem(size) !== null) return say(world, refuseParameter('page_size'));
  const token = call.query.get('page_token') ?? '';
  if (!/^[A-Za-z0-9+/]*$/.test(token) || token.length % 4 === 1) return say(world, refuseParameter('page_size'));
  const strange = findStrangeExpansion(call);
  if (strange !== null) return say(world, strange);
  const page = pageByToken(call, sortByColumn(filterActive(world, [...world.sessions.values()], active)), {
    defaultSize: 250,
    maxSize: 1000,
    first: toToken('00000000-0000-0000-0000-000000000000', '2200-12-31 23:59:59'),
    toToken: ({ id, issuedAt }) => toToken(id, toColumn(issuedAt)),
    after: toAfter,
  });
  if (isKratosError(page)) return say(world, page);
  const shown = page.items.map((session) => show(world, session, call, { devices: null, addresses: false }));
  return withHeaders(json(shown), page.headers);
}

/** `GET /admin/sessions/…`. */
export function getSession(world: World, call: Call, id = ''): Reply {
  if (id === 'whoami') return redirectToPublic(world, call);
  if (toUuid(id) === null) return say(world, invalidUuid(id));
  const strange = findStrangeExpansion(call);
  if (strange !== null) return say(world, strange);
  const session = findSession(world, id);
  return session === undefined ? say(world, notFound()) : json(show(world, session, call, { devices: [], addresses: true }));
}

/** `PATCH /admin/sessions/…/extend`. */
export function extendSession(world: World, _call: Call, id = ''): Reply {
  if (toUuid(id) === null) return say(world, invalidUuid(id));
  const session = findSession(world, id);
  if (session === undefined) return say(world, notFound());
  const earliest = world.config['session.earliest_possible_extend'];
  const now = world.clock.read();
  if (earliest === 0n || session.expiresAt - earliest < now) session.expiresAt = now + world.config['session.lifespan'];
  if (world.config['feature_flags.faster_session_extend']) return NO_CONTENT;
  const identity = world.identities.get(session.identityId);
  return identity === undefined ? say(world, notFound()) : json(toSessionJson(world, session, identity, { devices: [] }));
}

/** `GET /admin/identities/…/sessions`. */
export function listSessions(world: World, call: Call, id = ''): Reply {
  if (toUuid(id) === null) return say(world, invalidUuid(id));
  const active = readFlag(call, 'active');
  if (active === undefined) return say(world, refuseParameter('active'));
  const sessions = filterActive(world, sortNewest(findSessions(world, toUuid(id) ?? '')), active);
  const page = pageByNumber(call, sessions);
  return withHeaders(json(page.items.map((session) => showListed(world, session))), page.headers);
}

/** `DELETE /admin/identities/…/sessions`: deletes them; 404 when there are none. */
export function deleteSessions(world: World, _call: Call, id = ''): Reply {
  if (toUuid(id) === null) return say(world, invalidUuid(id));
  const sessions = findSessions(world, toUuid(id) ?? '');
  for (const { token } of sessions) world.sessions.delete(token);
  return sessions.length === 0 ? say(world, notFound()) : NO_CONTENT;
}

/** `DELETE /admin/sessions/…`: ends one. */
export function deleteSession(world: World, _call: Call, id = ''): Reply {
  if (toUuid(id) === null) return say(world, invalidUuid(id));
  const session = findSession(world, id);
  if (session === undefined) return say(world, notFound());
  session.isActive = false;
  return ENDED;
}

/** The sessions of an identity. */
export const findSessions = (world: World, identityId: string): readonly Session[] =>
  [...world.sessions.values()].filter((session) => session.identityId === identityId);

const findSession = (world: World, id: string): Session | undefined => {
  const wanted = toUuid(id);
  for (const session of world.sessions.values()) if (session.id === wanted) return session;
  return undefined;
};

/** The newest first. */
export const sortNewest = (sessions: readonly Session[]): readonly Session[] =>
  sessions.toSorted((a, b) => (a.issuedAt > b.issuedAt ? -1 : 1));

/** A session in the list of one identity: it contains the identity, but not its addresses and schema URL. */
export function showListed(world: World, session: Session): Readonly<Record<string, unknown>> {
  const whole = showWithoutAddresses(world, session);
  return { ...whole, identity: { ...(whole['identity'] as object), schema_url: '' } }; // an identity is an object
}

function showWithoutAddresses(world: World, session: Session): Readonly<Record<string, unknown>> {
  const identity = world.identities.get(session.identityId);
  return identity === undefined ? { id: session.id } : toSessionJson(world, session, { ...identity, verifiable: [], recovery: [] });
}

function show(
  world: World,
  session: Session,
  { query }: Call,
  unexpanded: { readonly devices: readonly [] | null; readonly addresses: boolean },
): Readonly<Record<string, unknown>> {
  const expansions = query.getAll('expand').map((each) => each.toLowerCase());
  const identity = world.identities.get(session.identityId);
  const whole =
    unexpanded.addresses && identity !== undefined ? toSessionJson(world, session, identity) : showWithoutAddresses(world, session);
  return {
    ...whole,
    identity: expansions.includes('identity') ? whole['identity'] : null,
    devices: expansions.includes('devices') ? whole['devices'] : unexpanded.devices,
  };
}

function findStrangeExpansion({ query }: Call): KratosError | null {
  const strange = query.getAll('expand').find((each) => !['identity', 'devices'].includes(each.toLowerCase()));
  return strange === undefined ? null : badRequest(`Could not parse expand option: ${strange}`);
}

/** A flag in the query; `null` when it is not given, `undefined` for what Go's `ParseBool` does not know. */
function readFlag({ query }: Call, name: string): boolean | null | undefined {
  const given = query.get(name) ?? '';
  if (given === '') return null;
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(given)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(given) ? false : undefined;
}

const filterActive = (world: World, sessions: readonly Session[], active: boolean | null): readonly Session[] =>
  active === null ? sessions : sessions.filter((session) => isCurrent(world, session) === active);

const toToken = (id: string, createdAt: string): string =>
  toBase64(new TextEncoder().encode(`id=${id}/created_at=${createdAt}`)).replace(/=+$/, '');

// As `created_at` is written in a token: to a hundred-thousandth of a second.
function toColumn(moment: Moment): string {
  const fraction = String((moment % 1_000_000_000n) / 10_000n)
    .padStart(5, '0')
    .replace(/0+$/, '');
  const seconds = new Date(toMilliseconds(moment)).toISOString().slice(0, 19).replace('T', ' ');
  return fraction === '' ? seconds : `${seconds}.${fraction}`;
}

// Newest first by the time in the tokens, which is less precise; then by id.
const sortByColumn = (sessions: readonly Session[]): readonly Session[] =>
  sessions.toSorted((a, b) => {
    const [before, after] = [toColumn(a.issuedAt), toColumn(b.issuedAt)];
    return before === after ? (a.id < b.id ? -1 : 1) : before > after ? -1 : 1;
  });

function toAfter(token: string): ((session: Session) => boolean) | null {
  const bytes = fromBase64(token);
  const [, id = '', createdAt = ''] =
    /(?:^|\/)id=([^/]*)(?:\/created_at=([^/]*))?/.exec(bytes === null ? '' : new TextDecoder().decode(bytes)) ?? [];
  if (toUuid(id) === null) return null;
  return (session) => {
    const own = toColumn(session.issuedAt);
    return createdAt === '' || own < createdAt || (own === createdAt && session.id > id);
  };
}
