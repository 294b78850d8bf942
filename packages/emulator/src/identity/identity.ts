import { toBase64Url } from '../bytes/base64.ts';
import type { NanoTimestamp } from '../clock.ts';
import { toDatabaseTime, toRfc3339 } from '../clock.ts';
import { toPublicUrl } from '../config/urls.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import type { ServerState } from '../server-state.ts';

/** An address for verification or recovery. */
export interface IdentityAddress {
  readonly id: string;
  readonly value: string;
  readonly via: string;
  readonly isVerified: boolean;
  /** `pending`, `sent` after a code was mailed, `completed`, or a value from an administrator. */
  readonly status: string;
  readonly verifiedAt: NanoTimestamp | null;
  readonly at: NanoTimestamp;
}

export interface BackupCode {
  readonly code: string;
  readonly usedAt: NanoTimestamp | null;
}

/** The credentials of an identity. */
interface Credentials {
  password: { readonly password: string; readonly identifiers: readonly string[] } | null;
  totp: { readonly secret: string } | null;
  lookup: { readonly codes: readonly BackupCode[] } | null;
  code: { readonly addresses: readonly { readonly via: string; readonly address: string }[] } | null;
}

/** A stored identity. */
export interface Identity {
  readonly id: string;
  schemaId: string;
  state: 'active' | 'inactive';
  /** `null` after the user changed a trait, because Kratos loses it there. */
  stateChangedAt: NanoTimestamp | null;
  traits: JsonObject;
  verifiable: readonly IdentityAddress[];
  recovery: readonly IdentityAddress[];
  metadataPublic: JsonValue;
  metadataAdmin: JsonValue;
  externalId: string;
  createdAt: NanoTimestamp;
  /** When the credentials were created. It equals `createdAt` unless an administrator changes that. */
  readonly credentialsAt: NanoTimestamp;
  updatedAt: NanoTimestamp;
  readonly credentials: Credentials;
}

/** Serializes an identity without credentials, as sessions and settings contain it. */
export const toIdentityJson = (server: ServerState, identity: Identity): Readonly<Record<string, unknown>> => ({
  id: identity.id,
  ...(identity.externalId !== '' && { external_id: identity.externalId }),
  schema_id: identity.schemaId,
  schema_url: `${toPublicUrl(server.config)}/schemas/${toBase64Url(new TextEncoder().encode(identity.schemaId))}`,
  state: identity.state,
  ...(identity.stateChangedAt !== null && { state_changed_at: toRfc3339(identity.stateChangedAt) }),
  traits: identity.traits,
  ...(identity.verifiable.length > 0 && { verifiable_addresses: identity.verifiable.map(toVerifiableJson) }),
  ...(identity.recovery.length > 0 && { recovery_addresses: identity.recovery.map(toRecoveryJson) }),
  metadata_public: identity.metadataPublic,
  created_at: toDatabaseTime(identity.createdAt),
  updated_at: toDatabaseTime(identity.updatedAt),
  organization_id: null,
});

const toVerifiableJson = ({ id, value, via, isVerified, status, verifiedAt, at }: IdentityAddress): Readonly<Record<string, unknown>> => ({
  id,
  value,
  verified: isVerified,
  via,
  status,
  ...(verifiedAt !== null && { verified_at: toRfc3339(verifiedAt) }),
  created_at: toDatabaseTime(at),
  updated_at: toDatabaseTime(at),
});

const toRecoveryJson = ({ id, value, via, at }: IdentityAddress): Readonly<Record<string, unknown>> => ({
  id,
  value,
  via,
  created_at: toDatabaseTime(at),
  updated_at: toDatabaseTime(at),
});
