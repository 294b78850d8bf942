import { createCsrfToken, csrfViolation, isSameCsrfToken, listCsrfCookies, readCsrfCookie, toCsrfCookie } from './csrf.ts';
import { applyFault } from './faults.ts';
import { answerPreflight, toCorsHeaders } from './http/cors.ts';
import { decodeBody, readField } from './http/decode-body.ts';
import { answerInvalidEscape, type HttpReply, toErrorReply } from './http/reply.ts';
import { type ApiCall, type EmulatorRequest, type EmulatorResponse, hasInvalidEscape, toApiCall } from './http/request.ts';
import { findDepthError } from './json-depth.ts';
import { findRoute, type Route } from './routes.ts';
import type { ServerState } from './server-state.ts';
import { appendBounded } from './store.ts';

const NO_STORE = 'private, no-cache, no-store, must-revalidate';

/** Answers a request to the public API. The layers are those of Kratos: CORS, then CSRF, then the router. */
export async function handlePublic(server: ServerState, request: EmulatorRequest): Promise<EmulatorResponse> {
  const call = toApiCall(request, server.basePath);
  const route = findRoute(call);
  const at = server.clock.now();
  const logRequest = (status: number): void => appendBounded(server.log, { method: call.method, path: call.path, status, at });
  try {
    const faultReply = await applyFault(server, call);
    if (hasInvalidEscape(request)) {
      logRequest(400);
      return toResponse(answerInvalidEscape(), call.method);
    }
    const reply =
      answerPreflight(server.config, call) ?? withLayers(server, call, route, faultReply ?? (await withCsrfLayer(server, call, route)));
    logRequest(reply.status);
    return toResponse(reply, call.method);
  } catch (error) {
    logRequest(0);
    throw error;
  }
}

/**
 * Sets the CSRF cookie if the request has none, and requires the token for every method except GET, HEAD, OPTIONS and TRACE.
 * Submissions check the token themselves, in their body. Source: ory/nosurf.
 */
async function withCsrfLayer(server: ServerState, call: ApiCall, route: Route): Promise<HttpReply> {
  const refused = route.isKnown ? findDepthError(call.body) : null;
  if (refused !== null) return toErrorReply(refused, server.release);
  if (route.ignoresCsrf) return await route.answer(server, call);
  const cookie = readCsrfCookie(server, call);
  const token = cookie ?? createCsrfToken();
  // A flow that this request creates must fit the cookie that this response sets.
  const known = cookie === null ? { ...call, cookies: new Map([...call.cookies, [server.csrfCookieName, [token]]]) } : call;
  const isSafe = ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(call.method);
  // One of several cookies must match. The response replaces them by one.
  const isAuthorized = isSafe || listCsrfCookies(server, call).some((each) => isSameCsrfToken(readSentToken(call), each));
  const reply = isAuthorized ? await route.answer(server, known) : toErrorReply(csrfViolation(server, call), server.release);
  return cookie === null ? withCsrfCookie(server, reply, toCsrfCookie(server, token)) : reply;
}

const readSentToken = (call: ApiCall): string => call.headers.get('x-csrf-token') ?? readField(decodeBody(call).form ?? {}, 'csrf_token');

// The response has one CSRF cookie, as its first cookie. A renewed token replaces the new one.
function withCsrfCookie(server: ServerState, reply: HttpReply, created: string): HttpReply {
  const [renewed = created] = (reply.cookies ?? []).filter((cookie) => cookie.startsWith(`${server.csrfCookieName}=`));
  return { ...reply, cookies: [renewed, ...(reply.cookies ?? []).filter((cookie) => cookie !== renewed)] };
}

function withLayers(server: ServerState, call: ApiCall, route: Route, reply: HttpReply): HttpReply {
  const isCors = server.config['serve.public.cors.enabled'];
  const vary = [...(isCors ? ['Origin'] : []), ...(route.isHealth ? [] : ['Cookie'])].join(', ');
  const headers = {
    ...reply.headers,
    ...(vary !== '' && { vary }),
    ...(forbidsCaching(server, call, route) && { 'cache-control': NO_STORE }),
    ...toCorsHeaders(server.config, call),
  };
  return { ...reply, headers };
}

function forbidsCaching({ release }: ServerState, { method }: ApiCall, route: Route): boolean {
  if (release.forbidsCachingOfPosts && route.isWrongMethod) return false;
  if (release.forbidsCachingOfPosts) return route.isKnown && (!route.isHealth || release.forbidsCachingOfHealth);
  return method === 'GET';
}

function toResponse({ status, headers, body, cookies = [] }: HttpReply, method: string): EmulatorResponse {
  const all = new Headers(headers);
  for (const cookie of cookies) all.append('set-cookie', cookie);
  return { status, headers: all, body: method === 'HEAD' ? '' : body };
}
