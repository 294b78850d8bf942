import { type NanoTimestamp, toRfc3339 } from '../clock.ts';
import { toPublicUrl, withFlowId } from '../config/urls.ts';
import { type Identity, toIdentityJson } from '../identity/identity.ts';
import type { JsonValue } from '../json.ts';
import { readReturnTo } from '../login/login-flow.ts';
import type { ServerState } from '../server-state.ts';
import type { UiMessage } from '../ui/message.ts';
import type { UiNode } from '../ui/node.ts';
import { toUiJson } from '../ui/to-ui-json.ts';

/** A stored settings flow. */
export interface StoredSettingsFlow {
  readonly id: string;
  readonly identityId: string;
  readonly issuedAt: NanoTimestamp;
  readonly expiresAt: NanoTimestamp;
  requestUrl: string;
  active: string;
  state: 'show_form' | 'success';
  /** The id in `ui.action`. After a change, it is the id of a new flow. */
  actionId: string;
  nodes: readonly UiNode[];
  messages: readonly UiMessage[];
  /** The TOTP secret to register, constant for the flow. */
  totpSecret: string;
  /** Backup codes that the user must confirm. */
  newBackupCodes: readonly string[] | null;
}

/** Members of the response that are not stored. */
export interface SettingsFlowExtras {
  readonly continueWith?: readonly JsonValue[];
  readonly transientPayload?: JsonValue;
}

/** Serializes a settings flow. */
export function toSettingsFlowJson(
  server: ServerState,
  flow: StoredSettingsFlow,
  identity: Identity,
  extras: SettingsFlowExtras = {},
): Readonly<Record<string, unknown>> {
  const returnTo = readReturnTo(flow);
  return {
    id: flow.id,
    type: 'browser',
    expires_at: toRfc3339(flow.expiresAt),
    issued_at: toRfc3339(flow.issuedAt),
    request_url: flow.requestUrl,
    ...(returnTo !== '' && { return_to: returnTo }),
    ...(flow.active !== '' && { active: flow.active }),
    ui: toUiJson(withFlowId(`${toPublicUrl(server.config)}/self-service/settings`, flow.actionId), flow),
    identity: toIdentityJson(server, identity),
    state: flow.state,
    ...(extras.continueWith !== undefined && { continue_with: extras.continueWith }),
    ...(extras.transientPayload !== undefined && { transient_payload: extras.transientPayload }),
  };
}
