import { toBase64Url } from '../bytes/base64.ts';
import type { Moment } from '../clock.ts';
import { toRfc3339, toStored } from '../clock.ts';
import { toPublic } from '../config/urls.ts';
import type { Json, JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** An address that can be verified, or used to recover the account. */
export interface Address {
  readonly id: string;
  readonly value: string;
  readonly via: string;
  readonly isVerified: boolean;
  /** `pending`, `sent` after a code was mailed, `completed`, or a value that an administrator set. */
  readonly status: string;
  readonly verifiedAt: Moment | null;
  readonly at: Moment;
}

/** A backup code, and when it was used. */
export interface BackupCode {
  readonly code: string;
  readonly usedAt: Moment | null;
}

/** What somebody can prove to be themselves with. */
export interface Credentials {
  password: { readonly password: string; readonly identifiers: readonly string[] } | null;
  totp: { readonly secret: string } | null;
  lookup: { readonly codes: readonly BackupCode[] } | null;
  code: { readonly addresses: readonly { readonly via: string; readonly address: string }[] } | null;
}

/** Somebody. */
export interface Identity {
  readonly id: string;
  schemaId: string;
  state: 'active' | 'inactive';
  /** `null` once somebody changed their own traits: Kratos loses it there. */
  stateChangedAt: Moment | null;
  traits: JsonObject;
  verifiable: readonly Address[];
  recovery: readonly Address[];
  metadataPublic: Json;
  metadataAdmin: Json;
  externalId: string;
  createdAt: Moment;
  /** When the credentials were created. It equals `createdAt` until an administrator changes that. */
  readonly credentialsAt: Moment;
  updatedAt: Moment;
  readonly credentials: Credentials;
}

/** Somebody as sessions and settings show them: without credentials. */
export const toIdentityJson = (world: World, identity: Identity): Readonly<Record<string, unknown>> => ({
  id: identity.id,
  ...(identity.externalId !== '' && { external_id: identity.externalId }),
  schema_id: identity.schemaId,
  schema_url: `${toPublic(world.config)}/schemas/${toBase64Url(new TextEncoder().encode(identity.schemaId))}`,
  state: identity.state,
  ...(identity.stateChangedAt !== null && { state_changed_at: toRfc3339(identity.stateChangedAt) }),
  traits: identity.traits,
  ...(identity.verifiable.length > 0 && { verifiable_addresses: identity.verifiable.map(toVerifiableJson) }),
  ...(identity.recovery.length > 0 && { recovery_addresses: identity.recovery.map(toRecoveryJson) }),
  metadata_public: identity.metadataPublic,
  created_at: toStored(identity.createdAt),
  updated_at: toStored(identity.updatedAt),
  organization_id: null,
});

const toVerifiableJson = ({ id, value, via, isVerified, status, verifiedAt, at }: Address): Readonly<Record<string, unknown>> => ({
  id,
  value,
  verified: isVerified,
  via,
  status,
  ...(verifiedAt !== null && { verified_at: toRfc3339(verifiedAt) }),
  created_at: toStored(at),
  updated_at: toStored(at),
});

const toRecoveryJson = ({ id, value, via, at }: Address): Readonly<Record<string, unknown>> => ({
  id,
  value,
  via,
  created_at: toStored(at),
  updated_at: toStored(at),
});
