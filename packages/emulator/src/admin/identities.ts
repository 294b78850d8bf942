import { DEEPEST_KEPT, toDepth, tooDeep } from '../depth.ts';
import { badRequest, notEmulated, notFound, unavailable } from '../errors.ts';
import { LARGEST_BODY } from '../http/decode-body.ts';
import { json, type KratosError, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { parseTime } from '../identity/addresses.ts';
import { applyTraits, createIdentity, type GivenAddresses, isTaken, listIdentifiers } from '../identity/create-identity.ts';
import { findByAnyIdentifier } from '../identity/find-identity.ts';
import type { Identity } from '../identity/identity.ts';
import { findTraitFault } from '../identity/validate-traits.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { scanJson } from '../scan-json.ts';
import { findSchema, type World } from '../world.ts';
import { toAdminJson } from './admin-identity-json.ts';
import type { GoType } from './go-types.ts';
import {
  createBody,
  decodeBody,
  type IdentityInput,
  isState,
  patchedIdentity,
  toIdentityInput,
  toStateReason,
  toText,
  updateBody,
} from './identity-body.ts';
import { applyPatch, refusePatch } from './json-patch.ts';
import { toUuid } from './uuid.ts';

const CONFLICT: KratosError = {
  kind: 'error',
  error: {
    code: 409,
    reason: 'This identity conflicts with another identity that already exists.',
    message: 'The resource could not be created due to a conflict',
  },
};
const TAKEN: KratosError = {
  kind: 'error',
  error: { code: 409, message: 'Unable to insert or update resource because a resource with that value exists already' },
};

/** `POST /admin/identities`. Source: identity/handler.go. */
export function createIdentities(world: World, call: Call): Reply {
  const body = readBody(call, createBody, { refusesUnknown: true });
  if (isKratosError(body)) return toErrorReply(body, world.release);
  const created = createFrom(world, body);
  if (isKratosError(created)) return toErrorReply(created === TAKEN ? CONFLICT : created, world.release);
  const { identity, input } = created;
  const reply = json(toAdminJson(world, identity, { isFresh: true, hasAdminMetadata: input.metadataAdmin !== undefined }), 201);
  const base = world.config['serve.admin.base_url'].replace(/\/+$/, '');
  return { ...reply, headers: { ...reply.headers, location: `${base}/identities/${identity.id}` } };
}

/** Creates an identity from a decoded body. */
export function createFrom(world: World, body: JsonObject): { readonly identity: Identity; readonly input: IdentityInput } | KratosError {
  const state = toText(body['state']);
  if (state !== '' && !isState(state)) return badRequest('identity state is not valid');
  const input = toIdentityInput(world, body);
  if (isKratosError(input)) return input;
  const unknown = findUnknownSchema(world, input.schemaId);
  if (unknown !== null) return unknown;
  const created = createIdentity(world, {
    schemaId: input.schemaId,
    traits: input.traits,
    state: state === 'inactive' ? 'inactive' : 'active',
    ...(input.password !== undefined && { password: input.password }),
    addresses: { verifiable: input.verifiable, recovery: input.recovery },
    metadataPublic: input.metadataPublic,
    metadataAdmin: input.metadataAdmin ?? null,
    externalId: input.externalId,
  });
  if ('problem' in created) return created.isConflict ? TAKEN : badRequest(created.problem);
  return { identity: created.identity, input };
}

function findUnknownSchema(world: World, schemaId: string): KratosError | null {
  const isKnown = schemaId === '' || world.config['identity.schemas'].some(({ id }) => id === schemaId);
  return isKnown ? null : badRequest(`Unable to find JSON Schema ID: ${schemaId}`);
}

/** The body of a call, decoded as Go does, or Go's error. */
export function readBody(
  { body }: Pick<Call, 'body'>,
  type: GoType,
  options: { readonly refusesUnknown: boolean },
): JsonObject | KratosError {
  const scanned = isTooLarge(body) ? { problem: TOO_LARGE } : scanJson(body);
  if ('problem' in scanned) return { kind: 'error', error: { code: 400, message: scanned.problem } };
  const decoded = decodeBody(scanned.value, type, options);
  return 'problem' in decoded ? { kind: 'error', error: { code: 400, message: String(decoded.problem) } } : decoded;
}

const TOO_LARGE = 'http: request body too large';

const isTooLarge = (body: string): boolean => body.length > LARGEST_BODY / 4 && new TextEncoder().encode(body).length > LARGEST_BODY;

/** Whether a result is an error. */
export const isKratosError = (value: object): value is KratosError => 'kind' in value && value.kind === 'error' && 'error' in value;

/** `GET /admin/identities/…`. */
export const getIdentity = (world: World, call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => showIdentity(world, call, identity));

/** `GET /admin/identities/by/external/…`. */
export function getByExternalId(world: World, call: Call, externalId = ''): Reply {
  const identity = [...world.identities.values()].find((each) => each.externalId === externalId);
  return identity === undefined ? toErrorReply(notFound(), world.release) : showIdentity(world, call, identity);
}

function showIdentity(world: World, call: Call, identity: Identity): Reply {
  const refused = refuseCredentials(call.query.getAll('include_credential'), () => '[]');
  return refused === null ? json(toAdminJson(world, identity)) : toErrorReply(refused, world.release);
}

const CREDENTIALS = ['password', 'oidc', 'saml', 'totp', 'lookup_secret', 'webauthn', 'code', 'link_recovery', 'code_recovery', 'passkey'];

/** The error for `include_credential`: unknown types are refused as in Kratos; known ones are secrets that the emulator stores differently. */
export function refuseCredentials(types: readonly string[], show: (type: string) => string): KratosError | null {
  const [first] = types;
  if (first === undefined) return null;
  const unknown = types.find((type) => !CREDENTIALS.includes(type));
  if (unknown !== undefined) return badRequest(`Invalid value \`${show(unknown)}\` for parameter \`include_credential\`.`);
  return notEmulated('The emulator keeps passwords and secrets otherwise than Kratos, so it shows none. Leave include_credential out.');
}

/** `PUT /admin/identities/…`: schema, traits, state and metadata, all of them. */
export function putIdentity(world: World, call: Call, id = ''): Reply {
  const body = readPut(call);
  if (isKratosError(body)) return toErrorReply(body, world.release);
  return withIdentity(world, id, (identity) => {
    const state = toText(body['state']);
    if (state !== '' && state !== identity.state && !isState(state))
      return toErrorReply(badRequest('identity state is not valid'), world.release);
    const input = toIdentityInput(world, body);
    if (isKratosError(input)) return toErrorReply(input, world.release);
    return update(world, identity, {
      schemaId: input.schemaId || identity.schemaId,
      traits: input.traits,
      state: state === 'active' || state === 'inactive' ? state : identity.state,
      metadataPublic: input.metadataPublic,
      metadataAdmin: input.metadataAdmin,
      externalId: input.externalId,
      addresses: null,
      ...(input.password !== undefined && { password: input.password }),
    });
  });
}

function readPut(call: Call): JsonObject | KratosError {
  const type = (call.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (call.body === '') return badRequest('Unable to decode HTTP Request Body because its HTTP Header "Content-Length" is zero.');
  if (type !== 'application/json')
    return badRequest(
      `HTTP ${call.method} Request used unknown HTTP Header "Content-Type: ${call.headers.get('content-type') ?? ''}", only [application/json] are supported.`,
    );
  if (isTooLarge(call.body)) return badRequest(`Unable to read HTTP POST body: ${TOO_LARGE}`);
  const body = readBody(call, updateBody, { refusesUnknown: false });
  return isKratosError(body) ? badRequest(`Unable to decode JSON payload: ${body.error.message}`) : body;
}

/** `PATCH /admin/identities/…`: a JSON patch. */
export const patchIdentity = (world: World, call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => {
    if (isTooLarge(call.body)) return toErrorReply({ kind: 'error', error: { code: 500, message: TOO_LARGE } }, world.release);
    const patched = applyPatch(toPatchable(world, identity), call.body);
    if (isKratosError(patched)) return toErrorReply(patched, world.release);
    if (toDepth(patched.document) > DEEPEST_KEPT) return toErrorReply(tooDeep(), world.release);
    const externalId = patched.document['external_id'] ?? '';
    if (typeof externalId !== 'string')
      return toErrorReply(refusePatch(`json: cannot unmarshal ${typeof externalId} into Go value of type string`), world.release);
    const decoded = decodeBody(patched.document, patchedIdentity, { refusesUnknown: false });
    if ('problem' in decoded) return toErrorReply(refusePatch(String(decoded.problem)), world.release);
    return updatePatched(world, identity, decoded, externalId);
  });

function updatePatched(world: World, identity: Identity, body: JsonObject, externalId: string): Reply {
  const state = toText(body['state']);
  if (state !== identity.state && !isState(state))
    return toErrorReply(
      { kind: 'error', error: { code: 400, reason: toStateReason(state), message: 'identity state is not valid' } },
      world.release,
    );
  const input = toIdentityInput(world, body);
  if (isKratosError(input)) return toErrorReply(input, world.release);
  return update(world, identity, {
    schemaId: input.schemaId,
    traits: input.traits,
    state: state === 'inactive' ? 'inactive' : 'active',
    metadataPublic: input.metadataPublic,
    metadataAdmin: input.metadataAdmin,
    externalId,
    addresses: { verifiable: input.verifiable, recovery: input.recovery },
    stateChangedAt: toText(body['state_changed_at']),
    createdAt: toText(body['created_at']),
    schemaUrl: toText(body['schema_url']),
  });
}

/** The document that a JSON patch is applied to. */
const toPatchable = (world: World, identity: Identity): JsonObject =>
  JSON.parse(JSON.stringify(toAdminJson(world, identity))) as JsonObject; // parsed from JSON, so it is JSON

/** `DELETE /admin/identities/…`: somebody and their sessions. */
export const deleteIdentity = (world: World, _call: Call, id = ''): Reply =>
  withIdentity(world, id, (identity) => {
    world.identities.delete(identity.id);
    for (const session of world.sessions.values()) if (session.identityId === identity.id) world.sessions.delete(session.token);
    return { status: 204, headers: {}, body: '' };
  });

/** `DELETE /admin/identities/…/credentials/…`. */
export const deleteCredential = (world: World, _call: Call, id = '', type = ''): Reply =>
  withIdentity(world, id, (identity) => {
    const { credentials } = identity;
    const key = type === 'lookup_secret' ? 'lookup' : (['password', 'totp', 'code'] as const).find((each) => each === type);
    // A user who could sign in with a password has password credentials, even without a password.
    const hasPassword = listIdentifiers(findSchema(world, identity.schemaId), identity.traits).length > 0;
    if (key === undefined || (credentials[key] === null && !(key === 'password' && hasPassword)))
      return toErrorReply(unavailable(`You tried to remove a ${type} but this user have no ${type} set up.`), world.release);
    if (key === 'code') return toErrorReply(badRequest('Credentials type code cannot be deleted.'), world.release);
    const isLast = key === 'password' && !(world.config['selfservice.methods.code.passwordless_enabled'] && credentials.code !== null);
    if (isLast) return toErrorReply(badRequest('You cannot remove the last first factor credential.'), world.release);
    credentials[key] = null;
    identity.updatedAt = world.clock.read();
    return { status: 204, headers: {}, body: '' };
  });

function withIdentity(world: World, id: string, answer: (identity: Identity) => Reply): Reply {
  const identity = world.identities.get(toUuid(id) ?? '');
  return identity === undefined ? toErrorReply(notFound(), world.release) : answer(identity);
}

/** The new values of an identity. */
interface Update {
  readonly schemaId: string;
  readonly traits: Json;
  readonly state: Identity['state'];
  readonly metadataPublic: Json;
  readonly metadataAdmin: Json | undefined;
  readonly externalId: string;
  readonly addresses: GivenAddresses;
  readonly password?: string;
  /** RFC 3339; without it the old value stays. */
  readonly stateChangedAt?: string;
  readonly createdAt?: string;
  /** Shown once and not stored, as in Kratos. */
  readonly schemaUrl?: string;
}

function update(world: World, identity: Identity, change: Update): Reply {
  const unknown = findUnknownSchema(world, change.schemaId);
  if (unknown !== null) return toErrorReply(unknown, world.release);
  const schema = findSchema(world, change.schemaId);
  const fault = findTraitFault(schema.schema, change.traits);
  if (fault !== null) return toErrorReply(badRequest(fault.text), world.release);
  const traits = isObject(change.traits) ? change.traits : {};
  if (isTaken(world, schema, traits, { externalId: change.externalId, self: identity })) return toErrorReply(TAKEN, world.release);
  const at = world.clock.read();
  const changedAt = change.state === identity.state ? (parseTime(change.stateChangedAt ?? '') ?? identity.stateChangedAt) : at;
  Object.assign(identity, {
    schemaId: schema.id,
    traits,
    state: change.state,
    stateChangedAt: changedAt,
    metadataPublic: change.metadataPublic,
    metadataAdmin: change.metadataAdmin ?? null,
    externalId: change.externalId,
    createdAt: parseTime(change.createdAt ?? '') ?? identity.createdAt,
    updatedAt: at,
  } satisfies Partial<Identity>);
  if (change.password !== undefined) identity.credentials.password = { password: change.password, identifiers: [] };
  applyTraits(schema, identity, change.addresses, at);
  const shown = toAdminJson(world, identity, {
    hasAdminMetadata: change.metadataAdmin !== undefined,
    hasNewPassword: change.password !== undefined,
  });
  return json(change.schemaUrl === undefined ? shown : { ...shown, schema_url: change.schemaUrl });
}

/** The identities with this identifier, for the filter `credentials_identifier`. */
export const listByIdentifier = (world: World, identifier: string): readonly Identity[] => {
  const found = findByAnyIdentifier(world, identifier);
  return found === undefined ? [] : [found];
};
