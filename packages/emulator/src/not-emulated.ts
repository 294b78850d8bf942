import { type HttpReply, toTextReply } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import type { ServerState } from './server-state.ts';

/**
 * A route of Kratos that is not emulated: the 404 of a wrong path, with a header that distinguishes the two, and one warning for each
 * route.
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
