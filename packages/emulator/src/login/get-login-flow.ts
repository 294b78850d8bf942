import { toPublicUrl, withParameter } from '../config/urls.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../csrf.ts';
import { flowGone, notFound } from '../errors.ts';
import { type HttpReply, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import { readReturnTo, toLoginFlowJson } from './login-flow.ts';
import { fetchLoginRequest } from './oauth2.ts';

/** `GET /self-service/login/flows?id=`. Answers with JSON and needs no session. Source: selfservice/flow/login/handler.go. */
export async function getLoginFlow(server: ServerState, call: ApiCall): Promise<HttpReply> {
  const flow = server.loginFlows.get(call.query.get('id') ?? '');
  if (flow === undefined) return toErrorReply(notFound(), server.release);
  // Only the browser that created the flow has the right cookie.
  if (!isSameCsrfToken(flow.csrfToken, readCsrfCookie(server, call))) return toErrorReply(csrfViolation(server, call), server.release);
  const returnTo = readReturnTo(flow);
  if (flow.expiresAt < server.clock.read()) {
    const url = `${toPublicUrl(server.config)}/self-service/login/browser`;
    // As in Kratos, `aal` and `refresh` are lost here.
    const redirectTo = returnTo === '' ? url : withParameter(url, 'return_to', encodeURIComponent(returnTo));
    const reason = 'The login flow has expired. Redirect the user to the login flow init endpoint to initialize a new login flow.';
    return toErrorReply(flowGone(reason, { redirect_to: redirectTo, return_to: returnTo }, 'self_service_flow_expired'), server.release);
  }
  if (flow.oauth2LoginChallenge === '') return toJsonReply(toLoginFlowJson(server, flow));
  const request = await fetchLoginRequest(server, flow.oauth2LoginChallenge);
  return 'kind' in request
    ? answerError(server, call, request)
    : toJsonReply(toLoginFlowJson(server, flow, { oauth2LoginRequest: request.body }));
}
