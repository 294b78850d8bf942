import { randomUuid } from '../bytes/random.ts';
import type { NanoTimestamp } from '../clock.ts';
import type { IdentitySchema, Trait } from '../config/identity-schemas.ts';
import { isJsonObject, type JsonObject, type JsonValue, readPath } from '../json.ts';
import { findIdentitySchema, type ServerState } from '../server-state.ts';
import { type GivenAddress, toIdentityAddress } from './addresses.ts';
import { findByCodeAddress, findByPasswordIdentifier, normalizeIdentifier } from './find-identity.ts';
import type { Identity } from './identity.ts';
import { findTraitsError } from './validate-traits.ts';

/** The values of a new identity. */
interface NewIdentity {
  readonly id?: string;
  readonly schemaId?: string;
  readonly traits: JsonValue;
  readonly state?: 'active' | 'inactive';
  readonly password?: string;
  /** The given addresses, which override those from the traits. */
  readonly addresses: GivenAddresses;
  readonly metadataPublic?: JsonValue;
  readonly metadataAdmin?: JsonValue;
  readonly externalId?: string;
}

/** The given addresses of an identity. `null` keeps the stored ones. */
export type GivenAddresses =
  | 'all verified'
  | { readonly verifiable: readonly GivenAddress[]; readonly recovery: readonly GivenAddress[] }
  | null;

/** The reason why an identity cannot be created. */
interface IdentityProblem {
  /** The message of the admin API. */
  readonly problem: string;
  /** The details for the error of `identities.add`. */
  readonly details: string;
  /** Another identity has the identifier, the address or the external id. */
  readonly isConflict?: true;
}

/** Creates an identity. Its schema determines the use of each trait. */
export function createIdentity(server: ServerState, options: NewIdentity): { readonly identity: Identity } | IdentityProblem {
  const schema = findIdentitySchema(server, options.schemaId);
  const fault = findTraitsError(schema.schema, options.traits);
  if (fault !== null) return { problem: fault.text, details: fault.details };
  const traits = isJsonObject(options.traits) ? options.traits : {};
  if (hasConflict(server, schema, traits, { externalId: options.externalId ?? '' }))
    return { problem: CONFLICT, details: CONFLICT, isConflict: true };
  const at = server.clock.read();
  const identity: Identity = {
    id: options.id ?? randomUuid(),
    schemaId: schema.id,
    state: options.state ?? 'active',
    stateChangedAt: at,
    traits,
    verifiable: [],
    recovery: [],
    metadataPublic: options.metadataPublic ?? null,
    metadataAdmin: options.metadataAdmin ?? null,
    externalId: options.externalId ?? '',
    createdAt: at,
    credentialsAt: at,
    updatedAt: at,
    credentials: {
      password: options.password === undefined ? null : { password: options.password, identifiers: [] },
      totp: null,
      lookup: null,
      code: null,
    },
  };
  applyTraits(schema, identity, options.addresses, at);
  server.identities.set(identity.id, identity);
  return { identity };
}

const CONFLICT = 'This address is conflicting with another address in the system.';

/** Whether another identity has one of these identifiers, one of these addresses, or the external id. */
export function hasConflict(
  server: ServerState,
  schema: IdentitySchema,
  traits: JsonObject,
  { externalId = '', self }: { readonly externalId?: string; readonly self?: Identity },
): boolean {
  const isOther = (found: Identity | undefined): boolean => found !== undefined && found !== self;
  const identifiers = readTraits(schema, traits, (trait) => trait.isPasswordIdentifier || trait.codeVia !== '');
  if (identifiers.some(({ value }) => isOther(findByPasswordIdentifier(server, value)) || isOther(findByCodeAddress(server, value))))
    return true;
  const addresses = readTraits(schema, traits, isOnlyAddress).map(({ value }) => value);
  if (addresses.length === 0 && externalId === '') return false;
  for (const other of server.identities.values()) {
    if (other === self) continue;
    if (externalId !== '' && other.externalId === externalId) return true;
    if ([...other.verifiable, ...other.recovery].some(({ value }) => addresses.includes(value))) return true;
  }
  return false;
}

const isOnlyAddress = ({ isPasswordIdentifier, codeVia, verificationVia, recoveryVia }: Trait): boolean =>
  !isPasswordIdentifier && codeVia === '' && (verificationVia !== '' || recoveryVia !== '');

/** Derives addresses and code credentials from the traits. */
export function applyTraits(schema: IdentitySchema, identity: Identity, given: GivenAddresses, at: NanoTimestamp): void {
  const [verifiable, recovery] = given === null || given === 'all verified' ? [given, null] : [given.verifiable, given.recovery];
  identity.verifiable = readTraits(schema, identity.traits, (trait) => trait.verificationVia !== '').map(({ value, trait }) =>
    toIdentityAddress({ value, via: trait.verificationVia }, identity.verifiable, verifiable, at),
  );
  identity.recovery = readTraits(schema, identity.traits, (trait) => trait.recoveryVia !== '').map(({ value, trait }) =>
    toIdentityAddress({ value, via: trait.recoveryVia }, identity.recovery, recovery, at),
  );
  const addresses = readTraits(schema, identity.traits, (trait) => trait.codeVia !== '').map(({ value, trait }) => ({
    via: trait.codeVia,
    address: value,
  }));
  identity.credentials.code = addresses.length > 0 ? { addresses } : null;
  const { password } = identity.credentials;
  if (password === null) return;
  identity.credentials.password = { ...password, identifiers: listIdentifiers(schema, identity.traits) };
}

/** Lists the identifiers of the password in the order of Kratos. Source: persistence/sql/identity/persister_identity.go. */
export const listIdentifiers = (schema: IdentitySchema, traits: JsonObject): readonly string[] =>
  readTraits(schema, traits, (trait) => trait.isPasswordIdentifier)
    .map(({ value }) => value)
    .sort();

function readTraits(
  schema: IdentitySchema,
  traits: JsonObject,
  is: (trait: Trait) => boolean,
): readonly { readonly trait: Trait; readonly value: string }[] {
  return schema.traits.filter(is).flatMap((trait) => {
    const value = readPath(traits, trait.path);
    return typeof value === 'string' && value !== '' ? [{ trait, value: normalizeIdentifier(value) }] : [];
  });
}
