import { toCsrfTokenOf } from '../csrf.ts';
import type { Call } from '../http/request.ts';
import { type UiNode, withCsrf } from '../ui/node.ts';
import type { World } from '../world.ts';

/** The same form with a fresh token for the cookie of this request. */
export const refillCsrf = (world: World, call: Call, nodes: readonly UiNode[]): readonly UiNode[] =>
  withCsrf(nodes, toCsrfTokenOf(world, call));
