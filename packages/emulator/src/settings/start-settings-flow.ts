import { randomUuid } from '../bytes/random.ts';
import { toPublicUrl } from '../config/urls.ts';
import { createFormToken } from '../csrf.ts';
import type { ApiCall } from '../http/request.ts';
import { findIdentitySchema, type ServerState } from '../server-state.ts';
import type { SignedInUser } from '../session/session-cookie.ts';
import { csrfNode } from '../ui/node.ts';
import { type NodeOrder, sortNodes } from '../ui/sort-nodes.ts';
import { lookupSecretSettings } from './methods/lookup-secret.ts';
import { oidcSettings } from './methods/oidc.ts';
import { passkeySettings } from './methods/passkey.ts';
import { passwordSettings } from './methods/password.ts';
import { profileSettings } from './methods/profile.ts';
import { totpSettings } from './methods/totp.ts';
import { webauthnSettings } from './methods/webauthn.ts';
import type { StoredSettingsFlow } from './settings-flow.ts';
import type { SettingsMethod } from './settings-method.ts';

/** All settings methods, in the order of Kratos. */
export const settingsMethods: readonly SettingsMethod[] = [
  profileSettings,
  passwordSettings,
  oidcSettings,
  totpSettings,
  passkeySettings,
  webauthnSettings,
  lookupSecretSettings,
];

/** Creates and stores a settings flow. */
export function startSettingsFlow(server: ServerState, call: ApiCall, signedIn: SignedInUser): StoredSettingsFlow {
  const issuedAt = server.clock.read();
  const id = randomUuid();
  const flow: StoredSettingsFlow = {
    id,
    identityId: signedIn.identity.id,
    issuedAt,
    expiresAt: issuedAt + server.config['selfservice.flows.settings.lifespan'],
    requestUrl: `${toPublicUrl(server.config)}${call.target}`,
    active: '',
    state: 'show_form',
    actionId: id,
    nodes: [],
    messages: [],
    totpSecret: '',
    newBackupCodes: null,
  };
  const offered = settingsMethods
    .filter((method) => method.isEnabled(server.config))
    .flatMap((method) => method.toNodes(server, signedIn, flow));
  // Several methods use the same script.
  const nodes = offered.filter((node, i) => node.type !== 'script' || offered.findIndex(({ type }) => type === 'script') === i);
  flow.nodes = sortNodes([csrfNode(createFormToken(server, call)), ...nodes], toSettingsNodeOrder(server, signedIn));
  server.settingsFlows.set(flow.id, flow);
  return flow;
}

/** The order of the nodes in settings flows. Source: selfservice/flow/settings/sort.go. */
export const toSettingsNodeOrder = (server: ServerState, { identity }: SignedInUser): NodeOrder => ({
  groups: ['default', 'profile', 'password', 'oidc', 'lookup_secret', 'webauthn', 'passkey', 'totp'],
  names: [
    ...findIdentitySchema(server, identity.schemaId).traits.map(({ name }) => name),
    'lookup_secret_reveal',
    'lookup_secret_regenerate',
    'lookup_secret_codes',
    'lookup_secret_confirm',
    'webauthn_remove',
    'webauthn_register_displayname',
    'webauthn_register',
    'passkey_remove',
    'passkey_register',
    'totp_qr',
    'totp_secret_key',
    'totp_unlink',
    'totp_code',
  ],
});
