import { toStored } from '../clock.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import type { World } from '../world.ts';

/** Somebody as the admin API shows them: with the kinds of their credentials, never with a secret. */
export function toAdminJson(world: World, identity: Identity, { showsCredentials = true } = {}): Readonly<Record<string, unknown>> {
  const { id, metadata_public, created_at, updated_at, organization_id, ...rest } = toIdentityJson(world, identity);
  return {
    id,
    ...(showsCredentials && { credentials: toCredentials(identity) }),
    ...rest,
    metadata_public,
    metadata_admin: identity.metadataAdmin,
    created_at,
    updated_at,
    organization_id,
  };
}

function toCredentials({ id, credentials, createdAt }: Identity): Readonly<Record<string, unknown>> {
  const at = toStored(createdAt);
  const entry = (type: string, identifiers: readonly string[], version = 0): Readonly<Record<string, unknown>> => ({
    [type]: { type, identifiers, version, created_at: at, updated_at: at },
  });
  return {
    ...(credentials.code !== null &&
      entry(
        'code',
        credentials.code.addresses.map(({ address }) => address),
        1,
      )),
    ...(credentials.lookup !== null && entry('lookup_secret', [id])),
    ...(credentials.password !== null && entry('password', credentials.password.identifiers)),
    ...(credentials.totp !== null && entry('totp', [id])),
  };
}
