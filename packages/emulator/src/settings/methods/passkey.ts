import { randomBytes } from '../../bytes/random.ts';
import { toPublic } from '../../config/urls.ts';
import { serverError } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import type { Identity } from '../../identity/identity.ts';
import { readPath } from '../../json.ts';
import { webauthnScript } from '../../login/methods/passkey.ts';
import { addPasskey, generic, noIdentifiers } from '../../ui/message.ts';
import { input } from '../../ui/node.ts';
import { findSchema, type World } from '../../world.ts';
import { checkChange } from '../check-change.ts';
import { refuseRegistration, toRegistrationOptions } from '../registration-options.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';

/** Offers passkeys as Kratos does. They cannot be registered in the emulator. Source: selfservice/strategy/passkey/passkey_settings.go. */
export const passkey: SettingsMethod = {
  id: 'passkey',
  isEnabled: (config) => config['selfservice.methods.passkey.enabled'],
  toNodes(world, { identity }, flow) {
    const { config, release } = world;
    const name = findDisplayName(world, identity);
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
      webauthnScript(toPublic(config), release.webauthnIntegrity),
      input(
        'passkey',
        {
          name: 'passkey_register_trigger',
          type: 'button',
          value: '',
          onclick: 'window.oryPasskeySettingsRegistration()',
          onclickTrigger: 'oryPasskeySettingsRegistration',
        },
        addPasskey(),
      ),
      input('passkey', { name: 'passkey_settings_register', type: 'hidden' }),
      input('passkey', { name: 'passkey_create_data', type: 'hidden', value: options }),
    ];
  },
  submit: submitPasskey,
};

function submitPasskey(change: Change): ChangeVerdict {
  const { world, form, signedIn } = change;
  const [register, remove] = [readField(form, 'passkey_settings_register'), readField(form, 'passkey_remove')];
  if (register === '' && remove === '') return { kind: 'declined' };
  const refused = checkChange(change, passkey);
  if (refused !== null) return refused;
  if (remove !== '') return { kind: 'wrong', messages: [generic('You tried to remove a WebAuthn but you have no WebAuthn set up.')] };
  if (findDisplayName(world, signedIn.identity) === '') return serverError('Expected WebAuthN in internal context to be an object.');
  return refuseRegistration(register);
}

function findDisplayName(world: World, { schemaId, traits }: Identity): string {
  const trait = findSchema(world, schemaId).traits.find(({ isPasskeyDisplayName }) => isPasskeyDisplayName);
  const value = trait === undefined ? '' : readPath(traits, trait.path);
  return typeof value === 'string' ? value : '';
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const toLetters = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => ALPHABET.charCodeAt(byte % ALPHABET.length));
