import { toLoginUrl, toPublicUrl, withFlowId, withParameter } from '../config/urls.ts';
import { aal2Required, flowGone, forbidden, notFound, unauthorized } from '../errors.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, type KratosError, toErrorReply, toJsonReply, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { readReturnTo } from '../login/login-flow.ts';
import type { ServerState } from '../server-state.ts';
import { meetsRequiredAal } from '../session/session.ts';
import { findSignedInUser } from '../session/session-cookie.ts';
import { type StoredSettingsFlow, toSettingsFlowJson } from './settings-flow.ts';

const NO_SESSION = 'A valid Ory Session Cookie or Ory Session Token is missing.';

/** Answers a request without a session: 401 for JSON callers, else a redirect to the login page. */
export const answerSignedOut = (server: ServerState, call: ApiCall): HttpReply =>
  wantsJson(call)
    ? refuse(server, unauthorized(NO_SESSION))
    : toRedirect(server.config['selfservice.flows.login.ui_url'], call.method, 302);

/** `GET /self-service/settings/flows?id=`. It checks the identity but no CSRF token. Source: selfservice/flow/settings/handler.go. */
export function getSettingsFlow(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerSignedOut(server, call);
  const flow = server.settingsFlows.get(call.query.get('id') ?? '');
  if (flow === undefined) return refuse(server, notFound());
  if (flow.identityId !== signedIn.identity.id)
    return refuse(
      server,
      forbidden('The request was made for another identity and has been blocked for security reasons.', 'security_identity_mismatch'),
    );
  if (!meetsRequiredAal(server, signedIn.session, signedIn.identity, server.config['selfservice.flows.settings.required_aal'])) {
    const returnTo = withFlowId(server.config['selfservice.flows.settings.ui_url'], flow.id);
    return refuse(server, aal2Required(toLoginUrl(server.config, { aal: 'aal2', return_to: returnTo })));
  }
  return flow.expiresAt < server.clock.read()
    ? refuse(server, gone(server, flow))
    : toJsonReply(toSettingsFlowJson(server, flow, signedIn.identity));
}

const refuse = (server: ServerState, error: KratosError): HttpReply => toErrorReply(error, server.release);

function gone(server: ServerState, flow: StoredSettingsFlow): KratosError {
  const url = `${toPublicUrl(server.config)}/self-service/settings/browser`;
  const returnTo = readReturnTo(flow);
  return flowGone(
    'The settings flow has expired. Redirect the user to the settings flow init endpoint to initialize a new settings flow.',
    {
      redirect_to: returnTo === '' ? url : withParameter(url, 'return_to', encodeURIComponent(returnTo)),
      return_to: returnTo,
    },
  );
}
