import { randomUuid } from '../bytes/random.ts';
import { toPublic } from '../config/urls.ts';
import { toCsrfTokenOf } from '../csrf.ts';
import type { Call } from '../http/request.ts';
import type { SignedIn } from '../session/session-cookie.ts';
import { csrfNode } from '../ui/node.ts';
import { type NodeOrder, sortNodes } from '../ui/sort-nodes.ts';
import { findSchema, type World } from '../world.ts';
import { lookupSecret } from './methods/lookup-secret.ts';
import { oidc } from './methods/oidc.ts';
import { passkey } from './methods/passkey.ts';
import { password } from './methods/password.ts';
import { profile } from './methods/profile.ts';
import { totp } from './methods/totp.ts';
import { webauthn } from './methods/webauthn.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { SettingsMethod } from './settings-method.ts';

/** Every part of the settings, in the order in which Kratos asks them. */
export const settingsMethods: readonly SettingsMethod[] = [profile, password, oidc, totp, passkey, webauthn, lookupSecret];

/** Makes and keeps a settings flow for whoever is signed in. */
export function makeSettingsFlow(world: World, call: Call, signedIn: SignedIn): SettingsFlow {
  const issuedAt = world.clock.read();
  const id = randomUuid();
  const flow: SettingsFlow = {
    id,
    identityId: signedIn.identity.id,
    issuedAt,
    expiresAt: issuedAt + world.config['selfservice.flows.settings.lifespan'],
    requestUrl: `${toPublic(world.config)}${call.target}`,
    active: '',
    state: 'show_form',
    actionId: id,
    nodes: [],
    messages: [],
    totpSecret: '',
    newBackupCodes: null,
  };
  const offered = settingsMethods
    .filter((method) => method.isEnabled(world.config))
    .flatMap((method) => method.toNodes(world, signedIn, flow));
  // A script that several methods need is included once.
  const nodes = offered.filter((node, i) => node.type !== 'script' || offered.findIndex(({ type }) => type === 'script') === i);
  flow.nodes = sortNodes([csrfNode(toCsrfTokenOf(world, call)), ...nodes], toSettingsOrder(world, signedIn));
  world.settingsFlows.set(flow.id, flow);
  return flow;
}

/** Settings flows. Source: selfservice/flow/settings/sort.go. */
export const toSettingsOrder = (world: World, { identity }: SignedIn): NodeOrder => ({
  groups: ['default', 'profile', 'password', 'oidc', 'lookup_secret', 'webauthn', 'passkey', 'totp'],
  names: [
    ...findSchema(world, identity.schemaId).traits.map(({ name }) => name),
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
