import { toRfc3339 } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { resolveReturnTo, toLoginUrl, toPublicUrl, withFlowId } from '../config/urls.ts';
import {
  aal2Required,
  badRequest,
  browserRedirectRequired,
  flowExpired,
  forbidden,
  refreshRequired,
  undecodableForm,
  unknownResource,
} from '../errors.ts';
import { renewContinuityCookie, toContinuityCookie } from '../http/continuity-cookie.ts';
import { decodeBody, readField, readTransientPayload } from '../http/decode-body.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, toErrorReply, toJsonReply, toRedirect, withCookies } from '../http/reply.ts';
import type { ApiCall, SubmittedForm } from '../http/request.ts';
import { toJsonType } from '../identity/json-schema.ts';
import { isJsonObject } from '../json.ts';
import { readReturnTo } from '../login/login-flow.ts';
import { withFreshCsrfToken } from '../login/with-fresh-csrf-token.ts';
import { answerError } from '../self-service-error.ts';
import { findIdentitySchema, type ServerState } from '../server-state.ts';
import { meetsRequiredAal } from '../session/session.ts';
import { findSignedInUser, type SignedInUser, toSessionCookie } from '../session/session-cookie.ts';
import { changesSaved, genericError, noSettingsStrategy, settingsFlowExpired, wrongType } from '../ui/message.ts';
import { withMessage, withoutMessages } from '../ui/node.ts';
import { sortNodes } from '../ui/sort-nodes.ts';
import { answerSignedOut } from './get-settings-flow.ts';
import { sendVerificationCodes } from './send-verification-codes.ts';
import { type SettingsFlowExtras, type StoredSettingsFlow, toSettingsFlowJson } from './settings-flow.ts';
import type { SettingsResult, SettingsSubmission } from './settings-method.ts';
import { settingsMethods, startSettingsFlow, toSettingsNodeOrder } from './start-settings-flow.ts';
import { toUndecodableResult } from './to-undecodable-result.ts';

type Context = Omit<SettingsSubmission, 'form' | 'formProblems'>;

/** `POST /self-service/settings?flow=`. Source: selfservice/flow/settings/handler.go. */
export function submitSettings(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerSignedOut(server, call);
  const id = call.query.get('flow') ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    return answerError(server, call, badRequest('The flow query parameter is missing or malformed.'));
  const flow = server.settingsFlows.get(id.toLowerCase());
  if (flow === undefined)
    return answerError(server, call, unknownResource('The settings request could not be found. Please restart the flow.'));
  if (!meetsRequiredAal(server, signedIn.session, signedIn.identity, server.config['selfservice.flows.settings.required_aal'])) {
    const url = toLoginUrl(server.config, { aal: 'aal2', return_to: `${toPublicUrl(server.config)}${call.target}` });
    return wantsJson(call) ? answerError(server, call, aal2Required(url)) : toRedirect(url, call.method);
  }
  const context = { server, call, flow, signedIn };
  if (flow.expiresAt < server.clock.read()) return replaceExpired(context);
  if (flow.identityId !== signedIn.identity.id) {
    const reason = 'The request was initiated by someone else and has been blocked for security reasons. Please go back and try again.';
    return answerError(server, call, forbidden(reason, 'security_identity_mismatch'));
  }
  const decoded = decodeBody(call);
  if (decoded.form === null) return answerUndecodable(context, decoded.reason);
  const { form } = decoded;
  const payload = readTransientPayload(form);
  if ('problem' in payload) return toReply(context, { result: toUndecodableResult(call, flow, form, payload.problem), method: '' });
  const isProfile = readField(form, 'method') === 'profile';
  // Kratos creates missing objects within the traits, which fails in a list.
  if (hasListOfTraits(form) && findIdentitySchema(server, signedIn.identity.schemaId).groups.length > 0)
    return toReply(context, { result: undecodableForm("cannot set array element for non-numeric key 'name'"), method: '' });
  const formProblems = isJsonObject(payload.value) ? {} : { transient_payload: wrongType(toJsonType(payload.value), ['object']) };
  if (!isProfile && !isJsonObject(payload.value)) return answerWrong(context, { kind: 'invalid', atNodes: formProblems });
  return toReply(context, submitToMethods({ ...context, form, formProblems }));
}

function hasListOfTraits(form: SubmittedForm): boolean {
  const traits = form['traits'];
  return Array.isArray(traits) || (typeof traits === 'string' && traits.trimStart().startsWith('['));
}

function submitToMethods(submission: SettingsSubmission): { readonly result: SettingsResult; readonly method: string } {
  for (const method of settingsMethods) {
    const result = method.submit(submission);
    if (result.kind !== 'skipped') return { result, method: method.id };
  }
  return { result: { kind: 'skipped' }, method: '' };
}

function toReply(context: Context, { result, method }: { readonly result: SettingsResult; readonly method: string }): HttpReply {
  const { server, call, flow } = context;
  switch (result.kind) {
    case 'skipped':
      return answerWrong(context, { kind: 'invalid', messages: [noSettingsStrategy()] });
    case 'invalid':
      return answerWrong(context, result);
    case 'error':
      return answerError(server, call, result);
    case 'refreshRequired':
      return answerRefreshRequired(context);
    case 'redirect':
      return withCookies(
        wantsJson(call) ? toErrorReply(browserRedirectRequired(result.url), server.release) : toRedirect(result.url, call.method),
        [toContinuityCookie(server)],
      );
    case 'formChanged':
      flow.nodes = withFreshCsrfToken(server, call, withoutMessages(flow.nodes));
      flow.messages = [];
      return answerFlow(context, 200, { transientPayload: {} });
    case 'saved':
      return answerChanged(context, flow, method);
  }
}

// The form keeps its previous messages and its values.
function answerUndecodable(context: Context, reason: string): HttpReply {
  context.flow.messages = [...context.flow.messages, genericError(reason)];
  return answerFlow(context, 400);
}

function answerWrong(
  context: Context,
  { messages = [], atNodes = {}, keepsMessages }: Extract<SettingsResult, { readonly kind: 'invalid' }>,
): HttpReply {
  const { server, call, flow, signedIn } = context;
  const freshNodes = withFreshCsrfToken(server, call, keepsMessages ? flow.nodes : withoutMessages(flow.nodes));
  const nodesWithMessages = Object.entries(atNodes).reduce(
    (nodes, [name, added]) => withMessage(nodes, name, ...[added].flat()),
    freshNodes,
  );
  flow.nodes = sortNodes(nodesWithMessages, toSettingsNodeOrder(server, signedIn));
  flow.messages = messages;
  return answerFlow(context, 400);
}

/** As in Kratos, a saved flow gets the form and the action of a new flow. Both flows accept submissions. */
function answerChanged(context: Context, flow: StoredSettingsFlow, method: string): HttpReply {
  const { server, call, signedIn } = context;
  const settingsUrl = withFlowId(server.config['selfservice.flows.settings.ui_url'], flow.id);
  const returnTo = resolveReturnTo(server.config, readReturnTo(flow), toReturnUrl(server.config, method) || settingsUrl);
  if ('kind' in returnTo) return answerError(server, call, returnTo);
  signedIn.identity.updatedAt = server.clock.read();
  sendVerificationCodes(server, signedIn.identity);
  const nextFlow = startSettingsFlow(server, call, signedIn);
  Object.assign(flow, {
    nodes: nextFlow.nodes,
    totpSecret: nextFlow.totpSecret,
    newBackupCodes: null,
    actionId: nextFlow.id,
    state: 'success',
    messages: [changesSaved()],
  });
  const cookies = [...renewContinuityCookie(server, call), toSessionCookie(server, signedIn.session)];
  if (!wantsJson(call)) return withCookies(toRedirect(returnTo.url, call.method), cookies);
  const continueWith = [{ action: 'redirect_browser_to', redirect_browser_to: returnTo.url }];
  return withCookies(toJsonReply(toSettingsFlowJson(server, flow, signedIn.identity, { continueWith })), cookies);
}

function toReturnUrl(config: Config, method: string): string {
  const own = Object.entries(config).find(([key]) => key === `selfservice.flows.settings.after.${method}.default_browser_return_url`)?.[1];
  return String(own ?? '') || config['selfservice.flows.settings.after.default_browser_return_url'];
}

function answerFlow({ server, call, flow, signedIn }: Context, status: number, extras: SettingsFlowExtras = {}): HttpReply {
  if (!wantsJson(call)) return toRedirect(withFlowId(server.config['selfservice.flows.settings.ui_url'], flow.id), call.method);
  return toJsonReply(toSettingsFlowJson(server, flow, signedIn.identity, extras), status);
}

/** Asks for a recent login. JSON callers then submit again. The submission of a page is lost, unlike in Kratos. */
function answerRefreshRequired({ server, call, flow }: Context): HttpReply {
  const url = toLoginUrl(server.config, {
    refresh: 'true',
    return_to: withFlowId(`${toPublicUrl(server.config)}/self-service/settings`, flow.id),
  });
  flow.nodes = withFreshCsrfToken(server, call, withoutMessages(flow.nodes));
  flow.messages = [];
  const reply = wantsJson(call) ? answerError(server, call, refreshRequired(url)) : toRedirect(url, call.method);
  return withCookies(reply, [toContinuityCookie(server)]);
}

function replaceExpired({ server, call, flow, signedIn }: Context): HttpReply {
  const replacement = startSettingsFlow(server, call, signedIn as SignedInUser);
  const since = server.clock.read() - flow.expiresAt;
  const minutes = (Number(since) / 60e9).toFixed(2);
  replacement.requestUrl = flow.requestUrl;
  replacement.messages = [settingsFlowExpired(minutes, flow.expiresAt)];
  if (!wantsJson(call)) return toRedirect(withFlowId(server.config['selfservice.flows.settings.ui_url'], replacement.id), call.method);
  return answerError(
    server,
    call,
    flowExpired(minutes, { expired_at: toRfc3339(flow.expiresAt), since: Number(since), use_flow_id: replacement.id }),
  );
}
