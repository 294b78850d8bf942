import { badRequest, notEmulated, notFound, unknownResource } from '../errors.ts';
import { MAX_BODY_BYTES } from '../http/decode-body.ts';
import { type HttpReply, type KratosError, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { parseTime } from '../identity/addresses.ts';
import { applyTraits, createIdentity, type GivenAddresses, hasConflict, listIdentifiers } from '../identity/create-identity.ts';
import { findByAnyIdentifier } from '../identity/find-identity.ts';
import type { Identity } from '../identity/identity.ts';
import { findTraitsError } from '../identity/validate-traits.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { countNestedLevels, MAX_STORED_DEPTH, nestedTooDeep } from '../json-depth.ts';
import { scanJson } from '../scan-json.ts';
import { findIdentitySchema, type ServerState } from '../server-state.ts';
import { toAdminJson } from './admin-identity-json.ts';
import type { GoType } from './go-types.ts';
import {
  createBodyType,
  decodeAdminBody,
  type IdentityInput,
  isIdentityState,
  patchedIdentityType,
  toIdentityInput,
  toStateReason,
  toStringOrEmpty,
  updateBodyType,
} from './identity-body.ts';
import { applyPatch, patchError } from './json-patch.ts';
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
export function postIdentity(server: ServerState, call: ApiCall): HttpReply {
  const body = readAdminBody(call, createBodyType, { refusesUnknown: true });
  if (isKratosError(body)) return toErrorReply(body, server.release);
  const created = createIdentityFromBody(server, body);
  if (isKratosError(created)) return toErrorReply(created === TAKEN ? CONFLICT : created, server.release);
  const { identity, input } = created;
  const reply = toJsonReply(toAdminJson(server, identity, { isFresh: true, hasAdminMetadata: input.metadataAdmin !== undefined }), 201);
  const base = server.config['serve.admin.base_url'].replace(/\/+$/, '');
  return { ...reply, headers: { ...reply.headers, location: `${base}/identities/${identity.id}` } };
}

/** Creates an identity from a decoded body. */
export function createIdentityFromBody(
  server: ServerState,
  body: JsonObject,
): { readonly identity: Identity; readonly input: IdentityInput } | KratosError {
  const state = toStringOrEmpty(body['state']);
  if (state !== '' && !isIdentityState(state)) return badRequest('identity state is not valid');
  const input = toIdentityInput(server, body);
  if (isKratosError(input)) return input;
  const unknown = findUnknownSchema(server, input.schemaId);
  if (unknown !== null) return unknown;
  const created = createIdentity(server, {
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

function findUnknownSchema(server: ServerState, schemaId: string): KratosError | null {
  const isKnown = schemaId === '' || server.config['identity.schemas'].some(({ id }) => id === schemaId);
  return isKnown ? null : badRequest(`Unable to find JSON Schema ID: ${schemaId}`);
}

/** Decodes a body as Go does. Returns Go's error for an invalid body. */
export function readAdminBody(
  { body }: Pick<ApiCall, 'body'>,
  type: GoType,
  options: { readonly refusesUnknown: boolean },
): JsonObject | KratosError {
  const scanned = isTooLarge(body) ? { problem: TOO_LARGE } : scanJson(body);
  if ('problem' in scanned) return { kind: 'error', error: { code: 400, message: scanned.problem } };
  const decoded = decodeAdminBody(scanned.value, type, options);
  return 'problem' in decoded ? { kind: 'error', error: { code: 400, message: String(decoded.problem) } } : decoded;
}

const TOO_LARGE = 'http: request body too large';

const isTooLarge = (body: string): boolean => body.length > MAX_BODY_BYTES / 4 && new TextEncoder().encode(body).length > MAX_BODY_BYTES;

export const isKratosError = (value: object): value is KratosError => 'kind' in value && value.kind === 'error' && 'error' in value;

/** `GET /admin/identities/…`. */
export const getIdentity = (server: ServerState, call: ApiCall, id = ''): HttpReply =>
  withIdentity(server, id, (identity) => showIdentity(server, call, identity));

/** `GET /admin/identities/by/external/…`. */
export function getIdentityByExternalId(server: ServerState, call: ApiCall, externalId = ''): HttpReply {
  const identity = [...server.identities.values()].find((each) => each.externalId === externalId);
  return identity === undefined ? toErrorReply(notFound(), server.release) : showIdentity(server, call, identity);
}

function showIdentity(server: ServerState, call: ApiCall, identity: Identity): HttpReply {
  const refused = findIncludedCredentialError(call.query.getAll('include_credential'), () => '[]');
  return refused === null ? toJsonReply(toAdminJson(server, identity)) : toErrorReply(refused, server.release);
}

const CREDENTIALS = ['password', 'oidc', 'saml', 'totp', 'lookup_secret', 'webauthn', 'code', 'link_recovery', 'code_recovery', 'passkey'];

/** Refuses `include_credential`: unknown types as in Kratos, known ones because the emulator stores credentials in another format. */
export function findIncludedCredentialError(types: readonly string[], show: (type: string) => string): KratosError | null {
  const [first] = types;
  if (first === undefined) return null;
  const unknown = types.find((type) => !CREDENTIALS.includes(type));
  if (unknown !== undefined) return badRequest(`Invalid value \`${show(unknown)}\` for parameter \`include_credential\`.`);
  return notEmulated('The emulator stores credentials in another format than Kratos. Omit include_credential.');
}

/** `PUT /admin/identities/…`: replaces schema, traits, state and metadata. */
export function putIdentity(server: ServerState, call: ApiCall, id = ''): HttpReply {
  const body = readPut(call);
  if (isKratosError(body)) return toErrorReply(body, server.release);
  return withIdentity(server, id, (identity) => {
    const state = toStringOrEmpty(body['state']);
    if (state !== '' && state !== identity.state && !isIdentityState(state))
      return toErrorReply(badRequest('identity state is not valid'), server.release);
    const input = toIdentityInput(server, body);
    if (isKratosError(input)) return toErrorReply(input, server.release);
    return update(server, identity, {
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

function readPut(call: ApiCall): JsonObject | KratosError {
  const type = (call.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (call.body === '') return badRequest('Unable to decode HTTP Request Body because its HTTP Header "Content-Length" is zero.');
  if (type !== 'application/json')
    return badRequest(
      `HTTP ${call.method} Request used unknown HTTP Header "Content-Type: ${call.headers.get('content-type') ?? ''}", only [application/json] are supported.`,
    );
  if (isTooLarge(call.body)) return badRequest(`Unable to read HTTP POST body: ${TOO_LARGE}`);
  const body = readAdminBody(call, updateBodyType, { refusesUnknown: false });
  return isKratosError(body) ? badRequest(`Unable to decode JSON payload: ${body.error.message}`) : body;
}

/** `PATCH /admin/identities/…`: applies a JSON patch. */
export const patchIdentity = (server: ServerState, call: ApiCall, id = ''): HttpReply =>
  withIdentity(server, id, (identity) => {
    if (isTooLarge(call.body)) return toErrorReply({ kind: 'error', error: { code: 500, message: TOO_LARGE } }, server.release);
    const patched = applyPatch(toPatchable(server, identity), call.body);
    if (isKratosError(patched)) return toErrorReply(patched, server.release);
    if (countNestedLevels(patched.document) > MAX_STORED_DEPTH) return toErrorReply(nestedTooDeep(), server.release);
    const externalId = patched.document['external_id'] ?? '';
    if (typeof externalId !== 'string')
      return toErrorReply(patchError(`json: cannot unmarshal ${typeof externalId} into Go value of type string`), server.release);
    const decoded = decodeAdminBody(patched.document, patchedIdentityType, { refusesUnknown: false });
    if ('problem' in decoded) return toErrorReply(patchError(String(decoded.problem)), server.release);
    return updatePatched(server, identity, decoded, externalId);
  });

function updatePatched(server: ServerState, identity: Identity, body: JsonObject, externalId: string): HttpReply {
  const state = toStringOrEmpty(body['state']);
  if (state !== identity.state && !isIdentityState(state))
    return toErrorReply(
      { kind: 'error', error: { code: 400, reason: toStateReason(state), message: 'identity state is not valid' } },
      server.release,
    );
  const input = toIdentityInput(server, body);
  if (isKratosError(input)) return toErrorReply(input, server.release);
  return update(server, identity, {
    schemaId: input.schemaId,
    traits: input.traits,
    state: state === 'inactive' ? 'inactive' : 'active',
    metadataPublic: input.metadataPublic,
    metadataAdmin: input.metadataAdmin,
    externalId,
    addresses: { verifiable: input.verifiable, recovery: input.recovery },
    stateChangedAt: toStringOrEmpty(body['state_changed_at']),
    createdAt: toStringOrEmpty(body['created_at']),
    schemaUrl: toStringOrEmpty(body['schema_url']),
  });
}

/** Returns the document that a JSON patch applies to. */
const toPatchable = (server: ServerState, identity: Identity): JsonObject =>
  JSON.parse(JSON.stringify(toAdminJson(server, identity))) as JsonObject; // JSON.parse returns JSON

/** `DELETE /admin/identities/…`: deletes an identity and its sessions. */
export const deleteIdentity = (server: ServerState, _call: ApiCall, id = ''): HttpReply =>
  withIdentity(server, id, (identity) => {
    server.identities.delete(identity.id);
    for (const session of server.sessions.values()) if (session.identityId === identity.id) server.sessions.delete(session.token);
    return { status: 204, headers: {}, body: '' };
  });

/** `DELETE /admin/identities/…/credentials/…`. */
export const deleteCredential = (server: ServerState, _call: ApiCall, id = '', type = ''): HttpReply =>
  withIdentity(server, id, (identity) => {
    const { credentials } = identity;
    const key = type === 'lookup_secret' ? 'lookup' : (['password', 'totp', 'code'] as const).find((each) => each === type);
    // Kratos has password credentials for each user with a password identifier, even without a password.
    const hasPassword = listIdentifiers(findIdentitySchema(server, identity.schemaId), identity.traits).length > 0;
    if (key === undefined || (credentials[key] === null && !(key === 'password' && hasPassword)))
      return toErrorReply(unknownResource(`You tried to remove a ${type} but this user have no ${type} set up.`), server.release);
    if (key === 'code') return toErrorReply(badRequest('Credentials type code cannot be deleted.'), server.release);
    const isLast = key === 'password' && !(server.config['selfservice.methods.code.passwordless_enabled'] && credentials.code !== null);
    if (isLast) return toErrorReply(badRequest('You cannot remove the last first factor credential.'), server.release);
    credentials[key] = null;
    identity.updatedAt = server.clock.read();
    return { status: 204, headers: {}, body: '' };
  });

function withIdentity(server: ServerState, id: string, answer: (identity: Identity) => HttpReply): HttpReply {
  const identity = server.identities.get(toUuid(id) ?? '');
  return identity === undefined ? toErrorReply(notFound(), server.release) : answer(identity);
}

interface Update {
  readonly schemaId: string;
  readonly traits: JsonValue;
  readonly state: Identity['state'];
  readonly metadataPublic: JsonValue;
  readonly metadataAdmin: JsonValue | undefined;
  readonly externalId: string;
  readonly addresses: GivenAddresses;
  readonly password?: string;
  /** RFC 3339. By default the old value stays. */
  readonly stateChangedAt?: string;
  readonly createdAt?: string;
  /** In the response only, as in Kratos. */
  readonly schemaUrl?: string;
}

function update(server: ServerState, identity: Identity, change: Update): HttpReply {
  const unknown = findUnknownSchema(server, change.schemaId);
  if (unknown !== null) return toErrorReply(unknown, server.release);
  const schema = findIdentitySchema(server, change.schemaId);
  const fault = findTraitsError(schema.schema, change.traits);
  if (fault !== null) return toErrorReply(badRequest(fault.text), server.release);
  const traits = isJsonObject(change.traits) ? change.traits : {};
  if (hasConflict(server, schema, traits, { externalId: change.externalId, self: identity })) return toErrorReply(TAKEN, server.release);
  const at = server.clock.read();
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
  const shown = toAdminJson(server, identity, {
    hasAdminMetadata: change.metadataAdmin !== undefined,
    hasNewPassword: change.password !== undefined,
  });
  return toJsonReply(change.schemaUrl === undefined ? shown : { ...shown, schema_url: change.schemaUrl });
}

/** Finds the identities for the filter `credentials_identifier`. */
export const findIdentitiesByIdentifier = (server: ServerState, identifier: string): readonly Identity[] => {
  const found = findByAnyIdentifier(server, identifier);
  return found === undefined ? [] : [found];
};
