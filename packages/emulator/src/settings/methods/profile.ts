import type { Trait } from '../../config/schemas.ts';
import { readField } from '../../http/decode-body.ts';
import { applyTraits, isTaken } from '../../identity/create-identity.ts';
import { findTraitProblems, type TraitProblem } from '../../identity/validate-traits.ts';
import { type Json, readPath } from '../../json.ts';
import { duplicateAccount, save, traitLabel } from '../../ui/message.ts';
import { input, submit, toNodeId, type UiNode, withAttributes } from '../../ui/node.ts';
import { findSchema, type World } from '../../world.ts';
import { checkChange } from '../check-change.ts';
import { flattenTraits, readTraits, toTraits } from '../read-traits.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';
import { toUndecodable } from '../to-undecodable.ts';

const AUTOCOMPLETE: Readonly<Record<string, string>> = { email: 'email', uri: 'url' };
const TYPES: Readonly<Record<string, string>> = { email: 'email', uri: 'url', tel: 'tel', date: 'date', 'date-time': 'datetime-local' };

/** The traits. What signs in with them needs a young session, like every credential. Source: selfservice/strategy/profile/strategy.go. */
export const profile: SettingsMethod = {
  id: 'profile',
  isEnabled: (config) => config['selfservice.methods.profile.enabled'],
  toNodes(world, { identity }) {
    const fields = findSchema(world, identity.schemaId).traits.map((trait) => toField(world, trait));
    return [...fillIn(fields, identity.traits), submit('profile', 'method', 'profile', save())];
  },
  submit: submitProfile,
};

function toField({ release }: World, trait: Trait): UiNode {
  const number = trait.type === 'number' || trait.type === 'integer' ? 'number' : 'text';
  const type = trait.type === 'boolean' ? 'checkbox' : (TYPES[trait.format] ?? number);
  const autocomplete = AUTOCOMPLETE[trait.format];
  return input(
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

function submitProfile(change: Change): ChangeVerdict {
  const { world, call, flow, signedIn, form } = change;
  if (readField(form, 'method') !== 'profile') return { kind: 'declined' };
  if (!profile.isEnabled(world.config)) return checkChange(change, profile) ?? { kind: 'declined' };
  const { identity } = signedIn;
  const schema = findSchema(world, identity.schemaId);
  const given = readTraits(call, form, schema);
  if ('problem' in given) return toUndecodable(call, flow, form, given.problem);
  const traits = toTraits(given.traits);
  const problems = findTraitProblems(schema.schema, given.traits);
  if (problems.length > 0 || Object.keys(change.formProblems).length > 0) return refuseTraits(change, given.traits, problems);
  const refused = checkChange(change, profile);
  const isProtected = schema.traits.some(
    (trait) =>
      (trait.isPasswordIdentifier || trait.codeVia !== '' || trait.verificationVia !== '' || trait.recoveryVia !== '') &&
      readPath(traits, trait.path) !== readPath(identity.traits, trait.path),
  );
  if (refused !== null && (refused.kind !== 'too old' || isProtected)) return refused;
  if (isTaken(world, schema, traits, { self: identity })) return { kind: 'wrong', messages: [...flow.messages, duplicateAccount()] };
  identity.traits = traits;
  identity.stateChangedAt = null;
  applyTraits(schema, identity, null, world.clock.read());
  return { kind: 'changed' };
}

// What was typed stays, and so does what the form said before.
function refuseTraits({ flow, formProblems }: Change, traits: Json, problems: readonly TraitProblem[]): ChangeVerdict {
  flow.nodes = fillIn(
    flow.nodes.map((node) =>
      toNodeId(node).startsWith('traits.') ? { ...withAttributes(node, { value: undefined }), messages: [] } : node,
    ),
    traits,
  );
  const atNodes = Object.fromEntries(
    problems.map(({ path }) => [path, problems.filter((each) => each.path === path).map(({ message }) => message)]),
  );
  return { kind: 'wrong', messages: flow.messages, atNodes: { ...formProblems, ...atNodes }, keepsMessages: true };
}

/** The form with these traits; a trait without a field gets one at the end. Source: ui/container/container.go. */
function fillIn(nodes: readonly UiNode[], traits: Json): readonly UiNode[] {
  const filled = [...nodes];
  for (const [name, value] of flattenTraits(traits, 'traits')) {
    const at = filled.findIndex((node) => toNodeId(node) === name);
    const node = filled[at];
    const shown = value === null ? undefined : value;
    if (node !== undefined) filled[at] = { ...withAttributes(node, { value: shown }), group: 'profile' };
    else filled.push(input('profile', { name, type: toInputType(value), ...(shown !== undefined && { value: shown }) }));
  }
  return filled;
}

const toInputType = (value: Json): string => (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'checkbox' : 'text');
