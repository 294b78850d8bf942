import { readField } from '../../http/decode-body.ts';
import { listIdentifiers } from '../../identity/create-identity.ts';
import { countTooManyBytes, MOST_BYTES } from '../../password-length.ts';
import {
  password as passwordLabel,
  passwordSameAsOld,
  passwordTooLong,
  passwordTooShort,
  passwordTooSimilar,
  propertyMissing,
  save,
} from '../../ui/message.ts';
import { input, submit } from '../../ui/node.ts';
import { findSchema } from '../../world.ts';
import { checkChange } from '../check-change.ts';
import { isTooSimilar } from '../is-too-similar.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';

const SHORTEST = 8;

/** Another password. Its length and whether it resembles the identifier are looked at; whether it leaked is not. Source: selfservice/strategy/password/settings.go. */
export const password: SettingsMethod = {
  id: 'password',
  isEnabled: (config) => config['selfservice.methods.password.enabled'],
  toNodes: () => [
    input('password', { name: 'password', type: 'password', required: true, autocomplete: 'new-password' }, passwordLabel()),
    submit('password', 'method', 'password', save()),
  ],
  submit: submitPassword,
};

function submitPassword(change: Change): ChangeVerdict {
  if (readField(change.form, 'method') !== 'password') return { kind: 'declined' };
  const refused = checkChange(change, password);
  if (refused !== null) return refused;
  const { credentials } = change.signedIn.identity;
  const given = readField(change.form, 'password');
  if (given === '') return { kind: 'wrong', atNodes: { password: propertyMissing('password') } };
  const length = [...given].length;
  if (length < SHORTEST) return { kind: 'wrong', atNodes: { password: passwordTooShort(SHORTEST, length) } };
  const { identity } = change.signedIn;
  const schema = findSchema(change.world, identity.schemaId);
  if (listIdentifiers(schema, identity.traits).some((identifier) => isTooSimilar(identifier, given)))
    return { kind: 'wrong', atNodes: { password: passwordTooSimilar() } };
  const bytes = countTooManyBytes(change.world.config, given);
  if (bytes !== null) return { kind: 'wrong', atNodes: { password: passwordTooLong(MOST_BYTES, bytes) } };
  if (credentials.password?.password === given) return { kind: 'wrong', atNodes: { password: passwordSameAsOld() } };
  credentials.password = { identifiers: listIdentifiers(schema, identity.traits), password: given };
  return { kind: 'changed' };
}
