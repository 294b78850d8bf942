import { notEmulated } from '../errors.ts';
import type { KratosError } from '../http/reply.ts';
import type { GivenAddress } from '../identity/addresses.ts';
import { isObject, type Json, type JsonObject, readPath } from '../json.ts';
import { refuseLongPassword } from '../password-length.ts';
import type { World } from '../world.ts';
import { any, bool, decodeGo, type GoType, list, nullUuid, struct, text, time, uuid } from './go-types.ts';

const provider = (name: string): GoType =>
  struct(`identity.${name}`, { subject: text(), provider: text(), use_auto_link: bool, organization: nullUuid });
const credentials = struct('identity.IdentityWithCredentials', {
  password: struct('identity.AdminIdentityImportCredentialsPassword', {
    config: struct('identity.AdminIdentityImportCredentialsPasswordConfig', {
      hashed_password: text(),
      password: text(),
      use_password_migration_hook: bool,
    }),
  }),
  oidc: struct('identity.AdminIdentityImportCredentialsOIDC', {
    config: struct('identity.AdminIdentityImportCredentialsOIDCConfig', {
      providers: list(provider('AdminCreateIdentityImportCredentialsOIDCProvider')),
    }),
  }),
  saml: struct('identity.AdminIdentityImportCredentialsSAML', {
    config: struct('identity.AdminIdentityImportCredentialsSAMLConfig', {
      providers: list(provider('AdminCreateIdentityImportCredentialsSAMLProvider')),
    }),
  }),
});
const state = text('identity.State');
const verifiableAddresses = list(
  struct('identity.VerifiableAddress', {
    id: uuid,
    value: text(),
    verified: bool,
    via: text(),
    status: text('identity.VerifiableAddressStatus'),
    verified_at: time,
    created_at: time,
    updated_at: time,
  }),
);
const recoveryAddresses = list(
  struct('identity.RecoveryAddress', { id: uuid, value: text(), via: text(), created_at: time, updated_at: time }),
);

/** The body of `POST /admin/identities`. Source: identity/handler.go. */
export const createBody: GoType = struct('identity.CreateIdentityBody', {
  schema_id: text(),
  traits: any,
  credentials,
  verifiable_addresses: verifiableAddresses,
  recovery_addresses: recoveryAddresses,
  metadata_public: any,
  metadata_admin: any,
  state,
  organization_id: nullUuid,
  external_id: text(),
});

/** The body of `PUT /admin/identities/…`: other members are ignored, as in Kratos. */
export const updateBody: GoType = struct('identity.UpdateIdentityBody', {
  schema_id: text(),
  traits: any,
  credentials,
  metadata_public: any,
  metadata_admin: any,
  state,
  external_id: text(),
});

/** The body of `PATCH /admin/identities`. */
export const batchBody: GoType = struct('identity.BatchPatchIdentitiesBody', {
  identities: list(struct('identity.BatchIdentityPatch', { create: createBody, patch_id: uuid }), '[]*identity.BatchIdentityPatch'),
});

/** An identity after a JSON patch. */
export const patchedIdentity: GoType = struct('identity.WithCredentialsAndAdminMetadataInJSON', {
  id: uuid,
  schema_id: text(),
  schema_url: text(),
  state,
  state_changed_at: time,
  traits: any,
  verifiable_addresses: verifiableAddresses,
  recovery_addresses: recoveryAddresses,
  metadata_public: any,
  metadata_admin: any,
  created_at: time,
  updated_at: time,
  organization_id: nullUuid,
});

/** The values of a new identity. */
export interface IdentityInput {
  readonly schemaId: string;
  readonly traits: Json;
  /** `''` when the body has none. */
  readonly state: string;
  /** `undefined` when none is given. */
  readonly password: string | undefined;
  readonly verifiable: readonly GivenAddress[];
  readonly recovery: readonly GivenAddress[];
  readonly metadataPublic: Json;
  /** `undefined` when it is not given: the answer then has no such key. */
  readonly metadataAdmin: Json | undefined;
  readonly externalId: string;
}

/** Reads a decoded body. Returns an error when its credentials cannot be imported. */
export function toIdentityInput(world: World, body: JsonObject): IdentityInput | KratosError {
  const password = readPassword(world, body);
  if (typeof password === 'object') return password;
  if (typeof body['organization_id'] === 'string') return notEmulated('The emulator has no organizations. Leave organization_id out.');
  return {
    schemaId: toText(body['schema_id']),
    traits: body['traits'] === undefined ? {} : body['traits'],
    state: toText(body['state']),
    password,
    verifiable: readAddresses(body['verifiable_addresses']),
    recovery: readAddresses(body['recovery_addresses']),
    metadataPublic: body['metadata_public'] ?? null,
    metadataAdmin: body['metadata_admin'],
    externalId: toText(body['external_id']),
  };
}

const UNKNOWN_HASH = 'The imported password does not match any known hash format. For more information see https://www.ory.sh/dr/2';

// Whether a hash has a known format. Source: hash/hash_comparator.go.
const HASHES =
  /^(\$(2[abzy]?|md5-crypt|sha256-crypt|sha512-crypt|argon2id?|pbkdf2-sha\d{1,3}|scrypt|sha(1|256|512)|firescrypt|md5|hmac-(md4|md5|sha1|sha224|sha256|sha384|sha512))\$|\{SSHA(256|512)?\})/;

function readPassword(world: World, body: JsonObject): string | undefined | KratosError {
  const given = readPath(body, ['credentials', 'password']);
  if (given !== undefined) {
    const config = readPath(given, ['config']);
    const [password, hash] = [readPath(config, ['password']), readPath(config, ['hashed_password'])].map(toText);
    if (readPath(config, ['use_password_migration_hook']) === true)
      return notEmulated('The emulator calls no password migration hook. Give credentials.password.config.password instead.');
    const long = refuseLongPassword(world.config, password ?? '');
    if (long !== null) return long;
    if (password === '' && !HASHES.test(hash ?? ''))
      return { kind: 'error', error: { code: 400, reason: UNKNOWN_HASH, message: MALFORMED } };
    if (password === '')
      return notEmulated('The emulator cannot check hashed passwords. Give credentials.password.config.password instead.');
    return withoutProviders(body) ?? password;
  }
  return withoutProviders(body) ?? undefined;
}

const MALFORMED = 'The request was malformed or contained invalid parameters';

function withoutProviders(body: JsonObject): KratosError | null {
  const found = ['oidc', 'saml'].find((type) => readPath(body, ['credentials', type]) !== undefined);
  return found === undefined ? null : notEmulated(`The emulator keeps no ${found} credentials: it has no callback of a provider.`);
}

/** Decodes parsed JSON, with Go's errors for values of the wrong type. */
export function decodeBody(
  value: unknown,
  type: GoType,
  options: { readonly refusesUnknown: boolean },
): JsonObject | { readonly problem: string } {
  const decoded = decodeGo(value, type, options);
  if ('problem' in decoded) return decoded;
  return isObject(decoded.value) ? decoded.value : {};
}

function readAddresses(value: Json | undefined): readonly GivenAddress[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((address) => ({
    id: toText(address['id']),
    value: toText(address['value']).toLowerCase(),
    via: toText(address['via']),
    isVerified: address['verified'] === true,
    status: toText(address['status']),
    verifiedAt: toText(address['verified_at']),
  }));
}

/** An unknown state. */
export const isState = (given: string): given is 'active' | 'inactive' => given === 'active' || given === 'inactive';

/** The message for a state that a JSON patch has set. */
export const toStateReason = (given: string): string =>
  `The supplied state ('${given}') was not valid. Valid states are ('active', 'inactive').`;

/** A value where a string is expected. */
export const toText = (value: unknown): string => (typeof value === 'string' ? value : '');
