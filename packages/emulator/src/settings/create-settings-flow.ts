import { resolveReturnTo, toLoginUrl, toPublic, withFlow } from '../config/urls.ts';
import { aal2Required, sessionInactive } from '../errors.ts';
import { renewContinuityCookie } from '../http/continuity-cookie.ts';
import { acceptsJson, wantsJson } from '../http/negotiate.ts';
import { json, type Reply, redirect, withCookies } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import { satisfies } from '../session/session.ts';
import { findSignedIn } from '../session/session-cookie.ts';
import type { World } from '../world.ts';
import { makeSettingsFlow } from './make-settings-flow.ts';
import { toSettingsFlowJson } from './settings-flow.ts';

/** `GET /self-service/settings/browser`. Source: selfservice/flow/settings/handler.go. */
export function createSettingsFlow(world: World, call: Call): Reply {
  const signedIn = findSignedIn(world, call);
  if (signedIn === null) {
    if (!wantsJson(call)) return redirect(toLoginUrl(world.config, { return_to: call.query.get('return_to') }), call.method);
    return answerError(world, call, sessionInactive(world.release.saysCredentialsMissing ? { CredentialsMissing: false } : undefined));
  }
  const wanted = call.query.get('return_to') ?? '';
  if (!satisfies(world, signedIn.session, signedIn.identity, world.config['selfservice.flows.settings.required_aal'])) {
    const url = toLoginUrl(world.config, { aal: 'aal2', return_to: wanted === '' ? null : `${toPublic(world.config)}${call.target}` });
    return wantsJson(call) ? answerError(world, call, aal2Required(url)) : redirect(url, call.method);
  }
  const returnTo = resolveReturnTo(world.config, wanted);
  if ('kind' in returnTo) return answerError(world, call, returnTo);
  const flow = makeSettingsFlow(world, call, signedIn);
  const page = withFlow(world.config['selfservice.flows.settings.ui_url'], flow.id);
  const reply = acceptsJson(call) ? json(toSettingsFlowJson(world, flow, signedIn.identity)) : redirect(page, call.method);
  return withCookies(reply, renewContinuityCookie(world, call));
}
