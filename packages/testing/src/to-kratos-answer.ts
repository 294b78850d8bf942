import type { FlowNode, LoginFlow, Message, Outcome, OutcomeOf } from '@kratos-login/core/read-outcome';

/** A route of Kratos. */
export type KratosRoute = 'create' | 'get' | 'submit' | 'whoami' | 'beginLogout' | 'logout';

/** Tokens of Kratos, which only the client may keep. */
export interface KratosTokens {
  readonly csrfToken: string;
  readonly logoutToken: string;
  /** The session token. A browser gets it in a cookie, and here it is also in the body. */
  readonly sessionToken: string;
}

/** How to write an answer. */
export interface AnswerOptions extends KratosTokens {
  readonly kratosUrl: string;
  /** The posted body, which a careless server repeats in every place. */
  readonly echo: string;
  /** Selects one of several formats of the same failure: a whole number from 0. */
  readonly variant: number;
  /** The time of the answer, in milliseconds since 1970. */
  readonly now: number;
}

/** An answer. `broken` is a failed connection, with the text of the browser's error. */
export type KratosAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly broken: string }
  | 'never';

/**
 * Returns the answer of Kratos that leads to this outcome, as the inverse of `readOutcome`. Failures have several formats. All answers repeat the
 * posted values.
 */
export function toKratosAnswer(route: KratosRoute, outcome: Outcome, options: AnswerOptions): KratosAnswer {
  const { kratosUrl, echo, variant } = options;
  /** Adds an error with this id, unless the flow has errors of its own. */
  const flow = (each: LoginFlow, id?: number): KratosAnswer => {
    const saysItself = [...each.messages, ...each.nodes.flatMap(({ messages }) => messages)].some(({ type }) => type === 'error');
    const more: readonly Message[] = id === undefined || saysItself ? [] : [{ id, type: 'error', text: `Kratos says ${id}.`, context: {} }];
    return json(saysItself || more.length > 0 ? 400 : 200, toFlow({ ...each, messages: [...each.messages, ...more] }, options));
  };
  const error = (code: number, id: string | null, more: object = {}): KratosAnswer => json(code, toError(code, id, echo, more));
  const pick = (ways: readonly KratosAnswer[]): KratosAnswer => ways[variant % ways.length] ?? 'never';

  switch (outcome.kind) {
    case 'flow':
    case 'noUsableMethod':
      return flow(outcome.flow);
    case 'rejected':
      return flow(outcome.flow, 4000006);
    case 'accountBlocked':
      if (outcome.flow !== null) return flow(outcome.flow, outcome.why === 'account-disabled' ? 4010011 : 4000010);
      if (outcome.why === 'address-not-verified')
        return error(403, 'session_verified_address_required', toVerification(outcome.verification));
      return error(401, null, { details: { identity_id: 'identity-1', posted: echo } });
    case 'signedIn':
      if (route === 'whoami') return json(200, outcome.session);
      return json(200, {
        session: outcome.session,
        continue_with: outcome.continueWith,
        session_token: options.sessionToken,
        posted: echo,
      });
    case 'secondFactorDue':
      if (route === 'whoami') return error(403, 'session_aal2_required');
      return location(`${kratosUrl}/self-service/login/browser?aal=aal2`, echo);
    case 'redirectRequired':
      return location(outcome.url, echo);
    case 'sessionChanged':
      return error(400, 'session_already_available');
    case 'noSession':
      if (route === 'beginLogout')
        return json(200, { logout_token: options.logoutToken, logout_url: `${kratosUrl}/?token=${options.logoutToken}` });
      if (route === 'logout') return { status: 204, headers: {}, body: '' };
      return error(401, route === 'whoami' ? null : 'session_aal1_required');
    case 'flowGone':
      if (outcome.why === 'expired') return json(410, { ...toError(410, 'self_service_flow_expired', echo), use_flow_id: 'another' });
      return outcome.why === 'unknown' ? error(404, null, { reason: undefined }) : error(404, null);
    case 'csrfMismatch':
      return error(403, 'security_csrf_violation');
    case 'refused':
      return error(400, outcome.errorId);
    case 'rateLimited':
      return pick([
        { ...json(429, toError(429, null, echo)), ...toHeaders(outcome.retryAfter) },
        { ...html(429, echo), ...toHeaders(outcome.retryAfter) },
      ]);
    case 'unavailable':
      return pick([
        { ...json(503, toError(503, null, echo)), ...toHeaders(outcome.retryAfter) },
        { ...html(503, echo), ...toHeaders(outcome.retryAfter) },
      ]);
    case 'serverError':
      return pick([error(500, null), html(500, echo)]);
    case 'unreachable':
      return { broken: echo };
    case 'timedOut':
      return 'never';
    case 'unexpected':
      if (outcome.why === 'bad-address') return error(400, null); // no answer has this outcome, so this one is an equivalent
      if (outcome.why === 'headers-too-large') return pick([html(431, echo), tooLarge]);
      return pick([
        html(200, echo),
        {
          ...json(200, null),
          body: JSON.stringify({
            id: 'cut off',
            ui: { nodes: [{ attributes: { name: 'csrf_token', value: options.csrfToken } }], posted: echo },
          }).slice(0, -3),
        },
        json(200, { posted: echo, csrf_token: options.csrfToken }),
        { status: 303, headers: { location: `${kratosUrl}/?${new URLSearchParams({ echo })}` }, body: '' },
        json(200, echo),
      ]);
    default:
      return outcome satisfies never;
  }
}

// ------------------------------------------------------------------------------------------------ bodies
type Written = Exclude<KratosAnswer, 'never' | { readonly broken: string }>;

/** An answer with JSON. */
export const json = (status: number, body: unknown): Written => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const html = (status: number, echo: string): Written => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Trouble</title><form><input type="hidden" value="${echo.replaceAll('"', '&quot;')}"></form><p>${echo}</p>`,
});

/** nginx's answer, which contains no input because nginx has not read the body. */
const tooLarge: Written = {
  status: 400,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>400 Request Header Or Cookie Too Large</title></head></html>',
};

const location = (to: string, echo: string): Written =>
  json(422, { ...toError(422, 'browser_location_change_required', echo), redirect_browser_to: to });

const toHeaders = (retryAfter: number | null): Pick<Written, 'headers'> => ({
  headers: { 'content-type': 'text/html', 'retry-after': String((retryAfter ?? 0) / 1000) },
});

/** If Kratos requires a verified address, it names the verification flow. */
const toVerification = (verification: OutcomeOf<'accountBlocked'>['verification']): object => ({
  details: {
    continue_with:
      verification === null
        ? []
        : [
            {
              action: 'show_verification_ui',
              flow: { id: verification.flowId, verifiable_address: verification.address, url: verification.url },
            },
          ],
  },
});

/** Kratos's error envelope. `readOutcome` reads only its `id`. */
export function toError(code: number, id: string | null, echo: string, more: object = {}): object {
  const said = { message: `refused: ${echo}`, reason: `because of ${echo}`, debug: echo, request: echo, details: { posted: echo } };
  return { error: { ...(id !== null && { id }), code, status: 'Refused', ...said, ...more } };
}

function toFlow(flow: LoginFlow, { csrfToken, echo, now: at }: AnswerOptions): object {
  const { id, aal, refresh, codeWasMailed, lifetime, action, nodes, messages } = flow;
  const say = (each: Message): object => ({ ...each, context: { ...each.context, posted: echo } });
  const inputs = nodes.map(({ name, group, type, value, label, messages: own }: FlowNode) => ({
    type: 'input',
    group,
    // A careless server repeats the posted values.
    attributes: {
      node_type: 'input',
      name,
      type,
      value: type === 'text' || type === 'password' ? fillAgain(name, echo) : value,
      disabled: false,
    },
    messages: own.map(say),
    meta: label === null ? {} : { label },
  }));
  const csrf = {
    type: 'input',
    group: 'default',
    attributes: { node_type: 'input', name: 'csrf_token', type: 'hidden', value: csrfToken },
  };
  return {
    id,
    type: 'browser',
    requested_aal: aal,
    refresh,
    state: codeWasMailed ? 'sent_email' : 'choose_method',
    issued_at: new Date(at).toISOString(),
    expires_at: new Date(at + lifetime).toISOString(),
    request_url: `https://auth.example.com/self-service/login/browser?${new URLSearchParams({ echo })}`,
    session_token: echo,
    ui: {
      action,
      method: 'POST',
      nodes: [csrf, ...inputs],
      messages: messages.map(say),
    },
  };
}

/** Puts the whole body into every field for a secret. The identifier is shown, so it is empty here. */
const fillAgain = (name: string, echo: string): string => (name === 'identifier' ? '' : echo);
