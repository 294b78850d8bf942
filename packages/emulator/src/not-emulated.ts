import { type HttpReply, toTextReply } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import type { ServerState } from './server-state.ts';

/**
 * Answers a route of Kratos that is not emulated with 404, as a wrong path. A header marks the difference, and each route is reported
 * once.
 */
export function answerNotEmulated(server: ServerState, { method, path }: ApiCall, api: 'public' | 'admin'): HttpReply {
  const route = `${method} ${path.replace(/(?<=\/callback\/)[^/]+/, '{provider}')}`;
  if (!server.reportedRoutes.has(`${api} ${route}`)) {
    server.reportedRoutes.add(`${api} ${route}`);
    server.warn(`kratos-emulator: ${route} of the ${api} API is not emulated. It is answered with 404.`);
  }
  const reply = toTextReply('404 page not found\n', 404);
  return { ...reply, headers: { ...reply.headers, 'x-kratos-emulator': 'not-emulated' } };
}
