import { randomUuid } from '../bytes/random.ts';
import type { Moment } from '../clock.ts';
import type { IdentitySchema, Trait } from '../config/schemas.ts';
import { isObject, type Json, type JsonObject, readPath } from '../json.ts';
import { findSchema, type World } from '../world.ts';
import { type GivenAddress, toAddress } from './addresses.ts';
import { findByCodeAddress, findByPasswordIdentifier, normalizeIdentifier } from './find-identity.ts';
import type { Identity } from './identity.ts';
import { findTraitFault } from './validate-traits.ts';

/** Somebody to be. */
export interface IdentityOptions {
  readonly id?: string;
  readonly schemaId?: string;
  readonly traits: Json;
  readonly state?: 'active' | 'inactive';
  readonly password?: string;
  /** The stored addresses. */
  readonly addresses: GivenAddresses;
  readonly metadataPublic?: Json;
  readonly metadataAdmin?: Json;
  readonly externalId?: string;
}

/** The addresses given with an identity. `null` keeps the stored values of the remaining ones. */
export type GivenAddresses =
  | 'all verified'
  | { readonly verifiable: readonly GivenAddress[]; readonly recovery: readonly GivenAddress[] }
  | null;

/** Why somebody cannot be. */
export interface Problem {
  /** The message of the admin API. */
  readonly problem: string;
  /** The message for developers who write seeds. */
  readonly words: string;
  /** Somebody else has the identifier. */
  readonly isConflict?: true;
}

/** Creates somebody; what their traits are for is up to the identity schema. */
export function createIdentity(world: World, options: IdentityOptions): { readonly identity: Identity } | Problem {
  const schema = findSchema(world, options.schemaId);
  const fault = findTraitFault(schema.schema, options.traits);
  if (fault !== null) return { problem: fault.text, words: fault.words };
  const traits = isObject(options.traits) ? options.traits : {};
  if (isTaken(world, schema, traits, { externalId: options.externalId ?? '' }))
    return { problem: CONFLICT, words: CONFLICT, isConflict: true };
  const at = world.clock.read();
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
  world.identities.set(identity.id, identity);
  return { identity };
}

const CONFLICT = 'This address is conflicting with another address in the system.';

/** Whether another identity has one of these identifiers, one of these addresses, or the external id. */
export function isTaken(
  world: World,
  schema: IdentitySchema,
  traits: JsonObject,
  { externalId = '', self }: { readonly externalId?: string; readonly self?: Identity },
): boolean {
  const isOther = (found: Identity | undefined): boolean => found !== undefined && found !== self;
  const identifiers = readTraits(schema, traits, (trait) => trait.isPasswordIdentifier || trait.codeVia !== '');
  if (identifiers.some(({ value }) => isOther(findByPasswordIdentifier(world, value)) || isOther(findByCodeAddress(world, value))))
    return true;
  const addresses = readTraits(schema, traits, isOnlyAddress).map(({ value }) => value);
  if (addresses.length === 0 && externalId === '') return false;
  for (const other of world.identities.values()) {
    if (other === self) continue;
    if (externalId !== '' && other.externalId === externalId) return true;
    if ([...other.verifiable, ...other.recovery].some(({ value }) => addresses.includes(value))) return true;
  }
  return false;
}

const isOnlyAddress = ({ isPasswordIdentifier, codeVia, verificationVia, recoveryVia }: Trait): boolean =>
  !isPasswordIdentifier && codeVia === '' && (verificationVia !== '' || recoveryVia !== '');

/** Derives addresses and code credentials from the traits. */
export function applyTraits(schema: IdentitySchema, identity: Identity, given: GivenAddresses, at: Moment): void {
  const [verifiable, recovery] = given === null || given === 'all verified' ? [given, null] : [given.verifiable, given.recovery];
  identity.verifiable = readTraits(schema, identity.traits, (trait) => trait.verificationVia !== '').map(({ value, trait }) =>
    toAddress({ value, via: trait.verificationVia }, identity.verifiable, verifiable, at),
  );
  identity.recovery = readTraits(schema, identity.traits, (trait) => trait.recoveryVia !== '').map(({ value, trait }) =>
    toAddress({ value, via: trait.recoveryVia }, identity.recovery, recovery, at),
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

/** The identifiers of the password, sorted as Kratos sorts them when it reads an identity. Source: persistence/sql/identity/persister_identity.go. */
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
