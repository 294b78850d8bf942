import type { Trait } from '../../config/identity-schemas.ts';
import { readField } from '../../http/decode-body.ts';
import { applyTraits, hasConflict } from '../../identity/create-identity.ts';
import { findTraitMessages, type TraitMessage } from '../../identity/validate-traits.ts';
import { type JsonValue, readPath } from '../../json.ts';
import { findIdentitySchema, type ServerState } from '../../server-state.ts';
import { duplicateAccount, saveLabel, traitLabel } from '../../ui/message.ts';
import { inputNode, submitButton, toNodeId, type UiNode, withAttributes } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import { flattenTraits, readTraits, toTraitsObject } from '../read-traits.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';
import { toUndecodableResult } from '../to-undecodable-result.ts';

const AUTOCOMPLETE: Readonly<Record<string, string>> = { email: 'email', uri: 'url' };
const TYPES: Readonly<Record<string, string>> = { email: 'email', uri: 'url', tel: 'tel', date: 'date', 'date-time': 'datetime-local' };

/** Changes the traits. Identifiers and addresses require a recent login. Source: selfservice/strategy/profile/strategy.go. */
export const profileSettings: SettingsMethod = {
  id: 'profile',
  isEnabled: (config) => config['selfservice.methods.profile.enabled'],
  toNodes(server, { identity }) {
    const fields = findIdentitySchema(server, identity.schemaId).traits.map((trait) => toField(server, trait));
    return [...fillIn(fields, identity.traits), submitButton('profile', 'method', 'profile', saveLabel())];
  },
  submit: submitProfile,
};

function toField({ release }: ServerState, trait: Trait): UiNode {
  const number = trait.type === 'number' || trait.type === 'integer' ? 'number' : 'text';
  const type = trait.type === 'boolean' ? 'checkbox' : (TYPES[trait.format] ?? number);
  const autocomplete = AUTOCOMPLETE[trait.format];
  return inputNode(
    'profile',
    {
      name: trait.name,
      type,
      required: trait.isRequired,
      ...(autocomplete !== undefined && { autocomplete }),
      ...(trait.pattern !== '' && { pattern: trait.pattern }),
    },
    trait.title === '' ? undefined : traitLabel(trait, release),
  );
}

function submitProfile(submission: SettingsSubmission): SettingsResult {
  const { server, call, flow, signedIn, form } = submission;
  if (readField(form, 'method') !== 'profile') return { kind: 'skipped' };
  if (!profileSettings.isEnabled(server.config)) return checkSettingsSubmission(submission, profileSettings) ?? { kind: 'skipped' };
  const { identity } = signedIn;
  const schema = findIdentitySchema(server, identity.schemaId);
  const given = readTraits(call, form, schema);
  if ('problem' in given) return toUndecodableResult(call, flow, form, given.problem);
  const traits = toTraitsObject(given.traits);
  const problems = findTraitMessages(schema.schema, given.traits);
  if (problems.length > 0 || Object.keys(submission.formProblems).length > 0) return refuseTraits(submission, given.traits, problems);
  const refused = checkSettingsSubmission(submission, profileSettings);
  const isProtected = schema.traits.some(
    (trait) =>
      (trait.isPasswordIdentifier || trait.codeVia !== '' || trait.verificationVia !== '' || trait.recoveryVia !== '') &&
      readPath(traits, trait.path) !== readPath(identity.traits, trait.path),
  );
  if (refused !== null && (refused.kind !== 'refreshRequired' || isProtected)) return refused;
  if (hasConflict(server, schema, traits, { self: identity })) return { kind: 'invalid', messages: [...flow.messages, duplicateAccount()] };
  identity.traits = traits;
  identity.stateChangedAt = null;
  applyTraits(schema, identity, null, server.clock.read());
  return { kind: 'saved' };
}

// The form keeps the submitted values and its previous messages.
function refuseTraits({ flow, formProblems }: SettingsSubmission, traits: JsonValue, problems: readonly TraitMessage[]): SettingsResult {
  flow.nodes = fillIn(
    flow.nodes.map((node) =>
      toNodeId(node).startsWith('traits.') ? { ...withAttributes(node, { value: undefined }), messages: [] } : node,
    ),
    traits,
  );
  const atNodes = Object.fromEntries(
    problems.map(({ path }) => [path, problems.filter((each) => each.path === path).map(({ message }) => message)]),
  );
  return { kind: 'invalid', messages: flow.messages, atNodes: { ...formProblems, ...atNodes }, keepsMessages: true };
}

/** Fills traits into a form and appends a field for each trait without one. Source: ui/container/container.go. */
function fillIn(nodes: readonly UiNode[], traits: JsonValue): readonly UiNode[] {
  const filled = [...nodes];
  for (const [name, value] of flattenTraits(traits, 'traits')) {
    const at = filled.findIndex((node) => toNodeId(node) === name);
    const node = filled[at];
    const shown = value === null ? undefined : value;
    if (node !== undefined) filled[at] = { ...withAttributes(node, { value: shown }), group: 'profile' };
    else filled.push(inputNode('profile', { name, type: toInputType(value), ...(shown !== undefined && { value: shown }) }));
  }
  return filled;
}

const toInputType = (value: JsonValue): string => (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'checkbox' : 'text');
