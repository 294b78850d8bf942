import { type NanoTimestamp, toDatabaseTime, toRfc3339 } from '../clock.ts';
import { toPublicUrl, withFlowId } from '../config/urls.ts';
import { parseQuery } from '../http/request.ts';
import type { JsonValue } from '../json.ts';
import type { ServerState } from '../server-state.ts';
import type { AssuranceLevel } from '../session/session.ts';
import type { UiMessage } from '../ui/message.ts';
import type { UiNode } from '../ui/node.ts';
import { toUiJson } from '../ui/to-ui-json.ts';

/** A code that was mailed for a flow. */
interface MailedCode {
  readonly code: string;
  readonly identityId: string;
  readonly address: string;
  readonly expiresAt: NanoTimestamp;
}

/** One attempt to sign in. */
export interface StoredLoginFlow {
  readonly id: string;
  readonly organizationId: string | null;
  /** `''` when no OAuth2 provider asks. */
  readonly oauth2LoginChallenge: string;
  readonly issuedAt: NanoTimestamp;
  readonly expiresAt: NanoTimestamp;
  readonly createdAt: NanoTimestamp;
  requestUrl: string;
  readonly refresh: boolean;
  readonly requestedAal: AssuranceLevel;
  /** The masked token that the flow was made with: who fetches the flow must have its cookie. */
  readonly csrfToken: string;
  schemaId: string;
  active: string;
  state: 'choose_method' | 'sent_email' | 'passed_challenge';
  nodes: readonly UiNode[];
  messages: readonly UiMessage[];
  /** The newest mailed code; `null` when none was sent or it was used. */
  mailedCode: MailedCode | null;
  /** How many mailed codes were tried. Asking for another one does not start it again. */
  codeSubmissions: number;
}

/** What is shown with a flow, and not stored in it. */
interface LoginFlowExtras {
  readonly oauth2LoginRequest?: JsonValue;
  readonly transientPayload?: JsonValue;
}

/** `return_to` of a flow: what its creation asked for. */
export function toReturnTo({ requestUrl }: { readonly requestUrl: string }): string {
  return /return(_|%5f)to/i.test(requestUrl) ? (parseQuery(new URL(requestUrl).search).get('return_to') ?? '') : '';
}

/** A flow as Kratos shows it. */
export function toLoginFlowJson(
  server: ServerState,
  flow: StoredLoginFlow,
  extras: LoginFlowExtras = {},
): Readonly<Record<string, unknown>> {
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
    ui: toUiJson(withFlowId(`${toPublicUrl(server.config)}/self-service/login`, flow.id), flow),
    created_at: toDatabaseTime(flow.createdAt),
    updated_at: toDatabaseTime(flow.createdAt),
    refresh: flow.refresh,
    requested_aal: flow.requestedAal,
    state: flow.state,
    ...(flow.schemaId !== '' && { identity_schema: flow.schemaId }),
    ...(extras.transientPayload !== undefined && { transient_payload: extras.transientPayload }),
  };
}
