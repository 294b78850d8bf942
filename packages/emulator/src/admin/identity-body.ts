import { notEmulated } from '../errors.ts';
import type { KratosError } from '../http/reply.ts';
import type { GivenAddress } from '../identity/addresses.ts';
import { isJsonObject, type JsonObject, type JsonValue, readPath } from '../json.ts';
import { findLongPasswordError } from '../password-length.ts';
import type { ServerState } from '../server-state.ts';
import { decodeGo, type GoType, goAny, goBool, goList, goNullUuid, goString, goStruct, goTime, goUuid } from './go-types.ts';

const provider = (name: string): GoType =>
  goStruct(`identity.${name}`, { subject: goString(), provider: goString(), use_auto_link: goBool, organization: goNullUuid });
const credentials = goStruct('identity.IdentityWithCredentials', {
  password: goStruct('identity.AdminIdentityImportCredentialsPassword', {
    config: goStruct('identity.AdminIdentityImportCredentialsPasswordConfig', {
      hashed_password: goString(),
      password: goString(),
      use_password_migration_hook: goBool,
    }),
  }),
  oidc: goStruct('identity.AdminIdentityImportCredentialsOIDC', {
    config: goStruct('identity.AdminIdentityImportCredentialsOIDCConfig', {
      providers: goList(provider('AdminCreateIdentityImportCredentialsOIDCProvider')),
    }),
  }),
  saml: goStruct('identity.AdminIdentityImportCredentialsSAML', {
    config: goStruct('identity.AdminIdentityImportCredentialsSAMLConfig', {
      providers: goList(provider('AdminCreateIdentityImportCredentialsSAMLProvider')),
    }),
  }),
});
const state = goString('identity.State');
const verifiableAddresses = goList(
  goStruct('identity.VerifiableAddress', {
    id: goUuid,
    value: goString(),
    verified: goBool,
    via: goString(),
    status: goString('identity.VerifiableAddressStatus'),
    verified_at: goTime,
    created_at: goTime,
    updated_at: goTime,
  }),
);
const recoveryAddresses = goList(
  goStruct('identity.RecoveryAddress', { id: goUuid, value: goString(), via: goString(), created_at: goTime, updated_at: goTime }),
);

/** The body of `POST /admin/identities`. Source: identity/handler.go. */
export const createBodyType: GoType = goStruct('identity.CreateIdentityBody', {
  schema_id: goString(),
  traits: goAny,
  credentials,
  verifiable_addresses: verifiableAddresses,
  recovery_addresses: recoveryAddresses,
  metadata_public: goAny,
  metadata_admin: goAny,
  state,
  organization_id: goNullUuid,
  external_id: goString(),
});

/** The body of `PUT /admin/identities/…`. Kratos ignores other members. */
export const updateBodyType: GoType = goStruct('identity.UpdateIdentityBody', {
  schema_id: goString(),
  traits: goAny,
  credentials,
  metadata_public: goAny,
  metadata_admin: goAny,
  state,
  external_id: goString(),
});

/** The body of `PATCH /admin/identities`. */
export const batchBodyType: GoType = goStruct('identity.BatchPatchIdentitiesBody', {
  identities: goList(
    goStruct('identity.BatchIdentityPatch', { create: createBodyType, patch_id: goUuid }),
    '[]*identity.BatchIdentityPatch',
  ),
});

/** The result of a JSON patch. */
export const patchedIdentityType: GoType = goStruct('identity.WithCredentialsAndAdminMetadataInJSON', {
  id: goUuid,
  schema_id: goString(),
  schema_url: goString(),
  state,
  state_changed_at: goTime,
  traits: goAny,
  verifiable_addresses: verifiableAddresses,
  recovery_addresses: recoveryAddresses,
  metadata_public: goAny,
  metadata_admin: goAny,
  created_at: goTime,
  updated_at: goTime,
  organization_id: goNullUuid,
});

/** The values for a new or changed identity. */
export interface IdentityInput {
  readonly schemaId: string;
  readonly traits: JsonValue;
  /** `''` if the body has none. */
  readonly state: string;
  /** `undefined` if the body has none. */
  readonly password: string | undefined;
  readonly verifiable: readonly GivenAddress[];
  readonly recovery: readonly GivenAddress[];
  readonly metadataPublic: JsonValue;
  /** `undefined` if the body has none. The response then lacks the key. */
  readonly metadataAdmin: JsonValue | undefined;
  readonly externalId: string;
}

/** Reads a decoded body. Returns an error for credentials that cannot be imported. */
export function toIdentityInput(server: ServerState, body: JsonObject): IdentityInput | KratosError {
  const password = readPassword(server, body);
  if (typeof password === 'object') return password;
  if (typeof body['organization_id'] === 'string') return notEmulated('The emulator does not support organizations. Omit organization_id.');
  return {
    schemaId: toStringOrEmpty(body['schema_id']),
    traits: body['traits'] === undefined ? {} : body['traits'],
    state: toStringOrEmpty(body['state']),
    password,
    verifiable: readAddresses(body['verifiable_addresses']),
    recovery: readAddresses(body['recovery_addresses']),
    metadataPublic: body['metadata_public'] ?? null,
    metadataAdmin: body['metadata_admin'],
    externalId: toStringOrEmpty(body['external_id']),
  };
}

const UNKNOWN_HASH = 'The imported password does not match any known hash format. For more information see https://www.ory.sh/dr/2';

// Whether Kratos knows the format of a hash. Source: hash/hash_comparator.go.
const HASHES =
  /^(\$(2[abzy]?|md5-crypt|sha256-crypt|sha512-crypt|argon2id?|pbkdf2-sha\d{1,3}|scrypt|sha(1|256|512)|firescrypt|md5|hmac-(md4|md5|sha1|sha224|sha256|sha384|sha512))\$|\{SSHA(256|512)?\})/;

function readPassword(server: ServerState, body: JsonObject): string | undefined | KratosError {
  const given = readPath(body, ['credentials', 'password']);
  if (given !== undefined) {
    const config = readPath(given, ['config']);
    const [password, hash] = [readPath(config, ['password']), readPath(config, ['hashed_password'])].map(toStringOrEmpty);
    if (readPath(config, ['use_password_migration_hook']) === true)
      return notEmulated('The emulator does not call the password migration hook. Use credentials.password.config.password instead.');
    const long = findLongPasswordError(server.config, password ?? '');
    if (long !== null) return long;
    if (password === '' && !HASHES.test(hash ?? ''))
      return { kind: 'error', error: { code: 400, reason: UNKNOWN_HASH, message: MALFORMED } };
    if (password === '')
      return notEmulated('The emulator cannot check hashed passwords. Use credentials.password.config.password instead.');
    return withoutProviders(body) ?? password;
  }
  return withoutProviders(body) ?? undefined;
}

const MALFORMED = 'The request was malformed or contained invalid parameters';

function withoutProviders(body: JsonObject): KratosError | null {
  const found = ['oidc', 'saml'].find((type) => readPath(body, ['credentials', type]) !== undefined);
  return found === undefined
    ? null
    : notEmulated(`The emulator does not support ${found} credentials, because it has no provider callback.`);
}

/** Decodes parsed JSON. Returns Go's error for a value of the wrong type. */
export function decodeAdminBody(
  value: unknown,
  type: GoType,
  options: { readonly refusesUnknown: boolean },
): JsonObject | { readonly problem: string } {
  const decoded = decodeGo(value, type, options);
  if ('problem' in decoded) return decoded;
  return isJsonObject(decoded.value) ? decoded.value : {};
}

function readAddresses(value: JsonValue | undefined): readonly GivenAddress[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isJsonObject).map((address) => ({
    id: toStringOrEmpty(address['id']),
    value: toStringOrEmpty(address['value']).toLowerCase(),
    via: toStringOrEmpty(address['via']),
    isVerified: address['verified'] === true,
    status: toStringOrEmpty(address['status']),
    verifiedAt: toStringOrEmpty(address['verified_at']),
  }));
}

export const isIdentityState = (given: string): given is 'active' | 'inactive' => given === 'active' || given === 'inactive';

/** The reason that Kratos gives for an invalid state after a JSON patch. */
export const toStateReason = (given: string): string =>
  `The supplied state ('${given}') was not valid. Valid states are ('active', 'inactive').`;

export const toStringOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '');
