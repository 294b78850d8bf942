import { toDatabaseTime } from '../clock.ts';
import { listIdentifiers } from '../identity/create-identity.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import { findIdentitySchema, type ServerState } from '../server-state.ts';

/** Which parts of an identity a response contains. */
interface AdminJsonOptions {
  readonly showsCredentials?: boolean;
  /** This request created the identity, so its credentials have no times yet. */
  readonly isFresh?: boolean;
  /** This request set the password. */
  readonly hasNewPassword?: boolean;
  /** The request contained admin metadata, even if `null`. */
  readonly hasAdminMetadata?: boolean;
}

/** Serializes an identity for the admin API: with the types of its credentials, but without secrets. */
export function toAdminJson(
  server: ServerState,
  identity: Identity,
  { showsCredentials = true, isFresh = false, hasNewPassword = isFresh, hasAdminMetadata = true }: AdminJsonOptions = {},
): Readonly<Record<string, unknown>> {
  const { id, external_id, metadata_public, created_at, updated_at, organization_id, ...rest } = toIdentityJson(server, identity);
  const credentials = showsCredentials ? toCredentials(server, identity, isFresh, hasNewPassword) : {};
  return {
    id,
    ...(external_id !== undefined && { external_id }),
    ...(Object.keys(credentials).length > 0 && { credentials }),
    ...rest,
    metadata_public,
    ...(hasAdminMetadata && { metadata_admin: identity.metadataAdmin }),
    created_at,
    updated_at,
    organization_id,
  };
}

const NEVER = '0001-01-01T00:00:00Z';

function toCredentials(
  server: ServerState,
  { id, credentials, schemaId, traits, credentialsAt }: Identity,
  isFresh: boolean,
  hasNewPassword: boolean,
): Readonly<Record<string, unknown>> {
  const at = isFresh ? NEVER : toDatabaseTime(credentialsAt);
  const entry = (type: string, identifiers: readonly string[], version = 0, time = at): Readonly<Record<string, unknown>> => ({
    [type]: { type, identifiers, version, created_at: time, updated_at: time },
  });
  const schema = findIdentitySchema(server, schemaId);
  const passwordIdentifiers = listIdentifiers(schema, traits);
  const webauthnIdentifiers = schema.traits.some(({ isWebauthnIdentifier }) => isWebauthnIdentifier);
  return {
    ...(credentials.code !== null &&
      entry(
        'code',
        credentials.code.addresses.map(({ address }) => address),
        1,
      )),
    ...(credentials.lookup !== null && entry('lookup_secret', [id])),
    // Kratos lists password credentials for each user with a password identifier, even without a password.
    ...((credentials.password !== null || passwordIdentifiers.length > 0) &&
      entry('password', passwordIdentifiers, 0, hasNewPassword ? NEVER : at)),
    ...(credentials.totp !== null && entry('totp', [id])),
    ...(webauthnIdentifiers && entry('webauthn', passwordIdentifiers)),
  };
}
