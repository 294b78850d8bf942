import { readField } from '../../http/decode-body.ts';
import { listIdentifiers } from '../../identity/create-identity.ts';
import { countTooManyBytes, MAX_PASSWORD_BYTES } from '../../password-length.ts';
import { findIdentitySchema } from '../../server-state.ts';
import {
  passwordLabel,
  passwordSameAsOld,
  passwordTooLong,
  passwordTooShort,
  passwordTooSimilar,
  propertyMissing,
  saveLabel,
} from '../../ui/message.ts';
import { inputNode, submitButton } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import { isTooSimilar } from '../is-too-similar.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';

const MIN_LENGTH = 8;

/** Changes the password. It checks length and similarity, but not for breaches. Source: selfservice/strategy/password/settings.go. */
export const passwordSettings: SettingsMethod = {
  id: 'password',
  isEnabled: (config) => config['selfservice.methods.password.enabled'],
  toNodes: () => [
    inputNode('password', { name: 'password', type: 'password', required: true, autocomplete: 'new-password' }, passwordLabel()),
    submitButton('password', 'method', 'password', saveLabel()),
  ],
  submit: submitPassword,
};

function submitPassword(submission: SettingsSubmission): SettingsResult {
  if (readField(submission.form, 'method') !== 'password') return { kind: 'skipped' };
  const refused = checkSettingsSubmission(submission, passwordSettings);
  if (refused !== null) return refused;
  const { credentials } = submission.signedIn.identity;
  const given = readField(submission.form, 'password');
  if (given === '') return { kind: 'invalid', atNodes: { password: propertyMissing('password') } };
  const length = [...given].length;
  if (length < MIN_LENGTH) return { kind: 'invalid', atNodes: { password: passwordTooShort(MIN_LENGTH, length) } };
  const { identity } = submission.signedIn;
  const schema = findIdentitySchema(submission.server, identity.schemaId);
  if (listIdentifiers(schema, identity.traits).some((identifier) => isTooSimilar(identifier, given)))
    return { kind: 'invalid', atNodes: { password: passwordTooSimilar() } };
  const bytes = countTooManyBytes(submission.server.config, given);
  if (bytes !== null) return { kind: 'invalid', atNodes: { password: passwordTooLong(MAX_PASSWORD_BYTES, bytes) } };
  if (credentials.password?.password === given) return { kind: 'invalid', atNodes: { password: passwordSameAsOld() } };
  credentials.password = { identifiers: listIdentifiers(schema, identity.traits), password: given };
  return { kind: 'saved' };
}
