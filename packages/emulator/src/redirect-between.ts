import { type Reply, redirect } from './http/reply.ts';
import type { Call } from './http/request.ts';
import type { World } from './world.ts';

const toPath = ({ target }: Call): string => target.replace(/^\/admin(?=\/)/, '');

/** Public paths that the admin API redirects. Source: x/redir. */
export const redirectToPublic = (world: World, call: Call): Reply =>
  redirect(`${world.config['serve.public.base_url'].replace(/\/+$/, '')}${toPath(call)}`, call.method, 307);

/** Admin paths that the public API redirects. */
export const redirectToAdmin = (world: World, call: Call): Reply =>
  redirect(`${world.config['serve.admin.base_url'].replace(/\/+$/, '')}/admin${toPath(call)}`, call.method, 307);
