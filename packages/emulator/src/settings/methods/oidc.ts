import { toPublic } from '../../config/urls.ts';
import { unavailable } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { toAuthUrl } from '../../login/methods/oidc.ts';
import { generic, linkProvider } from '../../ui/message.ts';
import { submit } from '../../ui/node.ts';
import { checkChange } from '../check-change.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';

/** Links a social account, up to the redirect to its provider. The callback is not emulated, so no account is ever linked. Source: selfservice/strategy/oidc/strategy_settings.go. */
export const oidc: SettingsMethod = {
  id: 'oidc',
  isEnabled: (config) => config['selfservice.methods.oidc.enabled'],
  toNodes: ({ config }) =>
    config['selfservice.methods.oidc.config.providers'].map(({ id, label }) => submit('oidc', 'link', id, linkProvider(label))),
  submit: submitOidc,
};

function submitOidc(change: Change): ChangeVerdict {
  const { world, form } = change;
  const [link, unlink] = [readField(form, 'link'), readField(form, 'unlink')];
  if (link === '' && unlink === '') return { kind: 'declined' };
  const refused = checkChange(change, oidc);
  if (refused !== null) return refused;
  if (link !== '' && unlink !== '')
    return { kind: 'wrong', messages: [generic('it is not possible to link and unlink providers in the same request')] };
  if (unlink !== '') return unavailable('identity does not have credential type oidc');
  const provider = world.config['selfservice.methods.oidc.config.providers'].find(({ id }) => id === link);
  if (provider === undefined)
    return { kind: 'wrong', messages: [generic('can not link unknown or already existing OpenID Connect connection')] };
  return { kind: 'elsewhere', url: toAuthUrl(provider, toPublic(world.config)) };
}
