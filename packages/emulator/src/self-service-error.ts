import { randomUuid } from './bytes/random.ts';
import { withParameter } from './config/urls.ts';
import { notFound } from './errors.ts';
import { acceptsJson, wantsJson } from './http/negotiate.ts';
import { type HttpReply, type KratosError, toErrorFields, toErrorReply, toJsonReply, toRedirect } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import type { ServerState } from './server-state.ts';

/** Answers JSON callers with an error. Stores it for other callers and redirects to the error page. Source: selfservice/errorx/manager.go. */
export function answerError(server: ServerState, call: ApiCall, error: KratosError): HttpReply {
  if (wantsJson(call) || acceptsJson(call)) return toErrorReply(error, server.release);
  const id = randomUuid();
  server.errors.set(id, toErrorFields(error.error));
  return toRedirect(withParameter(server.config['selfservice.flows.error.ui_url'], 'id', id), call.method);
}

/** `GET /self-service/errors?id=`: returns a stored error, or the stub `stub:500`. */
export function getSelfServiceError(server: ServerState, call: ApiCall): HttpReply {
  const id = call.query.get('id') ?? '';
  if (id === 'stub:500') return toJsonReply(stub());
  const error = server.errors.get(id);
  if (error === undefined) return toErrorReply(notFound(), server.release);
  return toJsonReply({
    id,
    error,
    created_at: new Date(server.clock.now()).toISOString(),
    updated_at: new Date(server.clock.now()).toISOString(),
  });
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
