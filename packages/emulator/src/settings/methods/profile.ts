import type { Trait } from '../../config/schemas.ts';
import { readField } from '../../http/decode-body.ts';
import { applyTraits, listIdentifiers } from '../../identity/create-identity.ts';
import { findByAnyIdentifier } from '../../identity/find-identity.ts';
import { findTraitProblems, type TraitProblem } from '../../identity/validate-traits.ts';
import { type Json, type JsonObject, readPath, writePath } from '../../json.ts';
import { duplicateAccount, save, traitLabel } from '../../ui/message.ts';
import { input, submit, toNodeId, type UiNode, withAttributes } from '../../ui/node.ts';
import { findSchema, type World } from '../../world.ts';
import { checkChange } from '../check-change.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';

const AUTOCOMPLETE: Readonly<Record<string, string>> = { email: 'email', uri: 'url' };
const TYPES: Readonly<Record<string, string>> = { email: 'email', uri: 'url', tel: 'tel', date: 'date', 'date-time': 'datetime-local' };

/** The traits. What signs in with them needs a young session, like every credential. Source: selfservice/strategy/profile/strategy.go. */
export const profile: SettingsMethod = {
  id: 'profile',
  isEnabled: (config) => config['selfservice.methods.profile.enabled'],
  toNodes(world, { identity }) {
    const fields = findSchema(world, identity.schemaId).traits.map((trait) =>
      toField(world, trait, readPath(identity.traits, trait.path) as Json | undefined),
    );
    return [...fields, submit('profile', 'method', 'profile', save())];
  },
  submit: submitProfile,
};

function toField({ release }: World, trait: Trait, value: Json | undefined): UiNode {
  const number = trait.type === 'number' || trait.type === 'integer' ? 'number' : 'text';
  const type = trait.type === 'boolean' ? 'checkbox' : (TYPES[trait.format] ?? number);
  const autocomplete = AUTOCOMPLETE[trait.format];
  return input(
    'profile',
    {
      name: trait.name,
      type,
      ...(value !== undefined && { value }),
      required: trait.isRequired,
      ...(autocomplete !== undefined && { autocomplete }),
      ...(trait.pattern !== '' && { pattern: trait.pattern }),
    },
    trait.title === '' ? undefined : traitLabel(trait, release),
  );
}

function submitProfile(change: Change): ChangeVerdict {
  const { world, flow, signedIn, form } = change;
  if (readField(form, 'method') !== 'profile') return { kind: 'declined' };
  const { identity } = signedIn;
  const schema = findSchema(world, identity.schemaId);
  const nested = form['traits'];
  const traits = schema.traits.reduce((all, { name, path }) => {
    const value = form[name] ?? (readPath(nested, path) as Json | undefined);
    return value === undefined ? all : writePath(all, path, value);
  }, {} as JsonObject);
  const refused = checkChange(change, profile);
  const isProtected = schema.traits.some(
    (trait) =>
      (trait.isPasswordIdentifier || trait.codeVia !== '' || trait.verificationVia !== '' || trait.recoveryVia !== '') &&
      readPath(traits, trait.path) !== readPath(identity.traits, trait.path),
  );
  if (refused !== null && (refused.kind !== 'too old' || isProtected)) return refused;
  const problems = findTraitProblems(schema.schema, traits);
  if (problems.length > 0) return refuseTraits(change, traits, problems);
  const isTaken = listIdentifiers(schema, traits).some((identifier) => (findByAnyIdentifier(world, identifier) ?? identity) !== identity);
  if (isTaken) return { kind: 'wrong', messages: [...flow.messages, duplicateAccount()] };
  identity.traits = traits;
  identity.stateChangedAt = null;
  applyTraits(schema, identity, null, world.clock.read());
  return { kind: 'changed' };
}

// What was typed stays, and so does what the form said before.
function refuseTraits({ flow }: Change, traits: JsonObject, problems: readonly TraitProblem[]): ChangeVerdict {
  flow.nodes = flow.nodes.map((node) => {
    const value = node.group === 'profile' ? (readPath({ traits }, toNodeId(node).split('.')) as Json | undefined) : undefined;
    return value === undefined ? node : withAttributes(node, { value });
  });
  const atNodes = Object.fromEntries(
    problems.map(({ path }) => [path, problems.filter((each) => each.path === path).map(({ message }) => message)]),
  );
  return { kind: 'wrong', messages: flow.messages, atNodes };
}
