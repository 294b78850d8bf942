import type { ServerState } from '../server-state.ts';
import type { Identity } from './identity.ts';

/** Normalizes an identifier for comparison as Kratos does: trimmed and in lower case. Source: x/normalize.go. */
export const normalizeIdentifier = (identifier: string): string => identifier.trim().toLowerCase();

/** Finds the identity that signs in with a password and this identifier. */
export const findByPasswordIdentifier = (server: ServerState, identifier: string): Identity | undefined =>
  find(server, ({ credentials }) => credentials.password?.identifiers.includes(normalizeIdentifier(identifier)) === true);

/** Finds the identity that receives codes at this address. */
export const findByCodeAddress = (server: ServerState, identifier: string): Identity | undefined =>
  find(
    server,
    ({ credentials }) => credentials.code?.addresses.some(({ address }) => address === normalizeIdentifier(identifier)) === true,
  );

/** Finds the identity with this identifier for passwords or codes. */
export const findByAnyIdentifier = (server: ServerState, identifier: string): Identity | undefined =>
  findByPasswordIdentifier(server, identifier) ?? findByCodeAddress(server, identifier);

function find(server: ServerState, is: (identity: Identity) => boolean): Identity | undefined {
  for (const identity of server.identities.values()) if (is(identity)) return identity;
  return undefined;
}
