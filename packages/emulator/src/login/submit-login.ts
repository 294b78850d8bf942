import { type Moment, toRfc3339 } from '../clock.ts';
import { withFlow } from '../config/urls.ts';
import { ALREADY_SIGNED_IN, aal1Required, badRequest, bodyTooLarge, flowExpired, notFound } from '../errors.ts';
import { decodeBody, LARGEST_BODY, readPayload, toMediaType } from '../http/decode-body.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type KratosError, type Reply, redirect } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { toJsonType } from '../identity/json-schema.ts';
import { isObject } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import { toAal } from '../session/session.ts';
import { findSignedIn } from '../session/session-cookie.ts';
import { generic, loginFlowExpired, noLoginStrategy, wrongType } from '../ui/message.ts';
import type { World } from '../world.ts';
import { answerFlow } from './answer-flow.ts';
import { completeLogin } from './complete-login.ts';
import { makeLoginFlow } from './create-login-flow.ts';
import type { LoginFlow } from './login-flow.ts';
import type { Submission, Verdict } from './login-method.ts';
import { allMethods } from './methods/all-methods.ts';
import { isForPasskeys, passkey } from './methods/passkey.ts';

/**
 * `POST /self-service/login?flow=`. The order is Kratos's: the flow, the session, the expiry, then the methods one after the other, each
 * looking at the fields before the CSRF token and at that before the secret. Source: selfservice/flow/login/handler.go.
 */
export async function submitLogin(world: World, call: Call): Promise<Reply> {
  const id = call.query.get('flow') ?? '';
  if (!/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(id))
    return answerError(world, call, badRequest('The flow query parameter is missing or malformed.'));
  const flow = world.loginFlows.get(id.toLowerCase());
  if (flow === undefined) return answerError(world, call, notFound());
  const signedIn = findSignedIn(world, call);
  if (signedIn !== null && !flow.refresh && flow.requestedAal <= toAal(signedIn.session.methods)) return refuseSignedIn(world, call, flow);
  if (signedIn === null && flow.requestedAal === 'aal2') return answerError(world, call, aal1Required());
  if (flow.expiresAt < world.clock.read()) return replaceExpired(world, call, flow, flow.expiresAt);
  if (call.body.length > LARGEST_BODY) return answerError(world, call, bodyTooLarge());
  const decoded = decodeBody(call);
  if (decoded.form === null) return answerFlow(world, call, flow, { messages: [generic(decoded.reason)] });
  const { form } = decoded;
  const payload = call.method === 'POST' ? readPayload(form) : { value: {} }; // of a GET Kratos reads the query alone
  // Where passkeys are off they are refused before anything reads the payload of a second factor.
  const ignoresPayload = flow.requestedAal === 'aal2' && isForPasskeys(form) && !passkey.isEnabled(world.config);
  if ('problem' in payload && !ignoresPayload) return answerBrokenPayload(world, call, flow, payload.problem);
  const formProblems =
    'problem' in payload || isObject(payload.value) ? {} : { transient_payload: wrongType(toJsonType(payload.value), ['object']) };
  const submission = { world, call, flow, signedIn, form, formProblems };
  return toReply(submission, await ask(submission));
}

// JSON gets an error, the form of a page gets a message. Source: oryx/decoderx/http.go.
function answerBrokenPayload(world: World, call: Call, flow: LoginFlow, problem: string): Reply | Promise<Reply> {
  if (toMediaType(call.headers.get('content-type') ?? '') !== 'application/x-www-form-urlencoded')
    return answerError(world, call, { kind: 'error', error: { code: 500, message: problem } });
  return answerFlow(world, call, flow, { messages: [generic(`Unable to decode JSON payload: ${problem}`)] });
}

async function ask(submission: Submission): Promise<Verdict> {
  for (const method of allMethods) {
    const verdict = await method.submit(submission);
    if (verdict.kind !== 'declined') return verdict;
  }
  return { kind: 'declined' };
}

async function toReply(submission: Submission, verdict: Verdict): Promise<Reply> {
  const { world, call, flow } = submission;
  switch (verdict.kind) {
    case 'declined':
      return answerFlow(world, call, flow, { messages: [noLoginStrategy()] });
    case 'wrong':
      return answerFlow(world, call, flow, verdict);
    case 'expired':
      return replaceExpired(world, call, flow, verdict.at);
    case 'error':
      return answerError(world, call, verdict);
    case 'answered':
      return verdict.reply;
    case 'proved':
      return await completeLogin(submission, verdict);
  }
}

function refuseSignedIn(world: World, call: Call, flow: LoginFlow): Reply | Promise<Reply> {
  if (!wantsJson(call)) return redirect(world.config['selfservice.default_browser_return_url'], call.method);
  return answerFlow(world, call, flow, { messages: [generic(ALREADY_SIGNED_IN)] });
}

/**
 * An expired flow is replaced by one made from the URL of the submission, which knows neither `aal` nor `refresh`: for somebody who is
 * signed in that fails, and the old flow comes back saying so. Source: selfservice/flow/login/error.go.
 */
function replaceExpired(world: World, call: Call, flow: LoginFlow, at: Moment): Reply | Promise<Reply> {
  const replacement = makeLoginFlow(world, call, '');
  if ('kind' in replacement) return answerReplacementError(world, call, flow, replacement);
  const since = world.clock.read() - at;
  const minutes = (Number(since) / 60e9).toFixed(2);
  replacement.requestUrl = flow.requestUrl;
  replacement.schemaId = flow.schemaId;
  replacement.messages = [...replacement.messages, loginFlowExpired(minutes, at)];
  if (!wantsJson(call)) return redirect(withFlow(world.config['selfservice.flows.login.ui_url'], replacement.id), call.method);
  return answerError(world, call, flowExpired(minutes, { expired_at: toRfc3339(at), since: Number(since), use_flow_id: replacement.id }));
}

// A 400 is shown in the flow, anything else is not.
const answerReplacementError = (
  world: World,
  call: Call,
  flow: LoginFlow,
  { error, kind, ...rest }: KratosError,
): Reply | Promise<Reply> =>
  error.code === 400
    ? answerFlow(world, call, flow, { messages: [generic(error.reason ?? error.message)] })
    : answerError(world, call, { kind, error, ...rest });
