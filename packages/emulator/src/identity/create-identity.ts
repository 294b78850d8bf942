import { randomUuid } from '../bytes/random.ts';
import type { Moment } from '../clock.ts';
import type { IdentitySchema, Trait } from '../config/schemas.ts';
import { type Json, type JsonObject, readPath } from '../json.ts';
import { findSchema, type World } from '../world.ts';
import { findByCodeAddress, findByPasswordIdentifier, normalizeIdentifier } from './find-identity.ts';
import type { Address, Identity } from './identity.ts';
import { findTraitProblems } from './validate-traits.ts';

/** Somebody to be. */
export interface IdentityOptions {
  readonly id?: string;
  readonly schemaId?: string;
  readonly traits: JsonObject;
  readonly state?: 'active' | 'inactive';
  readonly password?: string;
  /** Which addresses are verified already. */
  readonly verifiedAddresses: 'all' | readonly string[];
  readonly metadataPublic?: Json;
  readonly metadataAdmin?: Json;
  readonly externalId?: string;
}

/** Why somebody cannot be. */
export interface Problem {
  readonly problem: string;
  /** Somebody else has the identifier. */
  readonly isConflict?: true;
}

/** Creates somebody; what their traits are for is up to the identity schema. */
export function createIdentity(world: World, options: IdentityOptions): { readonly identity: Identity } | Problem {
  const schema = findSchema(world, options.schemaId);
  const problems = findTraitProblems(schema.schema, options.traits);
  if (problems.length > 0) return { problem: problems.map(({ text }) => text).join(' ') };
  const identifiers = listIdentifiers(schema, options.traits);
  if (identifiers.some((value) => findByPasswordIdentifier(world, value) ?? findByCodeAddress(world, value)))
    return { problem: 'This address is conflicting with another address in the system.', isConflict: true };
  const at = world.clock.read();
  const identity: Identity = {
    id: options.id ?? randomUuid(),
    schemaId: schema.id,
    state: options.state ?? 'active',
    stateChangedAt: at,
    traits: options.traits,
    verifiable: [],
    recovery: [],
    metadataPublic: options.metadataPublic ?? null,
    metadataAdmin: options.metadataAdmin ?? null,
    externalId: options.externalId ?? '',
    createdAt: at,
    updatedAt: at,
    credentials: {
      password: options.password === undefined ? null : { password: options.password, identifiers },
      totp: null,
      lookup: null,
      code: null,
    },
  };
  applyTraits(schema, identity, options.verifiedAddresses, at);
  world.identities.set(identity.id, identity);
  return { identity };
}

/** Draws addresses and code credentials from the traits; an address that was there already stays what it was. */
export function applyTraits(schema: IdentitySchema, identity: Identity, verified: 'all' | readonly string[], at: Moment): void {
  const keep = (known: readonly Address[], value: string, make: () => Address): Address =>
    known.find((address) => address.value === value) ?? make();
  identity.verifiable = readTraits(schema, identity.traits, (trait) => trait.verificationVia !== '').map(({ value, trait }) => {
    const isVerified = verified === 'all' || verified.includes(value);
    return keep(identity.verifiable, value, () => ({
      id: randomUuid(),
      value,
      via: trait.verificationVia,
      isVerified,
      isSent: false,
      verifiedAt: isVerified ? at : null,
      at,
    }));
  });
  identity.recovery = readTraits(schema, identity.traits, (trait) => trait.recoveryVia !== '').map(({ value, trait }) =>
    keep(identity.recovery, value, () => ({
      id: randomUuid(),
      value,
      via: trait.recoveryVia,
      isVerified: false,
      isSent: false,
      verifiedAt: null,
      at,
    })),
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
