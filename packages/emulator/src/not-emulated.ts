import { type Reply, text } from './http/reply.ts';
import type { Call } from './http/request.ts';
import type { World } from './world.ts';

/**
 * A route of Kratos that is not emulated: the 404 of a wrong path, with a header that distinguishes the two, and one warning for each
 * route.
 */
export function answerNotEmulated(world: World, { method, path }: Call, api: 'public' | 'admin'): Reply {
  const route = `${method} ${path.replace(/(?<=\/callback\/)[^/]+/, '{provider}')}`;
  if (!world.toldRoutes.has(`${api} ${route}`)) {
    world.toldRoutes.add(`${api} ${route}`);
    world.warn(`kratos-emulator: ${route} of the ${api} API is not emulated. It is answered with 404.`);
  }
  const reply = text('404 page not found\n', 404);
  return { ...reply, headers: { ...reply.headers, 'x-kratos-emulator': 'not-emulated' } };
}
