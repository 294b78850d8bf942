import { createFormToken } from '../csrf.ts';
import type { ApiCall } from '../http/request.ts';
import type { ServerState } from '../server-state.ts';
import { type UiNode, withCsrfToken } from '../ui/node.ts';

/** Sets a fresh token for the cookie of this request. */
export const withFreshCsrfToken = (server: ServerState, call: ApiCall, nodes: readonly UiNode[]): readonly UiNode[] =>
  withCsrfToken(nodes, createFormToken(server, call));
