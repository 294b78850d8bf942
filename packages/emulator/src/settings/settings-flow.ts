import { type Moment, toRfc3339 } from '../clock.ts';
import { toPublic, withFlow } from '../config/urls.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import type { Json } from '../json.ts';
import { toReturnTo } from '../login/login-flow.ts';
import type { Message } from '../ui/message.ts';
import type { UiNode } from '../ui/node.ts';
import { toUiJson } from '../ui/to-ui-json.ts';
import type { World } from '../world.ts';

/** One visit to the settings. */
export interface SettingsFlow {
  readonly id: string;
  readonly identityId: string;
  readonly issuedAt: Moment;
  readonly expiresAt: Moment;
  requestUrl: string;
  active: string;
  state: 'show_form' | 'success';
  /** After a change the form is one of a new flow, action included. */
  actionId: string;
  nodes: readonly UiNode[];
  messages: readonly Message[];
  /** The secret to pair, the same for the life of the flow. */
  totpSecret: string;
  /** Backup codes that wait to be confirmed. */
  newBackupCodes: readonly string[] | null;
}

/** What is shown with a flow, and not stored in it. */
export interface SettingsFlowExtras {
  readonly continueWith?: readonly Json[];
  readonly transientPayload?: Json;
}

/** A settings flow as Kratos shows it. */
export function toSettingsFlowJson(
  world: World,
  flow: SettingsFlow,
  identity: Identity,
  extras: SettingsFlowExtras = {},
): Readonly<Record<string, unknown>> {
  const returnTo = toReturnTo(flow);
  return {
    id: flow.id,
    type: 'browser',
    expires_at: toRfc3339(flow.expiresAt),
    issued_at: toRfc3339(flow.issuedAt),
    request_url: flow.requestUrl,
    ...(returnTo !== '' && { return_to: returnTo }),
    ...(flow.active !== '' && { active: flow.active }),
    ui: toUiJson(withFlow(`${toPublic(world.config)}/self-service/settings`, flow.actionId), flow),
    identity: toIdentityJson(world, identity),
    state: flow.state,
    ...(extras.continueWith !== undefined && { continue_with: extras.continueWith }),
    ...(extras.transientPayload !== undefined && { transient_payload: extras.transientPayload }),
  };
}
