import { findIdentitySchema, type ServerState } from '../server-state.ts';
import { traitLabel, type UiMessage } from './message.ts';

/**
 * Returns the label of the identifier field: the title of the only trait with a use in the Kratos extension, else `ID`.
 * Source: selfservice/flow/login/extension_identifier_label.go.
 */
export function toIdentifierLabel(server: ServerState, schemaId = ''): UiMessage {
  const named = findIdentitySchema(server, schemaId).traits.filter(
    (trait) =>
      trait.isPasswordIdentifier ||
      trait.codeVia !== '' ||
      trait.isTotpAccountName ||
      trait.isWebauthnIdentifier ||
      trait.isPasskeyDisplayName,
  );
  return traitLabel(named.length === 1 ? named[0] : undefined, server.release);
}
