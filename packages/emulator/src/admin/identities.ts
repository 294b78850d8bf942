import { badRequest, unavailable } from '../errors.ts';
import { json, type KratosError, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { applyTraits, createIdentity } from '../identity/create-identity.ts';
import { findByAnyIdentifier } from '../identity/find-identity.ts';
import type { Identity } from '../identity/identity.ts';
import { findTraitProblems } from '../identity/validate-traits.ts';
import { isObject, type Json, type JsonObject, readPath } from '../json.ts';
import { findSchema, type World } from '../world.ts';
import { toAdminJson } from './admin-identity-json.ts';
import { answerNotFound } from './handle-admin.ts';
import { applyPatch } from './json-patch.ts';
import { readBody } from './read-body.ts';

const FIELDS = [
  'schema_id',
  'traits',
  'credentials',
  'state',
  'verifiable_addresses',
  'recovery_addresses',
  'metadata_public',
  'metadata_admin',
  'external_id',
  'organization_id',
  'region',
];
const CONFLICT: KratosError = {
  kind: 'error',
  error: {
    code: 409,
    reason: 'This identity conflicts with another identity that already exists.',
    message: 'The resource could not be created due to a conflict',
  },
};

/** `POST /admin/identities`. Source: identity/handler.go. */
export function createIdentities(world: World, call: Call): Reply {
  const read = readBody(call, FIELDS);
  if ('kind' in read) return toErrorReply(read, world.release);
  const body = read.value;
  const refused = findUnusable(world, body);
  if (refused !== null) return toErrorReply(refused, world.release);
  const password = readPath(body, ['credentials', 'password', 'config', 'password']);
  const created = createIdentity(world, {
    schemaId: toText(body['schema_id']),
    traits: isObject(body['traits']) ? body['traits'] : {},
    state: body['state'] === 'inactive' ? 'inactive' : 'active',
    ...(typeof password === 'string' && { password }),
    verifiedAddresses: readVerified(body['verifiable_addresses']),
    metadataPublic: body['metadata_public'] ?? null,
    metadataAdmin: body['metadata_admin'] ?? null,
    externalId: toText(body['external_id']),
  });
  if ('problem' in created) return toErrorReply(created.isConflict ? CONFLICT : badRequest(created.problem), world.release);
  const reply = json(toAdminJson(world, created.identity), 201);
  const base = world.config['serve.admin.base_url'].replace(/\/+$/, '');
  return { ...reply, headers: { ...reply.headers, location: `${base}/identities/${created.identity.id}` } };
}

/** What Kratos would take and the emulator cannot use, or what neither takes. */
function findUnusable(world: World, body: JsonObject): KratosError | null {
  const schemaId = toText(body['schema_id']);
  if (schemaId !== '' && !world.config['identity.schemas'].some(({ id }) => id === schemaId))
    return badRequest(`Unable to find JSON Schema ID: ${schemaId}`);
  if (readPath(body, ['credentials', 'password', 'config', 'hashed_password']) === undefined) return null;
  const reason = 'The emulator cannot check hashed passwords. Give credentials.password.config.password instead.';
  return { kind: 'error', error: { code: 501, reason, message: 'The requested functionality is not implemented by the emulator' } };
}

/** `GET /admin/identities`, with `credentials_identifier` and `ids`; all on one page. */
export function listIdentities(world: World, call: Call): Reply {
  const identifier = call.query.get('credentials_identifier');
  const ids = call.query.getAll('ids');
  if (identifier !== null) {
    const found = findByAnyIdentifier(world, identifier);
    return json(found === undefined ? [] : [toAdminJson(world, found)]);
  }
  const everybody = [...world.identities.values()].filter(({ id }) => ids.length === 0 || ids.includes(id));
  return json(everybody.map((identity) => toAdminJson(world, identity, { showsCredentials: false })));
}

/** `GET /admin/identities/…`. */
export const getIdentity = (world: World, _call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => json(toAdminJson(world, identity)));

/** `PUT /admin/identities/…`: schema, traits, state and metadata, all of them. */
export const putIdentity = (world: World, call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => {
    const read = readBody(call, FIELDS);
    return 'kind' in read ? toErrorReply(read, world.release) : update(world, identity, read.value);
  });

/** `PATCH /admin/identities/…`: a JSON patch. */
export const patchIdentity = (world: World, call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => {
    const patched = applyPatch(toPatchable(identity), call.body);
    return 'kind' in patched ? toErrorReply(patched, world.release) : update(world, identity, patched.document);
  });

/** `DELETE /admin/identities/…`: somebody and their sessions. */
export const deleteIdentity = (world: World, _call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => {
    world.identities.delete(identity.id);
    for (const session of world.sessions.values()) if (session.identityId === identity.id) world.sessions.delete(session.token);
    return { status: 204, headers: {}, body: '' };
  });

/** `DELETE /admin/identities/…/credentials/…`. */
export const deleteCredential = (world: World, _call: Call, id = '', type = ''): Reply =>
  withIdentity(world, id, ({ credentials }) => {
    const key = type === 'lookup_secret' ? 'lookup' : (['password', 'totp', 'code'] as const).find((each) => each === type);
    if (key === undefined || credentials[key] === null)
      return toErrorReply(unavailable(`You tried to remove a ${type} but this user have no ${type} set up.`), world.release);
    const isLast = key === 'password' || (key === 'code' && credentials.password === null);
    if (isLast) return toErrorReply(badRequest('You cannot remove the last first factor credential.'), world.release);
    credentials[key] = null;
    return { status: 204, headers: {}, body: '' };
  });

function withIdentity(world: World, id: string, answer: (identity: Identity) => Reply): Reply {
  const identity = world.identities.get(id.toLowerCase());
  return identity === undefined ? answerNotFound(world) : answer(identity);
}

const toPatchable = ({ schemaId, state, traits, metadataPublic, metadataAdmin }: Identity): JsonObject => ({
  schema_id: schemaId,
  state,
  traits,
  metadata_public: metadataPublic,
  metadata_admin: metadataAdmin,
});

function update(world: World, identity: Identity, body: JsonObject): Reply {
  const schema = findSchema(world, toText(body['schema_id']) || identity.schemaId);
  const traits = isObject(body['traits']) ? body['traits'] : identity.traits;
  const problems = findTraitProblems(schema.schema, traits);
  if (problems.length > 0) return toErrorReply(badRequest(problems.map(({ text }) => text).join(' ')), world.release);
  const state = body['state'] ?? identity.state;
  if (state !== 'active' && state !== 'inactive')
    return toErrorReply(
      badRequest(`identity state is not valid: expected one of [active inactive] but got ${String(state)}`),
      world.release,
    );
  const at = world.clock.read();
  if (state !== identity.state) identity.stateChangedAt = at;
  const { metadata_public: metadataPublic = null, metadata_admin: metadataAdmin = null } = body;
  Object.assign(identity, { schemaId: schema.id, traits, state, metadataPublic, metadataAdmin, updatedAt: at });
  applyTraits(schema, identity, [], at);
  return json(toAdminJson(world, identity));
}

const toText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function readVerified(addresses: Json | undefined): readonly string[] {
  if (!Array.isArray(addresses)) return [];
  return addresses
    .filter((address) => readPath(address, ['verified']) === true)
    .map((address) => String(readPath(address, ['value'])).toLowerCase());
}
