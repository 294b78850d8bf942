import { createCsrfToken, csrfViolation, isSameCsrfToken, listCsrfCookies, readCsrfCookie, toCsrfCookie } from './csrf.ts';
import { refuseDepth } from './depth.ts';
import { playFault } from './faults.ts';
import { answerPreflight, toCorsHeaders } from './http/cors.ts';
import { decodeBody, readField } from './http/decode-body.ts';
import { answerBrokenPath, type Reply, toErrorReply } from './http/reply.ts';
import { type Call, type EmulatorRequest, type EmulatorResponse, hasBrokenPath, toCall } from './http/request.ts';
import { findRoute, type Route } from './routes.ts';
import { appendBounded } from './store.ts';
import type { World } from './world.ts';

const NO_STORE = 'private, no-cache, no-store, must-revalidate';

/** One request in, one answer out; everything else is in the world. The layers are Kratos's: CORS, then the CSRF cookie, then the router. */
export async function handle(world: World, request: EmulatorRequest): Promise<EmulatorResponse> {
  const call = toCall(request, world.basePath);
  const route = findRoute(call);
  const at = world.clock.now();
  const note = (status: number): void => appendBounded(world.log, { method: call.method, path: call.path, status, at });
  try {
    const faulty = await playFault(world, call);
    if (hasBrokenPath(request)) {
      note(400);
      return toResponse(answerBrokenPath(), call.method);
    }
    const reply =
      answerPreflight(world.config, call) ?? withLayers(world, call, route, faulty ?? (await withCsrfLayer(world, call, route)));
    note(reply.status);
    return toResponse(reply, call.method);
  } catch (error) {
    note(0);
    throw error;
  }
}

/**
 * The layer against cross-site request forgery: it mints the cookie where there is none, whatever the answer is, and asks every request
 * that is not a reading one for the token. Submissions are outside of it: they look into their own bodies. Source: ory/nosurf.
 */
async function withCsrfLayer(world: World, call: Call, route: Route): Promise<Reply> {
  const deep = route.isKnown ? refuseDepth(call.body) : null;
  if (deep !== null) return toErrorReply(deep, world.release);
  if (route.ignoresCsrf) return await route.answer(world, call);
  const cookie = readCsrfCookie(world, call);
  const token = cookie ?? createCsrfToken();
  // The flow that is made now has to fit the cookie that is set now.
  const known = cookie === null ? { ...call, cookies: new Map([...call.cookies, [world.csrfCookieName, [token]]]) } : call;
  const isSafe = ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(call.method);
  // One of several cookies has to match; the answer replaces them by one.
  const isProved = isSafe || listCsrfCookies(world, call).some((each) => isSameCsrfToken(readSentToken(call), each));
  const reply = isProved ? await route.answer(world, known) : toErrorReply(csrfViolation(world, call), world.release);
  return cookie === null ? withCsrfCookie(world, reply, toCsrfCookie(world, token)) : reply;
}

const readSentToken = (call: Call): string => call.headers.get('x-csrf-token') ?? readField(decodeBody(call).form ?? {}, 'csrf_token');

// One line for the cookie, at the front: if the answer renews the token that is the one that counts.
function withCsrfCookie(world: World, reply: Reply, minted: string): Reply {
  const [renewed = minted] = (reply.cookies ?? []).filter((cookie) => cookie.startsWith(`${world.csrfCookieName}=`));
  return { ...reply, cookies: [renewed, ...(reply.cookies ?? []).filter((cookie) => cookie !== renewed)] };
}

function withLayers(world: World, call: Call, route: Route, reply: Reply): Reply {
  const isCors = world.config['serve.public.cors.enabled'];
  const vary = [...(isCors ? ['Origin'] : []), ...(route.isHealth ? [] : ['Cookie'])].join(', ');
  const headers = {
    ...reply.headers,
    ...(vary !== '' && { vary }),
    ...(forbidsCaching(world, call, route) && { 'cache-control': NO_STORE }),
    ...toCorsHeaders(world.config, call),
  };
  return { ...reply, headers };
}

function forbidsCaching({ release }: World, { method }: Call, route: Route): boolean {
  if (release.forbidsCachingOfPosts && route.isWrongMethod) return false;
  if (release.forbidsCachingOfPosts) return route.isKnown && (!route.isHealth || release.forbidsCachingOfHealth);
  return method === 'GET';
}

function toResponse({ status, headers, body, cookies = [] }: Reply, method: string): EmulatorResponse {
  const all = new Headers(headers);
  for (const cookie of cookies) all.append('set-cookie', cookie);
  return { status, headers: all, body: method === 'HEAD' ? '' : body };
}
