import { findIdentitySchema, type ServerState } from '../server-state.ts';
import { traitLabel, type UiMessage } from './message.ts';

/**
 * The label of *identifier*: the title of the one trait that anything in the schema's Kratos extension names; `ID` when there are several.
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
