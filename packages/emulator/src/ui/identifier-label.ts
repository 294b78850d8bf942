import { findSchema, type World } from '../world.ts';
import { type Message, traitLabel } from './message.ts';

/**
 * The label of *identifier*: the title of the one trait that anything in the schema's Kratos extension names; `ID` when there are several.
 * Source: selfservice/flow/login/extension_identifier_label.go.
 */
export function toIdentifierLabel(world: World, schemaId = ''): Message {
  const named = findSchema(world, schemaId).traits.filter(
    (trait) =>
      trait.isPasswordIdentifier ||
      trait.codeVia !== '' ||
      trait.isTotpAccountName ||
      trait.isWebauthnIdentifier ||
      trait.isPasskeyDisplayName,
  );
  return traitLabel(named.length === 1 ? named[0] : undefined, world.release);
}
