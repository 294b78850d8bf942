import { toPublicUrl } from '../../config/urls.ts';
import { unknownResource } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { toAuthUrl } from '../../login/methods/oidc.ts';
import { genericError, linkProviderLabel } from '../../ui/message.ts';
import { submitButton } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';

/** Links a social account up to the redirect. The callback is not emulated. Source: selfservice/strategy/oidc/strategy_settings.go. */
export const oidcSettings: SettingsMethod = {
  id: 'oidc',
  isEnabled: (config) => config['selfservice.methods.oidc.enabled'],
  toNodes: ({ config }) =>
    config['selfservice.methods.oidc.config.providers'].map(({ id, label }) => submitButton('oidc', 'link', id, linkProviderLabel(label))),
  submit: submitOidc,
};

function submitOidc(submission: SettingsSubmission): SettingsResult {
  const { server, form } = submission;
  const [link, unlink] = [readField(form, 'link'), readField(form, 'unlink')];
  if (link === '' && unlink === '') return { kind: 'skipped' };
  const refused = checkSettingsSubmission(submission, oidcSettings);
  if (refused !== null) return refused;
  if (link !== '' && unlink !== '')
    return { kind: 'invalid', messages: [genericError('it is not possible to link and unlink providers in the same request')] };
  if (unlink !== '') return unknownResource('identity does not have credential type oidc');
  const provider = server.config['selfservice.methods.oidc.config.providers'].find(({ id }) => id === link);
  if (provider === undefined)
    return { kind: 'invalid', messages: [genericError('can not link unknown or already existing OpenID Connect connection')] };
  return { kind: 'redirect', url: toAuthUrl(provider, toPublicUrl(server.config)) };
}
