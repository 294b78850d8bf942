import { toNodeId, toNodeValue, type UiNode } from './node.ts';

/** The order of the nodes in a form. */
export interface NodeOrder {
  readonly groups: readonly string[];
  /** Prefixes of names. */
  readonly names: readonly string[];
}

/** The order in login flows. Source: selfservice/flow/login/sort.go. */
export const loginNodeOrder: NodeOrder = {
  groups: ['oidc', 'default', 'webauthn', 'passkey', 'code', 'password', 'totp', 'lookup_secret'],
  names: ['csrf_token', 'identifier', 'password'],
};

/**
 * Sorts the nodes of a form by group, then by name and value. Groups that `order` lacks are first, and `method` is last in its group.
 * Adjacent nodes of `default` and `password` belong to one group. Source: ui/node/node.go.
 */
export function sortNodes(nodes: readonly UiNode[], order: NodeOrder): readonly UiNode[] {
  const byGroup = nodes.toSorted((a, b) => order.groups.indexOf(a.group) - order.groups.indexOf(b.group));
  return insertionSort(byGroup, (a, b) => isBefore(a, b, order));
}

function isBefore(a: UiNode, b: UiNode, { names }: NodeOrder): boolean {
  const pair = `${a.group} ${b.group}`;
  if (a.group !== b.group && pair !== 'default password' && pair !== 'password default') return false;
  const [first, second] = [toRank(a, names), toRank(b, names)];
  return first === second ? toText(a) < toText(b) : first < second;
}

function toRank(node: UiNode, names: readonly string[]): number {
  const id = toNodeId(node);
  if (id === 'method') return Number.POSITIVE_INFINITY;
  const rank = names.findIndex((name) => id.startsWith(name));
  return rank < 0 ? names.length : rank;
}

const toText = (node: UiNode): string => {
  const value = toNodeValue(node);
  return value === undefined ? '<nil>' : String(value);
};

// This is not a total order, so the algorithm matters. Go sorts lists of this length by insertion.
function insertionSort(nodes: readonly UiNode[], isLess: (a: UiNode, b: UiNode) => boolean): readonly UiNode[] {
  const sorted: UiNode[] = [];
  for (const node of nodes) {
    let at = sorted.length;
    for (let before = sorted[at - 1]; before !== undefined && isLess(node, before); before = sorted[at - 1]) at--;
    sorted.splice(at, 0, node);
  }
  return sorted;
}
