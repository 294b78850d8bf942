import { notFound } from '../errors.ts';
import { json, type Reply, text, toErrorReply } from '../http/reply.ts';
import { type Call, type EmulatorRequest, type EmulatorResponse, toCall } from '../http/request.ts';
import { getSchema, listSchemas } from '../schemas.ts';
import type { World } from '../world.ts';
import { listMessages } from './courier.ts';
import {
  createIdentities,
  deleteCredential,
  deleteIdentity,
  getIdentity,
  listIdentities,
  patchIdentity,
  putIdentity,
} from './identities.ts';
import { deleteSession, deleteSessions, listSessions } from './sessions.ts';

type Answer = (world: World, call: Call, ...parameters: readonly string[]) => Reply;

const routes: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  ['GET', /^\/health\/(?:alive|ready)$/, () => json({ status: 'ok' })],
  ['GET', /^\/version$/, (world) => json({ version: world.release.name })],
  ['GET', /^\/schemas$/, listSchemas],
  ['GET', /^\/schemas\/([^/]+)$/, getSchema],
  ['GET', /^\/identities$/, listIdentities],
  ['POST', /^\/identities$/, createIdentities],
  ['GET', /^\/identities\/([^/]+)$/, getIdentity],
  ['PUT', /^\/identities\/([^/]+)$/, putIdentity],
  ['PATCH', /^\/identities\/([^/]+)$/, patchIdentity],
  ['DELETE', /^\/identities\/([^/]+)$/, deleteIdentity],
  ['DELETE', /^\/identities\/([^/]+)\/credentials\/([^/]+)$/, deleteCredential],
  ['GET', /^\/identities\/([^/]+)\/sessions$/, listSessions],
  ['DELETE', /^\/identities\/([^/]+)\/sessions$/, deleteSessions],
  ['DELETE', /^\/sessions\/([^/]+)$/, deleteSession],
  ['GET', /^\/courier\/messages$/, listMessages],
];

/** One request to the admin API: what seed scripts use of it. No CORS, no cookies, and as in Kratos nobody is asked who they are. */
export function handleAdmin(world: World, request: EmulatorRequest): EmulatorResponse {
  const call = toCall(request, '');
  const path = call.path.replace(/^\/admin(?=\/)/, '');
  const here = routes.filter(([, pattern]) => pattern.test(path));
  const [, pattern, answer] = here.find(([method]) => method === call.method) ?? [];
  const reply =
    pattern && answer ? answer(world, call, ...(pattern.exec(path) ?? []).slice(1).map(decode)) : refuse(here.map(([method]) => method));
  const headers = new Headers(reply.headers);
  if (call.method === 'GET' || world.release.forbidsCachingOfPosts)
    headers.set('cache-control', 'private, no-cache, no-store, must-revalidate');
  return { status: reply.status, headers, body: reply.body };
}

function refuse(methods: readonly string[]): Reply {
  if (methods.length === 0) return text('404 page not found\n', 404);
  const reply = text('Method Not Allowed\n', 405);
  return { ...reply, headers: { ...reply.headers, allow: methods.toSorted().join(', ') } };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The 404 of the admin API. */
export const answerNotFound = (world: World): Reply => toErrorReply(notFound(), world.release);
