import { toRfc3339 } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { resolveReturnTo, toLoginUrl, toPublic, withFlow } from '../config/urls.ts';
import { aal2Required, badRequest, flowExpired, forbidden, goTo, refreshRequired, unavailable, undecodable } from '../errors.ts';
import { renewContinuityCookie, toContinuityCookie } from '../http/continuity-cookie.ts';
import { decodeBody, readField, readPayload } from '../http/decode-body.ts';
import { wantsJson } from '../http/negotiate.ts';
import { json, type Reply, redirect, toErrorReply, withCookies } from '../http/reply.ts';
import type { Call, Form } from '../http/request.ts';
import { toJsonType } from '../identity/json-schema.ts';
import { isObject } from '../json.ts';
import { toReturnTo } from '../login/login-flow.ts';
import { refillCsrf } from '../login/refill-csrf.ts';
import { answerError } from '../self-service-error.ts';
import { satisfies } from '../session/session.ts';
import { findSignedIn, type SignedIn, toSessionCookie } from '../session/session-cookie.ts';
import { changesSaved, generic, noSettingsStrategy, settingsFlowExpired, wrongType } from '../ui/message.ts';
import { withMessage, withoutMessages } from '../ui/node.ts';
import { sortNodes } from '../ui/sort-nodes.ts';
import { findSchema, type World } from '../world.ts';
import { answerSignedOut } from './get-settings-flow.ts';
import { makeSettingsFlow, settingsMethods, toSettingsOrder } from './make-settings-flow.ts';
import { sendVerificationCodes } from './send-verification-codes.ts';
import { type SettingsFlow, type SettingsFlowExtras, toSettingsFlowJson } from './settings-flow.ts';
import type { Change, ChangeVerdict } from './settings-method.ts';
import { toUndecodable } from './to-undecodable.ts';

type Context = Omit<Change, 'form' | 'formProblems'>;

/** `POST /self-service/settings?flow=`. Source: selfservice/flow/settings/handler.go. */
export function submitSettings(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerSignedOut(world, call);
  const id = call.query.get('flow') ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    return answerError(world, call, badRequest('The flow query parameter is missing or malformed.'));
  const flow = world.settingsFlows.get(id.toLowerCase());
  if (flow === undefined) return answerError(world, call, unavailable('The settings request could not be found. Please restart the flow.'));
  if (!satisfies(world, signedIn.session, signedIn.identity, world.config['selfservice.flows.settings.required_aal'])) {
    const url = toLoginUrl(world.config, { aal: 'aal2', return_to: `${toPublic(world.config)}${call.target}` });
    return wantsJson(call) ? answerError(world, call, aal2Required(url)) : redirect(url, call.method);
  }
  const context = { world, call, flow, signedIn };
  if (flow.expiresAt < world.clock.read()) return replaceExpired(context);
  if (flow.identityId !== signedIn.identity.id) {
    const reason = 'The request was initiated by someone else and has been blocked for security reasons. Please go back and try again.';
    return answerError(world, call, forbidden(reason, 'security_identity_mismatch'));
  }
  const decoded = decodeBody(call);
  if (decoded.form === null) return answerUndecodable(context, decoded.reason);
  const { form } = decoded;
  const payload = readPayload(form);
  if ('problem' in payload) return toReply(context, { verdict: toUndecodable(call, flow, form, payload.problem), method: '' });
  const isProfile = readField(form, 'method') === 'profile';
  // Missing objects within the traits are created, which is impossible in a list.
  if (hasListOfTraits(form) && findSchema(world, signedIn.identity.schemaId).groups.length > 0)
    return toReply(context, { verdict: undecodable("cannot set array element for non-numeric key 'name'"), method: '' });
  const formProblems = isObject(payload.value) ? {} : { transient_payload: wrongType(toJsonType(payload.value), ['object']) };
  if (!isProfile && !isObject(payload.value)) return answerWrong(context, { kind: 'wrong', atNodes: formProblems });
  return toReply(context, ask({ ...context, form, formProblems }));
}

function hasListOfTraits(form: Form): boolean {
  const traits = form['traits'];
  return Array.isArray(traits) || (typeof traits === 'string' && traits.trimStart().startsWith('['));
}

function ask(change: Change): { readonly verdict: ChangeVerdict; readonly method: string } {
  for (const method of settingsMethods) {
    const verdict = method.submit(change);
    if (verdict.kind !== 'declined') return { verdict, method: method.id };
  }
  return { verdict: { kind: 'declined' }, method: '' };
}

function toReply(context: Context, { verdict, method }: { readonly verdict: ChangeVerdict; readonly method: string }): Reply {
  const { world, call, flow } = context;
  switch (verdict.kind) {
    case 'declined':
      return answerWrong(context, { kind: 'wrong', messages: [noSettingsStrategy()] });
    case 'wrong':
      return answerWrong(context, verdict);
    case 'error':
      return answerError(world, call, verdict);
    case 'too old':
      return askToRefresh(context);
    case 'elsewhere':
      return withCookies(wantsJson(call) ? toErrorReply(goTo(verdict.url), world.release) : redirect(verdict.url, call.method), [
        toContinuityCookie(world),
      ]);
    case 'shown':
      flow.nodes = refillCsrf(world, call, withoutMessages(flow.nodes));
      flow.messages = [];
      return answerFlow(context, 200, { transientPayload: {} });
    case 'changed':
      return answerChanged(context, flow, method);
  }
}

// What the form said before stays, and nothing is filled in anew.
function answerUndecodable(context: Context, reason: string): Reply {
  context.flow.messages = [...context.flow.messages, generic(reason)];
  return answerFlow(context, 400);
}

function answerWrong(
  context: Context,
  { messages = [], atNodes = {}, keepsMessages }: Extract<ChangeVerdict, { readonly kind: 'wrong' }>,
): Reply {
  const { world, call, flow, signedIn } = context;
  const filled = refillCsrf(world, call, keepsMessages ? flow.nodes : withoutMessages(flow.nodes));
  const complained = Object.entries(atNodes).reduce((nodes, [name, said]) => withMessage(nodes, name, ...[said].flat()), filled);
  flow.nodes = sortNodes(complained, toSettingsOrder(world, signedIn));
  flow.messages = messages;
  return answerFlow(context, 400);
}

/** The form of a changed flow is that of a new one, its action included: the answer names two flows, and both can be submitted. */
function answerChanged(context: Context, flow: SettingsFlow, method: string): Reply {
  const { world, call, signedIn } = context;
  const settingsUrl = withFlow(world.config['selfservice.flows.settings.ui_url'], flow.id);
  const returnTo = resolveReturnTo(world.config, toReturnTo(flow), toReturnUrl(world.config, method) || settingsUrl);
  if ('kind' in returnTo) return answerError(world, call, returnTo);
  signedIn.identity.updatedAt = world.clock.read();
  sendVerificationCodes(world, signedIn.identity);
  const fresh = makeSettingsFlow(world, call, signedIn);
  Object.assign(flow, {
    nodes: fresh.nodes,
    totpSecret: fresh.totpSecret,
    newBackupCodes: null,
    actionId: fresh.id,
    state: 'success',
    messages: [changesSaved()],
  });
  const cookies = [...renewContinuityCookie(world, call), toSessionCookie(world, signedIn.session)];
  if (!wantsJson(call)) return withCookies(redirect(returnTo.url, call.method), cookies);
  const continueWith = [{ action: 'redirect_browser_to', redirect_browser_to: returnTo.url }];
  return withCookies(json(toSettingsFlowJson(world, flow, signedIn.identity, { continueWith })), cookies);
}

function toReturnUrl(config: Config, method: string): string {
  const own = Object.entries(config).find(([key]) => key === `selfservice.flows.settings.after.${method}.default_browser_return_url`)?.[1];
  return String(own ?? '') || config['selfservice.flows.settings.after.default_browser_return_url'];
}

function answerFlow({ world, call, flow, signedIn }: Context, status: number, extras: SettingsFlowExtras = {}): Reply {
  if (!wantsJson(call)) return redirect(withFlow(world.config['selfservice.flows.settings.ui_url'], flow.id), call.method);
  return json(toSettingsFlowJson(world, flow, signedIn.identity, extras), status);
}

/** JSON callers refresh the login and submit once more; what a page submitted would be parked, and is lost here. */
function askToRefresh({ world, call, flow }: Context): Reply {
  const url = toLoginUrl(world.config, {
    refresh: 'true',
    return_to: withFlow(`${toPublic(world.config)}/self-service/settings`, flow.id),
  });
  flow.nodes = refillCsrf(world, call, withoutMessages(flow.nodes));
  flow.messages = [];
  const reply = wantsJson(call) ? answerError(world, call, refreshRequired(url)) : redirect(url, call.method);
  return withCookies(reply, [toContinuityCookie(world)]);
}

function replaceExpired({ world, call, flow, signedIn }: Context): Reply {
  const replacement = makeSettingsFlow(world, call, signedIn as SignedIn);
  const since = world.clock.read() - flow.expiresAt;
  const minutes = (Number(since) / 60e9).toFixed(2);
  replacement.requestUrl = flow.requestUrl;
  replacement.messages = [settingsFlowExpired(minutes, flow.expiresAt)];
  if (!wantsJson(call)) return redirect(withFlow(world.config['selfservice.flows.settings.ui_url'], replacement.id), call.method);
  return answerError(
    world,
    call,
    flowExpired(minutes, { expired_at: toRfc3339(flow.expiresAt), since: Number(since), use_flow_id: replacement.id }),
  );
}
