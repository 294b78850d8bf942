import { refuseDepth } from '../depth.ts';
import { answerBrokenPath, json, type Reply, redirect, text, toErrorReply } from '../http/reply.ts';
import { type Call, type EmulatorRequest, type EmulatorResponse, hasBrokenPath, toCall } from '../http/request.ts';
import { answerNotEmulated } from '../not-emulated.ts';
import { redirectToPublic } from '../redirect-between.ts';
import type { World } from '../world.ts';
import { batchIdentities } from './batch-identities.ts';
import { getMessage, listMessages } from './courier.ts';
import {
  createIdentities,
  deleteCredential,
  deleteIdentity,
  getByExternalId,
  getIdentity,
  patchIdentity,
  putIdentity,
} from './identities.ts';
import { listIdentities } from './list-identities.ts';
import { deleteSession, deleteSessions, extendSession, getSession, listAllSessions, listSessions } from './sessions.ts';

type Answer = (world: World, call: Call, ...parts: readonly string[]) => Reply;

const health: Answer = () => json({ status: 'ok' });
const missing: Answer = (world, call) => answerNotEmulated(world, call, 'admin');

// Every route of Kratos v26.2.0 below `/admin` (the prefix may be left out).
const routes: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  ['GET', /^\/health\/(?:alive|ready)$/, health],
  ['GET', /^\/version$/, (world) => json({ version: world.release.name })],
  ['GET', /^\/health\/config$/, missing],
  ['GET', /^\/metrics\/prometheus$/, missing],
  ['GET', /^\/identities$/, listIdentities],
  ['POST', /^\/identities$/, createIdentities],
  ['PATCH', /^\/identities$/, batchIdentities],
  ['GET', /^\/identities\/by\/external\/([^/]+)$/, getByExternalId],
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
  ['GET', /^\/courier\/messages$/, listMessages],
  ['GET', /^\/courier\/messages\/([^/]+)$/, getMessage],
  ['POST', /^\/recovery\/(?:code|link)$/, missing],
  // These belong to the public API.
  ['GET', /^\/schemas(?:\/[^/]+)?$/, redirectToPublic],
  ['GET', /^\/self-service\/errors$/, redirectToPublic],
  ['GET', /^\/self-service\/logout(?:\/browser)?$/, redirectToPublic],
  ['DELETE', /^\/self-service\/logout\/api$/, redirectToPublic],
  ['GET', /^\/self-service\/(?:login|registration|settings|recovery|verification)(?:\/browser|\/api|\/flows)?$/, redirectToPublic],
  ['POST', /^\/self-service\/(?:login|registration|settings|recovery|verification)$/, redirectToPublic],
];

/** One request to the admin API. No CORS, no cookies and, as in Kratos, no authentication. */
export function handleAdmin(world: World, request: EmulatorRequest): EmulatorResponse {
  if (hasBrokenPath(request)) return toPlain(answerBrokenPath(), request.method);
  const call = toCall(request, '');
  const reply = answer(world, call);
  const headers = new Headers(reply.headers);
  if (call.method === 'GET' || world.release.forbidsCachingOfPosts)
    headers.set('cache-control', 'private, no-cache, no-store, must-revalidate');
  return { status: reply.status, headers, body: call.method === 'HEAD' ? '' : reply.body };
}

const toPlain = ({ status, headers, body }: Reply, method: string): EmulatorResponse => ({
  status,
  headers: new Headers(headers),
  body: method === 'HEAD' ? '' : body,
});

function answer(world: World, call: Call): Reply {
  if (call.path.includes('//'))
    return redirect(
      call.target.replace(/^[^?]*/, (path) => path.replace(/\/{2,}/g, '/')),
      call.method,
      307,
    );
  const path = call.path.replace(/^\/admin(?=\/)/, '');
  const here = routes.filter(([, pattern]) => pattern.test(path));
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const [, pattern, respond] = here.find(([each]) => each === method) ?? [];
  if (pattern === undefined || respond === undefined) return refuse(here.map(([each]) => each));
  const deep = refuseDepth(call.body);
  if (deep !== null) return toErrorReply(deep, world.release);
  return respond(world, call, ...(pattern.exec(path) ?? []).slice(1).map(decode));
}

function refuse(methods: readonly string[]): Reply {
  if (methods.length === 0) return text('404 page not found\n', 404);
  const reply = text('Method Not Allowed\n', 405);
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
