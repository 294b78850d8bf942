import { toDatabaseTime } from '../clock.ts';
import { listIdentifiers } from '../identity/create-identity.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import { findIdentitySchema, type ServerState } from '../server-state.ts';

/** The parts of an identity that an answer shows. */
interface AdminJsonOptions {
  readonly showsCredentials?: boolean;
  /** The identity was created by this call: its credentials have no times yet. */
  readonly isFresh?: boolean;
  /** The password was set by this call. */
  readonly hasNewPassword?: boolean;
  /** Admin metadata was given, even as `null`. */
  readonly hasAdminMetadata?: boolean;
}

/** Somebody as the admin API shows them: with the kinds of their credentials, never with a secret. */
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
    // A user who could sign in with a password is listed with password credentials, even without a password.
    ...((credentials.password !== null || passwordIdentifiers.length > 0) &&
      entry('password', passwordIdentifiers, 0, hasNewPassword ? NEVER : at)),
    ...(credentials.totp !== null && entry('totp', [id])),
    ...(webauthnIdentifiers && entry('webauthn', passwordIdentifiers)),
  };
}
