import { type NanoTimestamp, toRfc3339 } from '../clock.ts';
import { withFlowId } from '../config/urls.ts';
import { ALREADY_SIGNED_IN, aal1Required, badRequest, bodyTooLarge, flowExpired, notFound } from '../errors.ts';
import { decodeBody, MAX_BODY_BYTES, parseMediaType, readTransientPayload } from '../http/decode-body.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, type KratosError, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { toJsonType } from '../identity/json-schema.ts';
import { isJsonObject } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import { toAssuranceLevel } from '../session/session.ts';
import { findSignedInUser } from '../session/session-cookie.ts';
import { genericError, loginFlowExpired, noLoginStrategy, wrongType } from '../ui/message.ts';
import { answerWithMessages } from './answer-with-messages.ts';
import { completeLogin } from './complete-login.ts';
import { startLoginFlow } from './create-login-flow.ts';
import type { StoredLoginFlow } from './login-flow.ts';
import type { LoginResult, LoginSubmission } from './login-method.ts';
import { allMethods } from './methods/all-methods.ts';
import { isForPasskeys, passkeyLogin } from './methods/passkey.ts';

/**
 * `POST /self-service/login?flow=`. As in Kratos, it checks the flow, the session and the expiry, then asks each method.
 * A method checks the fields, then the CSRF token, then the credentials. Source: selfservice/flow/login/handler.go.
 */
export async function submitLogin(server: ServerState, call: ApiCall): Promise<HttpReply> {
  const id = call.query.get('flow') ?? '';
  if (!/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(id))
    return answerError(server, call, badRequest('The flow query parameter is missing or malformed.'));
  const flow = server.loginFlows.get(id.toLowerCase());
  if (flow === undefined) return answerError(server, call, notFound());
  const signedIn = findSignedInUser(server, call);
  if (signedIn !== null && !flow.refresh && flow.requestedAal <= toAssuranceLevel(signedIn.session.methods))
    return refuseSignedIn(server, call, flow);
  if (signedIn === null && flow.requestedAal === 'aal2') return answerError(server, call, aal1Required());
  if (flow.expiresAt < server.clock.read()) return replaceExpired(server, call, flow, flow.expiresAt);
  if (call.body.length > MAX_BODY_BYTES) return answerError(server, call, bodyTooLarge());
  const decoded = decodeBody(call);
  if (decoded.form === null) return answerWithMessages(server, call, flow, { messages: [genericError(decoded.reason)] });
  const { form } = decoded;
  const payload = call.method === 'POST' ? readTransientPayload(form) : { value: {} }; // Kratos reads only the query of a GET
  // Disabled passkeys are refused before the payload of a second factor is read.
  const ignoresPayload = flow.requestedAal === 'aal2' && isForPasskeys(form) && !passkeyLogin.isEnabled(server.config);
  if ('problem' in payload && !ignoresPayload) return answerBrokenPayload(server, call, flow, payload.problem);
  const formProblems =
    'problem' in payload || isJsonObject(payload.value) ? {} : { transient_payload: wrongType(toJsonType(payload.value), ['object']) };
  const submission = { server, call, flow, signedIn, form, formProblems };
  return toReply(submission, await submitToMethods(submission));
}

// JSON callers get an error, forms get a message. Source: oryx/decoderx/http.go.
function answerBrokenPayload(server: ServerState, call: ApiCall, flow: StoredLoginFlow, problem: string): HttpReply | Promise<HttpReply> {
  if (parseMediaType(call.headers.get('content-type') ?? '') !== 'application/x-www-form-urlencoded')
    return answerError(server, call, { kind: 'error', error: { code: 500, message: problem } });
  return answerWithMessages(server, call, flow, { messages: [genericError(`Unable to decode JSON payload: ${problem}`)] });
}

async function submitToMethods(submission: LoginSubmission): Promise<LoginResult> {
  for (const method of allMethods) {
    const result = await method.submit(submission);
    if (result.kind !== 'skipped') return result;
  }
  return { kind: 'skipped' };
}

async function toReply(submission: LoginSubmission, result: LoginResult): Promise<HttpReply> {
  const { server, call, flow } = submission;
  switch (result.kind) {
    case 'skipped':
      return answerWithMessages(server, call, flow, { messages: [noLoginStrategy()] });
    case 'invalid':
      return answerWithMessages(server, call, flow, result);
    case 'expired':
      return replaceExpired(server, call, flow, result.at);
    case 'error':
      return answerError(server, call, result);
    case 'replied':
      return result.reply;
    case 'authenticated':
      return await completeLogin(submission, result);
  }
}

function refuseSignedIn(server: ServerState, call: ApiCall, flow: StoredLoginFlow): HttpReply | Promise<HttpReply> {
  if (!wantsJson(call)) return toRedirect(server.config['selfservice.default_browser_return_url'], call.method);
  return answerWithMessages(server, call, flow, { messages: [genericError(ALREADY_SIGNED_IN)] });
}

/**
 * Replaces an expired flow by one for the URL of the submission, which lacks `aal` and `refresh`. For a signed-in user that fails, and the
 * old flow gets the error as a message. Source: selfservice/flow/login/error.go.
 */
function replaceExpired(server: ServerState, call: ApiCall, flow: StoredLoginFlow, at: NanoTimestamp): HttpReply | Promise<HttpReply> {
  const replacement = startLoginFlow(server, call, '');
  if ('kind' in replacement) return answerReplacementError(server, call, flow, replacement);
  const since = server.clock.read() - at;
  const minutes = (Number(since) / 60e9).toFixed(2);
  replacement.requestUrl = flow.requestUrl;
  replacement.schemaId = flow.schemaId;
  replacement.messages = [...replacement.messages, loginFlowExpired(minutes, at)];
  if (!wantsJson(call)) return toRedirect(withFlowId(server.config['selfservice.flows.login.ui_url'], replacement.id), call.method);
  return answerError(server, call, flowExpired(minutes, { expired_at: toRfc3339(at), since: Number(since), use_flow_id: replacement.id }));
}

// A 400 becomes a message of the flow.
const answerReplacementError = (
  server: ServerState,
  call: ApiCall,
  flow: StoredLoginFlow,
  { error, kind, ...rest }: KratosError,
): HttpReply | Promise<HttpReply> =>
  error.code === 400
    ? answerWithMessages(server, call, flow, { messages: [genericError(error.reason ?? error.message)] })
    : answerError(server, call, { kind, error, ...rest });
