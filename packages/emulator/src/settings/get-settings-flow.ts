import { toLoginUrl, toPublic, withFlow, withQuery } from '../config/urls.ts';
import { aal2Required, flowGone, forbidden, notFound, unauthorized } from '../errors.ts';
import { wantsJson } from '../http/negotiate.ts';
import { json, type KratosError, type Reply, redirect, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { toReturnTo } from '../login/login-flow.ts';
import { satisfies } from '../session/session.ts';
import { findSignedIn } from '../session/session-cookie.ts';
import type { World } from '../world.ts';
import { type SettingsFlow, toSettingsFlowJson } from './settings-flow.ts';

const NO_SESSION = 'A valid Ory Session Cookie or Ory Session Token is missing.';

/** Nobody is signed in: a 401, or the login page. */
export const answerSignedOut = (world: World, call: Call): Reply =>
  wantsJson(call) ? refuse(world, unauthorized(NO_SESSION)) : redirect(world.config['selfservice.flows.login.ui_url'], call.method, 302);

/** `GET /self-service/settings/flows?id=`. Who it is for is the whole check: no CSRF token. Source: selfservice/flow/settings/handler.go. */
export function getSettingsFlow(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) return answerSignedOut(world, call);
  const flow = world.settingsFlows.get(call.query.get('id') ?? '');
  if (flow === undefined) return refuse(world, notFound());
  if (flow.identityId !== signedIn.identity.id)
    return refuse(
      world,
      forbidden('The request was made for another identity and has been blocked for security reasons.', 'security_identity_mismatch'),
    );
  if (!satisfies(world, signedIn.session, signedIn.identity, world.config['selfservice.flows.settings.required_aal'])) {
    const returnTo = withFlow(world.config['selfservice.flows.settings.ui_url'], flow.id);
    return refuse(world, aal2Required(toLoginUrl(world.config, { aal: 'aal2', return_to: returnTo })));
  }
  return flow.expiresAt < world.clock.read() ? refuse(world, gone(world, flow)) : json(toSettingsFlowJson(world, flow, signedIn.identity));
}

const refuse = (world: World, error: KratosError): Reply => toErrorReply(error, world.release);

function gone(world: World, flow: SettingsFlow): KratosError {
  const url = `${toPublic(world.config)}/self-service/settings/browser`;
  const returnTo = toReturnTo(flow);
  return flowGone(
    'The settings flow has expired. Redirect the user to the settings flow init endpoint to initialize a new settings flow.',
    {
      redirect_to: returnTo === '' ? url : withQuery(url, 'return_to', encodeURIComponent(returnTo)),
      return_to: returnTo,
    },
  );
}
