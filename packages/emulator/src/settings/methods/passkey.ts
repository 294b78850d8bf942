import { randomBytes } from '../../bytes/random.ts';
import { toPublicUrl } from '../../config/urls.ts';
import { serverError } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import type { Identity } from '../../identity/identity.ts';
import { readPath } from '../../json.ts';
import { webauthnScriptNode } from '../../login/methods/passkey.ts';
import { findIdentitySchema, type ServerState } from '../../server-state.ts';
import { addPasskeyLabel, genericError, noIdentifiers } from '../../ui/message.ts';
import { inputNode } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import { refuseRegistration, toRegistrationOptions } from '../registration-options.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';

/** Offers passkeys as Kratos does, but cannot register them. Source: selfservice/strategy/passkey/passkey_settings.go. */
export const passkeySettings: SettingsMethod = {
  id: 'passkey',
  isEnabled: (config) => config['selfservice.methods.passkey.enabled'],
  toNodes(server, { identity }, flow) {
    const { config, release } = server;
    const name = findDisplayName(server, identity);
    if (name === '') {
      flow.messages = [...flow.messages, noIdentifiers()];
      return [];
    }
    const options = toRegistrationOptions({
      rpId: config['selfservice.methods.passkey.config.rp.id'],
      rpName: config['selfservice.methods.passkey.config.rp.display_name'],
      userName: name,
      userId: toLetters(randomBytes(64)),
      timeout: 300_000,
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        requireResidentKey: true,
        residentKey: 'required',
        userVerification: 'preferred',
      },
    });
    return [
      webauthnScriptNode(toPublicUrl(config), release.webauthnIntegrity),
      inputNode(
        'passkey',
        {
          name: 'passkey_register_trigger',
          type: 'button',
          value: '',
          onclick: 'window.oryPasskeySettingsRegistration()',
          onclickTrigger: 'oryPasskeySettingsRegistration',
        },
        addPasskeyLabel(),
      ),
      inputNode('passkey', { name: 'passkey_settings_register', type: 'hidden' }),
      inputNode('passkey', { name: 'passkey_create_data', type: 'hidden', value: options }),
    ];
  },
  submit: submitPasskey,
};

function submitPasskey(submission: SettingsSubmission): SettingsResult {
  const { server, form, signedIn } = submission;
  const [register, remove] = [readField(form, 'passkey_settings_register'), readField(form, 'passkey_remove')];
  if (register === '' && remove === '') return { kind: 'skipped' };
  const refused = checkSettingsSubmission(submission, passkeySettings);
  if (refused !== null) return refused;
  if (remove !== '')
    return { kind: 'invalid', messages: [genericError('You tried to remove a WebAuthn but you have no WebAuthn set up.')] };
  if (findDisplayName(server, signedIn.identity) === '') return serverError('Expected WebAuthN in internal context to be an object.');
  return refuseRegistration(register);
}

function findDisplayName(server: ServerState, { schemaId, traits }: Identity): string {
  const trait = findIdentitySchema(server, schemaId).traits.find(({ isPasskeyDisplayName }) => isPasskeyDisplayName);
  const value = trait === undefined ? '' : readPath(traits, trait.path);
  return typeof value === 'string' ? value : '';
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const toLetters = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => ALPHABET.charCodeAt(byte % ALPHABET.length));
