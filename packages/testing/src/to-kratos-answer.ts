import type { FlowNode, LoginFlow, Message, Outcome, Verification } from '@kratos-login/core';

/** Which of Kratos's routes was called. */
export type KratosRoute = 'create' | 'get' | 'submit' | 'whoami' | 'beginLogout' | 'logout';

/** What Kratos hands out and nobody but the port may keep. */
export interface KratosTokens {
  readonly csrfToken: string;
  readonly logoutToken: string;
  /** A page has it in a cookie; here it is in the body too. */
  readonly sessionToken: string;
}

/** How an answer is written. */
export interface AnswerOptions extends KratosTokens {
  readonly kratosUrl: string;
  /** What a careless server says back: the body that was posted. It is in every place that nobody has to keep. */
  readonly echo: string;
  /** Which of several ways to write the same trouble: any whole number from 0. */
  readonly variant: number;
  /** When it is written, in milliseconds since 1970. */
  readonly now: number;
}

/** What goes over the wire; `broken` is no answer, and its text what the browser's error would say. */
export type KratosAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly broken: string }
  | 'never';

/**
 * What Kratos would have to answer for a call to come to this outcome: `readOutcome` the other way round. Troubles are written in several ways,
 * all of which say back what was posted.
 */
export function toKratosAnswer(route: KratosRoute, outcome: Outcome, options: AnswerOptions): KratosAnswer {
  const { kratosUrl, echo, variant } = options;
  /** With what it says itself, or else with an error of this id. */
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
      return error(401, null, { details: { identity_id: 'somebody', posted: echo } });
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
      if (outcome.why === 'bad-address') return error(400, null); // no answer comes to it; this one is as final
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

const json = (status: number, body: unknown): Written => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const html = (status: number, echo: string): Written => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Trouble</title><form><input type="hidden" value="${echo.replaceAll('"', '&quot;')}"></form><p>${echo}</p>`,
});

/** nginx's answer, which echoes no input because nginx has not read the body. */
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

/** Kratos's own envelope. `id` is the only text of it that anybody reads. */
/** When Kratos refuses a session until the address is verified, it names the verification flow. */
const toVerification = (verification: Verification | null): object => ({
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

function toError(code: number, id: string | null, echo: string, more: object = {}): object {
  const said = { message: `refused: ${echo}`, reason: `because of ${echo}`, debug: echo, request: echo, details: { posted: echo } };
  return { error: { ...(id !== null && { id }), code, status: 'Refused', ...said, ...more } };
}

function toFlow(flow: LoginFlow, { csrfToken, echo, now: at }: AnswerOptions): object {
  const { id, aal, refresh, codeWasMailed, lifetime, action, nodes, messages } = flow;
  const say = (each: Message): object => ({ ...each, context: { ...each.context, posted: echo } });
  const inputs = nodes.map(({ name, group, type, value, label, messages: own }: FlowNode) => ({
    type: 'input',
    group,
    // A careless server fills in again what was posted.
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

/** All of the body for every field that holds a secret; a name is shown, and so it is empty here. */
const fillAgain = (name: string, echo: string): string => (name === 'identifier' ? '' : echo);
