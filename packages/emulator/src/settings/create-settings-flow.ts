import { resolveReturnTo, toLoginUrl, toPublicUrl, withFlowId } from '../config/urls.ts';
import { aal2Required, sessionInactive } from '../errors.ts';
import { renewContinuityCookie } from '../http/continuity-cookie.ts';
import { acceptsJson, wantsJson } from '../http/negotiate.ts';
import { type HttpReply, toJsonReply, toRedirect, withCookies } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import { meetsRequiredAal } from '../session/session.ts';
import { findSignedInUser } from '../session/session-cookie.ts';
import { toSettingsFlowJson } from './settings-flow.ts';
import { startSettingsFlow } from './start-settings-flow.ts';

/** `GET /self-service/settings/browser`. Source: selfservice/flow/settings/handler.go. */
export function createSettingsFlow(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) {
    if (!wantsJson(call)) return toRedirect(toLoginUrl(server.config, { return_to: call.query.get('return_to') }), call.method);
    return answerError(server, call, sessionInactive(server.release.saysCredentialsMissing ? { CredentialsMissing: false } : undefined));
  }
  const wanted = call.query.get('return_to') ?? '';
  if (!meetsRequiredAal(server, signedIn.session, signedIn.identity, server.config['selfservice.flows.settings.required_aal'])) {
    const url = toLoginUrl(server.config, { aal: 'aal2', return_to: wanted === '' ? null : `${toPublicUrl(server.config)}${call.target}` });
    return wantsJson(call) ? answerError(server, call, aal2Required(url)) : toRedirect(url, call.method);
  }
  const returnTo = resolveReturnTo(server.config, wanted);
  if ('kind' in returnTo) return answerError(server, call, returnTo);
  const flow = startSettingsFlow(server, call, signedIn);
  const page = withFlowId(server.config['selfservice.flows.settings.ui_url'], flow.id);
  const reply = acceptsJson(call) ? toJsonReply(toSettingsFlowJson(server, flow, signedIn.identity)) : toRedirect(page, call.method);
  return withCookies(reply, renewContinuityCookie(server, call));
}
