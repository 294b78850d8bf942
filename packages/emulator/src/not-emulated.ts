import { type Reply, text } from './http/reply.ts';
import type { Call } from './http/request.ts';
import type { World } from './world.ts';

/**
 * A route that Kratos has and the emulator has not: the 404 of a wrong path, with a header that tells the two apart, and once for each
 * route a line on the console.
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
