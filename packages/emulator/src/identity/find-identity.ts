import type { ServerState } from '../server-state.ts';
import type { Identity } from './identity.ts';

/** An identifier the way Kratos compares them: without blanks around it, in lower case. Source: x/normalize.go. */
export const normalizeIdentifier = (identifier: string): string => identifier.trim().toLowerCase();

/** Whoever signs in with a password under this identifier. */
export const findByPasswordIdentifier = (server: ServerState, identifier: string): Identity | undefined =>
  find(server, ({ credentials }) => credentials.password?.identifiers.includes(normalizeIdentifier(identifier)) === true);

/** Whoever gets mailed codes at this address. */
export const findByCodeAddress = (server: ServerState, identifier: string): Identity | undefined =>
  find(
    server,
    ({ credentials }) => credentials.code?.addresses.some(({ address }) => address === normalizeIdentifier(identifier)) === true,
  );

/** Whoever has this identifier, whatever for. */
export const findByAnyIdentifier = (server: ServerState, identifier: string): Identity | undefined =>
  findByPasswordIdentifier(server, identifier) ?? findByCodeAddress(server, identifier);

function find(server: ServerState, is: (identity: Identity) => boolean): Identity | undefined {
  for (const identity of server.identities.values()) if (is(identity)) return identity;
  return undefined;
}
