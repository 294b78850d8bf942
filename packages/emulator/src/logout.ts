import { resolveReturnTo, toPublic, toQuery } from './config/urls.ts';
import { createCsrfToken, toCsrfCookie } from './csrf.ts';
import { badRequest, forbidden, sessionInactive } from './errors.ts';
import { wantsJson } from './http/negotiate.ts';
import { json, type Reply, redirect } from './http/reply.ts';
import type { Call } from './http/request.ts';
import { answerError } from './self-service-error.ts';
import { findSignedIn, toDeletedSessionCookie } from './session/session-cookie.ts';
import type { World } from './world.ts';

/** `GET /self-service/logout/browser`: how to sign out. Source: selfservice/flow/logout/handler.go. */
export function createLogout(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerError(world, call, sessionInactive());
  const wanted = call.query.get('return_to') ?? '';
  const returnTo = resolveReturnTo(world.config, wanted);
  if ('kind' in returnTo) return answerError(world, call, returnTo);
  const { logoutToken } = signedIn.session;
  const query = toQuery({ token: logoutToken, return_to: wanted === '' ? '' : returnTo.url });
  return json({ logout_url: `${toPublic(world.config)}/self-service/logout?${query}`, logout_token: logoutToken });
}

/** `GET /self-service/logout?token=`: signs out. */
export function submitLogout(world: World, call: Call): Reply {
  const token = call.query.get('token') ?? '';
  if (token === '') return answerError(world, call, badRequest('Please include a token in the URL query.'));
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerError(world, call, sessionInactive());
  if (signedIn.session.logoutToken !== token)
    return answerError(
      world,
      call,
      forbidden('Unable to log out because the logout token in the URL query does not match the session cookie.'),
    );
  signedIn.session.isActive = false;
  const cookies = [toDeletedSessionCookie(world), toCsrfCookie(world, createCsrfToken())];
  return { ...afterLogout(world, call), cookies };
}

// Only now: a `return_to` that is not allowed does not keep anybody signed in.
function afterLogout(world: World, call: Call): Reply {
  const fallback =
    world.config['selfservice.flows.logout.after.default_browser_return_url'] || world.config['selfservice.default_browser_return_url'];
  const returnTo = resolveReturnTo(world.config, call.query.get('return_to') ?? '', fallback);
  if ('kind' in returnTo) return answerError(world, call, returnTo);
  return wantsJson(call) ? { status: 204, headers: {}, body: '' } : redirect(returnTo.url, call.method);
}
