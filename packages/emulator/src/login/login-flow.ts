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

/** A stored login flow. */
export interface StoredLoginFlow {
  readonly id: string;
  readonly organizationId: string | null;
  /** The `login_challenge` of an OAuth2 server, or `''`. */
  readonly oauth2LoginChallenge: string;
  readonly issuedAt: NanoTimestamp;
  readonly expiresAt: NanoTimestamp;
  readonly createdAt: NanoTimestamp;
  requestUrl: string;
  readonly refresh: boolean;
  readonly requestedAal: AssuranceLevel;
  /** The masked token from the creation of the flow. Fetching the flow requires its cookie. */
  readonly csrfToken: string;
  schemaId: string;
  active: string;
  state: 'choose_method' | 'sent_email' | 'passed_challenge';
  nodes: readonly UiNode[];
  messages: readonly UiMessage[];
  /** The newest mailed code. `null` if there is none or it was used. */
  mailedCode: MailedCode | null;
  /** The number of codes that were submitted. A resent code does not reset it. */
  codeSubmissions: number;
}

/** Members of the response that are not stored. */
interface LoginFlowExtras {
  readonly oauth2LoginRequest?: JsonValue;
  readonly transientPayload?: JsonValue;
}

/** Returns the `return_to` of a flow from its request URL. */
export function readReturnTo({ requestUrl }: { readonly requestUrl: string }): string {
  return /return(_|%5f)to/i.test(requestUrl) ? (parseQuery(new URL(requestUrl).search).get('return_to') ?? '') : '';
}

/** Serializes a login flow. */
export function toLoginFlowJson(
  server: ServerState,
  flow: StoredLoginFlow,
  extras: LoginFlowExtras = {},
): Readonly<Record<string, unknown>> {
  const returnTo = readReturnTo(flow);
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
