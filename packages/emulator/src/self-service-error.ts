import { randomUuid } from './bytes/random.ts';
import { withQuery } from './config/urls.ts';
import { notFound } from './errors.ts';
import { acceptsJson, wantsJson } from './http/negotiate.ts';
import { json, type KratosError, type Reply, redirect, toErrorFields, toErrorReply } from './http/reply.ts';
import type { Call } from './http/request.ts';
import type { World } from './world.ts';

/** Answers with an error: JSON for those who want it, else the error page, which can ask for it. Source: selfservice/errorx/manager.go. */
export function answerError(world: World, call: Call, error: KratosError): Reply {
  if (wantsJson(call) || acceptsJson(call)) return toErrorReply(error, world.release);
  const id = randomUuid();
  world.errors.set(id, toErrorFields(error.error));
  return redirect(withQuery(world.config['selfservice.flows.error.ui_url'], 'id', id), call.method);
}

/** `GET /self-service/errors?id=`: an error of which a page knows only the id, or the stub that everybody can ask for. */
export function getSelfServiceError(world: World, call: Call): Reply {
  const id = call.query.get('id') ?? '';
  if (id === 'stub:500') return json(stub());
  const error = world.errors.get(id);
  if (error === undefined) return toErrorReply(notFound(), world.release);
  return json({ id, error, created_at: new Date(world.clock.now()).toISOString(), updated_at: new Date(world.clock.now()).toISOString() });
}

const stub = (): unknown => ({
  id: randomUuid(),
  error: {
    code: 500,
    status: 'Internal Server Error',
    reason: 'This is a stub error.',
    message: 'An internal server error occurred, please contact the system administrator',
  },
  created_at: '0001-01-01T00:00:00Z',
  updated_at: '0001-01-01T00:00:00Z',
});
