import { answerInvalidEscape, type HttpReply, toErrorReply, toJsonReply, toRedirect, toTextReply } from '../http/reply.ts';
import { type ApiCall, type EmulatorRequest, type EmulatorResponse, hasInvalidEscape, toApiCall } from '../http/request.ts';
import { findDepthError } from '../json-depth.ts';
import { answerNotEmulated } from '../not-emulated.ts';
import { redirectToPublic } from '../redirect-between-apis.ts';
import type { ServerState } from '../server-state.ts';
import { batchPatchIdentities } from './batch-patch-identities.ts';
import { getCourierMessage, listCourierMessages } from './courier.ts';
import {
  deleteCredential,
  deleteIdentity,
  getIdentity,
  getIdentityByExternalId,
  patchIdentity,
  postIdentity,
  putIdentity,
} from './identities.ts';
import { listIdentities } from './list-identities.ts';
import { deleteSession, deleteSessions, extendSession, getSession, listAllSessions, listSessions } from './sessions.ts';

type Answer = (server: ServerState, call: ApiCall, ...parts: readonly string[]) => HttpReply;

const health: Answer = () => toJsonReply({ status: 'ok' });
const missing: Answer = (server, call) => answerNotEmulated(server, call, 'admin');

// Every route of Kratos v26.2.0 below `/admin`. The prefix is optional.
const routes: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  ['GET', /^\/health\/(?:alive|ready)$/, health],
  ['GET', /^\/version$/, (server) => toJsonReply({ version: server.release.name })],
  ['GET', /^\/health\/config$/, missing],
  ['GET', /^\/metrics\/prometheus$/, missing],
  ['GET', /^\/identities$/, listIdentities],
  ['POST', /^\/identities$/, postIdentity],
  ['PATCH', /^\/identities$/, batchPatchIdentities],
  ['GET', /^\/identities\/by\/external\/([^/]+)$/, getIdentityByExternalId],
  ['GET', /^\/identities\/([^/]+)$/, getIdentity],
  ['PUT', /^\/identities\/([^/]+)$/, putIdentity],
  ['PATCH', /^\/identities\/([^/]+)$/, patchIdentity],
  ['DELETE', /^\/identities\/([^/]+)$/, deleteIdentity],
  ['DELETE', /^\/identities\/([^/]+)\/credentials\/([^/]+)$/, deleteCredential],
  ['GET', /^\/identities\/([^/]+)\/sessions$/, listSessions],
  ['DELETE', /^\/identities\/([^/]+)\/sessions$/, deleteSessions],
  ['GET', /^\/sessions$/, listAllSessions],
  ['DELETE', /^\/sessions$/, redirectToPublic],
  ['GET', /^\/sessions\/([^/]+)$/, getSession],
  ['DELETE', /^\/sessions\/([^/]+)$/, deleteSession],
  ['PATCH', /^\/sessions\/([^/]+)\/extend$/, extendSession],
  ['GET', /^\/courier\/messages$/, listCourierMessages],
  ['GET', /^\/courier\/messages\/([^/]+)$/, getCourierMessage],
  ['POST', /^\/recovery\/(?:code|link)$/, missing],
  // Routes of the public API.
  ['GET', /^\/schemas(?:\/[^/]+)?$/, redirectToPublic],
  ['GET', /^\/self-service\/errors$/, redirectToPublic],
  ['GET', /^\/self-service\/logout(?:\/browser)?$/, redirectToPublic],
  ['DELETE', /^\/self-service\/logout\/api$/, redirectToPublic],
  ['GET', /^\/self-service\/(?:login|registration|settings|recovery|verification)(?:\/browser|\/api|\/flows)?$/, redirectToPublic],
  ['POST', /^\/self-service\/(?:login|registration|settings|recovery|verification)$/, redirectToPublic],
];

/** Answers a request to the admin API. As in Kratos, there is no CORS, no cookie and no authentication. */
export function handleAdmin(server: ServerState, request: EmulatorRequest): EmulatorResponse {
  if (hasInvalidEscape(request)) return toPlain(answerInvalidEscape(), request.method);
  const call = toApiCall(request, '');
  const reply = answer(server, call);
  const headers = new Headers(reply.headers);
  if (call.method === 'GET' || server.release.forbidsCachingOfPosts)
    headers.set('cache-control', 'private, no-cache, no-store, must-revalidate');
  return { status: reply.status, headers, body: call.method === 'HEAD' ? '' : reply.body };
}

const toPlain = ({ status, headers, body }: HttpReply, method: string): EmulatorResponse => ({
  status,
  headers: new Headers(headers),
  body: method === 'HEAD' ? '' : body,
});

function answer(server: ServerState, call: ApiCall): HttpReply {
  if (call.path.includes('//'))
    return toRedirect(
      call.target.replace(/^[^?]*/, (path) => path.replace(/\/{2,}/g, '/')),
      call.method,
      307,
    );
  const path = call.path.replace(/^\/admin(?=\/)/, '');
  const here = routes.filter(([, pattern]) => pattern.test(path));
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const [, pattern, respond] = here.find(([each]) => each === method) ?? [];
  if (pattern === undefined || respond === undefined) return refuse(here.map(([each]) => each));
  const deep = findDepthError(call.body);
  if (deep !== null) return toErrorReply(deep, server.release);
  return respond(server, call, ...(pattern.exec(path) ?? []).slice(1).map(decode));
}

function refuse(methods: readonly string[]): HttpReply {
  if (methods.length === 0) return toTextReply('404 page not found\n', 404);
  const reply = toTextReply('Method Not Allowed\n', 405);
  const all = new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : [])]);
  return { ...reply, headers: { ...reply.headers, allow: [...all].sort().join(', ') } };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
