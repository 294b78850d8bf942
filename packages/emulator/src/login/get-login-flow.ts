import { toPublic, withQuery } from '../config/urls.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../csrf.ts';
import { flowGone, notFound } from '../errors.ts';
import { json, type Reply, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import type { World } from '../world.ts';
import { toLoginFlowJson, toReturnTo } from './login-flow.ts';
import { askForLoginRequest } from './oauth2.ts';

/** `GET /self-service/login/flows?id=`. Always JSON; whether anybody is signed in does not matter. Source: selfservice/flow/login/handler.go. */
export async function getLoginFlow(world: World, call: Call): Promise<Reply> {
  const flow = world.loginFlows.get(call.query.get('id') ?? '');
  if (flow === undefined) return toErrorReply(notFound(), world.release);
  // Only the browser that the flow was made for may see it.
  if (!isSameCsrfToken(flow.csrfToken, readCsrfCookie(world, call))) return toErrorReply(csrfViolation(world, call), world.release);
  const returnTo = toReturnTo(flow);
  if (flow.expiresAt < world.clock.read()) {
    const url = `${toPublic(world.config)}/self-service/login/browser`;
    // `aal` and `refresh` are lost here, as in Kratos.
    const redirectTo = returnTo === '' ? url : withQuery(url, 'return_to', encodeURIComponent(returnTo));
    const reason = 'The login flow has expired. Redirect the user to the login flow init endpoint to initialize a new login flow.';
    return toErrorReply(flowGone(reason, { redirect_to: redirectTo, return_to: returnTo }, 'self_service_flow_expired'), world.release);
  }
  if (flow.oauth2LoginChallenge === '') return json(toLoginFlowJson(world, flow));
  const request = await askForLoginRequest(world, flow.oauth2LoginChallenge);
  return 'kind' in request ? answerError(world, call, request) : json(toLoginFlowJson(world, flow, { oauth2LoginRequest: request.body }));
}
