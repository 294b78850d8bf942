import { type Moment, toRfc3339, toStored } from '../clock.ts';
import { toPublic, withFlow } from '../config/urls.ts';
import { parseQuery } from '../http/request.ts';
import type { Json } from '../json.ts';
import type { Aal } from '../session/session.ts';
import type { Message } from '../ui/message.ts';
import type { UiNode } from '../ui/node.ts';
import { toUiJson } from '../ui/to-ui-json.ts';
import type { World } from '../world.ts';

/** A code that was mailed for a flow. */
export interface MailedCode {
  readonly code: string;
  readonly identityId: string;
  readonly address: string;
  readonly expiresAt: Moment;
}

/** One attempt to sign in. */
export interface LoginFlow {
  readonly id: string;
  readonly organizationId: string | null;
  /** `''` when no OAuth2 provider asks. */
  readonly oauth2LoginChallenge: string;
  readonly issuedAt: Moment;
  readonly expiresAt: Moment;
  readonly createdAt: Moment;
  requestUrl: string;
  readonly refresh: boolean;
  readonly requestedAal: Aal;
  /** The masked token that the flow was made with: who fetches the flow must have its cookie. */
  readonly csrfToken: string;
  schemaId: string;
  active: string;
  state: 'choose_method' | 'sent_email' | 'passed_challenge';
  nodes: readonly UiNode[];
  messages: readonly Message[];
  /** The newest mailed code; `null` when none was sent or it was used. */
  mailedCode: MailedCode | null;
  /** How many mailed codes were tried. Asking for another one does not start it again. */
  codeSubmissions: number;
}

/** What is shown with a flow, and not stored in it. */
export interface LoginFlowExtras {
  readonly oauth2LoginRequest?: Json;
  readonly transientPayload?: Json;
}

/** `return_to` of a flow: what its creation asked for. */
export function toReturnTo({ requestUrl }: { readonly requestUrl: string }): string {
  return /return(_|%5f)to/i.test(requestUrl) ? (parseQuery(new URL(requestUrl).search).get('return_to') ?? '') : '';
}

/** A flow as Kratos shows it. */
export function toLoginFlowJson(world: World, flow: LoginFlow, extras: LoginFlowExtras = {}): Readonly<Record<string, unknown>> {
  const returnTo = toReturnTo(flow);
  return {
    id: flow.id,
    organization_id: flow.organizationId,
    ...(flow.oauth2LoginChallenge !== '' && {
      oauth2_login_challenge: flow.oauth2LoginChallenge,
      oauth2_login_request: extras.oauth2LoginRequest,
    }),
    type: 'browser',
    expires_at: toRfc3339(flow.expiresAt),
    issued_at: toRfc3339(flow.issuedAt),
    request_url: flow.requestUrl,
    ...(returnTo !== '' && { return_to: returnTo }),
    ...(flow.active !== '' && { active: flow.active }),
    ui: toUiJson(withFlow(`${toPublic(world.config)}/self-service/login`, flow.id), flow),
    created_at: toStored(flow.createdAt),
    updated_at: toStored(flow.createdAt),
    refresh: flow.refresh,
    requested_aal: flow.requestedAal,
    state: flow.state,
    ...(flow.schemaId !== '' && { identity_schema: flow.schemaId }),
    ...(extras.transientPayload !== undefined && { transient_payload: extras.transientPayload }),
  };
}
