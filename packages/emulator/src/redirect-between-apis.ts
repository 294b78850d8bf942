import { type HttpReply, toRedirect } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import type { ServerState } from './server-state.ts';

const toPath = ({ target }: ApiCall): string => target.replace(/^\/admin(?=\/)/, '');

/** Public paths that the admin API redirects. Source: x/redir. */
export const redirectToPublic = (server: ServerState, call: ApiCall): HttpReply =>
  toRedirect(`${server.config['serve.public.base_url'].replace(/\/+$/, '')}${toPath(call)}`, call.method, 307);

/** Admin paths that the public API redirects. */
export const redirectToAdmin = (server: ServerState, call: ApiCall): HttpReply =>
  toRedirect(`${server.config['serve.admin.base_url'].replace(/\/+$/, '')}/admin${toPath(call)}`, call.method, 307);
