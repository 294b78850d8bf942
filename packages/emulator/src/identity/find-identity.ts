import type { World } from '../world.ts';
import type { Identity } from './identity.ts';

/** An identifier the way Kratos compares them: without blanks around it, in lower case. Source: x/normalize.go. */
export const normalizeIdentifier = (identifier: string): string => identifier.trim().toLowerCase();

/** Whoever signs in with a password under this identifier. */
export const findByPasswordIdentifier = (world: World, identifier: string): Identity | undefined =>
  find(world, ({ credentials }) => credentials.password?.identifiers.includes(normalizeIdentifier(identifier)) === true);

/** Whoever gets mailed codes at this address. */
export const findByCodeAddress = (world: World, identifier: string): Identity | undefined =>
  find(world, ({ credentials }) => credentials.code?.addresses.some(({ address }) => address === normalizeIdentifier(identifier)) === true);

/** Whoever has this identifier, whatever for. */
export const findByAnyIdentifier = (world: World, identifier: string): Identity | undefined =>
  findByPasswordIdentifier(world, identifier) ?? findByCodeAddress(world, identifier);

function find(world: World, is: (identity: Identity) => boolean): Identity | undefined {
  for (const identity of world.identities.values()) if (is(identity)) return identity;
  return undefined;
}
