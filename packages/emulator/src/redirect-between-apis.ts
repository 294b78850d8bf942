import { type HttpReply, toRedirect } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import type { ServerState } from './server-state.ts';

const toPath = ({ target }: ApiCall): string => target.replace(/^\/admin(?=\/)/, '');

/** Redirects a request to the public API that reached the admin API. Source: x/redir. */
export const redirectToPublic = (server: ServerState, call: ApiCall): HttpReply =>
  toRedirect(`${server.config['serve.public.base_url'].replace(/\/+$/, '')}${toPath(call)}`, call.method, 307);

/** Redirects a request to the admin API that reached the public API. */
export const redirectToAdmin = (server: ServerState, call: ApiCall): HttpReply =>
  toRedirect(`${server.config['serve.admin.base_url'].replace(/\/+$/, '')}/admin${toPath(call)}`, call.method, 307);
