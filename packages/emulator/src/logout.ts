import { resolveReturnTo, toPublicUrl, toQuery } from './config/urls.ts';
import { createCsrfToken, toCsrfCookie } from './csrf.ts';
import { badRequest, forbidden, sessionInactive } from './errors.ts';
import { wantsJson } from './http/negotiate.ts';
import { type HttpReply, toJsonReply, toRedirect } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import { answerError } from './self-service-error.ts';
import type { ServerState } from './server-state.ts';
import { findSignedInUser, toDeletedSessionCookie } from './session/session-cookie.ts';

/** `GET /self-service/logout/browser`: returns the logout URL. Source: selfservice/flow/logout/handler.go. */
export function createLogoutFlow(server: ServerState, call: ApiCall): HttpReply {
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerError(server, call, sessionInactive());
  const wanted = call.query.get('return_to') ?? '';
  const returnTo = resolveReturnTo(server.config, wanted);
  if ('kind' in returnTo) return answerError(server, call, returnTo);
  const { logoutToken } = signedIn.session;
  const query = toQuery({ token: logoutToken, return_to: wanted === '' ? '' : returnTo.url });
  return toJsonReply({ logout_url: `${toPublicUrl(server.config)}/self-service/logout?${query}`, logout_token: logoutToken });
}

/** `GET /self-service/logout?token=`: signs the user out. */
export function submitLogout(server: ServerState, call: ApiCall): HttpReply {
  const token = call.query.get('token') ?? '';
  if (token === '') return answerError(server, call, badRequest('Please include a token in the URL query.'));
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null) return answerError(server, call, sessionInactive());
  if (signedIn.session.logoutToken !== token)
    return answerError(
      server,
      call,
      forbidden('Unable to log out because the logout token in the URL query does not match the session cookie.'),
    );
  signedIn.session.isActive = false;
  const cookies = [toDeletedSessionCookie(server), toCsrfCookie(server, createCsrfToken())];
  return { ...afterLogout(server, call), cookies };
}

// Kratos checks `return_to` after it has ended the session.
function afterLogout(server: ServerState, call: ApiCall): HttpReply {
  const fallback =
    server.config['selfservice.flows.logout.after.default_browser_return_url'] || server.config['selfservice.default_browser_return_url'];
  const returnTo = resolveReturnTo(server.config, call.query.get('return_to') ?? '', fallback);
  if ('kind' in returnTo) return answerError(server, call, returnTo);
  return wantsJson(call) ? { status: 204, headers: {}, body: '' } : toRedirect(returnTo.url, call.method);
}
