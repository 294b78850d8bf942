import { toPublicUrl } from '../../config/urls.ts';
import { readField } from '../../http/decode-body.ts';
import { webauthnScriptNode } from '../../login/methods/passkey.ts';
import { findIdentitySchema } from '../../server-state.ts';
import { addSecurityKeyLabel, genericError, propertyMissing, securityKeyNameLabel } from '../../ui/message.ts';
import { inputNode } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import { refuseRegistration, toRegistrationOptions } from '../registration-options.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';

/** Offers hardware keys as Kratos does, but cannot register them. Source: selfservice/strategy/webauthn/settings.go. */
export const webauthnSettings: SettingsMethod = {
  id: 'webauthn',
  isEnabled: (config) => config['selfservice.methods.webauthn.enabled'],
  toNodes({ config, release }, { identity }) {
    const rpName = config['selfservice.methods.webauthn.config.rp.display_name'];
    const options = toRegistrationOptions({
      rpId: config['selfservice.methods.webauthn.config.rp.id'],
      rpName,
      userName: rpName,
      userId: toIdBytes(identity.id),
      timeout: 120_000,
      authenticatorSelection: { userVerification: 'discouraged' },
    });
    return [
      webauthnScriptNode(toPublicUrl(config), release.webauthnIntegrity),
      inputNode('webauthn', { name: 'webauthn_register_displayname', type: 'text', value: '' }, securityKeyNameLabel()),
      inputNode(
        'webauthn',
        {
          name: 'webauthn_register_trigger',
          type: 'button',
          value: options,
          onclick: `window.oryWebAuthnRegistration(${options})`,
          onclickTrigger: 'oryWebAuthnRegistration',
        },
        addSecurityKeyLabel(),
      ),
      inputNode('webauthn', { name: 'webauthn_register', type: 'hidden', value: '' }),
    ];
  },
  submit: submitWebauthn,
};

function submitWebauthn(submission: SettingsSubmission): SettingsResult {
  const { server, form, signedIn } = submission;
  const [register, remove] = [readField(form, 'webauthn_register'), readField(form, 'webauthn_remove')];
  if (register !== '' && readField(form, 'webauthn_register_displayname') === '')
    return { kind: 'invalid', atNodes: { webauthn_register_displayname: propertyMissing('webauthn_register_displayname') } };
  if (register === '' && remove === '') return { kind: 'skipped' };
  const refused = checkSettingsSubmission(submission, webauthnSettings);
  if (refused !== null) return refused;
  if (register !== '') return refuseRegistration(register);
  // A schema with hardware keys gives each identity an empty list of them, which changes the error.
  const hasList = findIdentitySchema(server, signedIn.identity.schemaId).traits.some(({ isWebauthnIdentifier }) => isWebauthnIdentifier);
  const reason = hasList
    ? 'You tried to remove a WebAuthn credential which does not exist.'
    : 'You tried to remove a WebAuthn but you have no WebAuthn set up.';
  return { kind: 'invalid', messages: [genericError(reason)] };
}

const toIdBytes = (id: string): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(id.replaceAll('-', '').slice(i * 2, i * 2 + 2), 16) || 0);
