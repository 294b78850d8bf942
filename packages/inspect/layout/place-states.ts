import ElkConstructor, { type ElkNode } from 'elkjs';
import type { AnyStateNode } from 'xstate';
import type { ChartBox } from '../src/panel/chart.ts';

/** What the machine does not say about its drawing. */
export interface ChartPlan {
  /** The keys of the outer states, by column. */
  readonly columns: readonly (readonly string[])[];
  /** Transitions of the whole chart that are drawn from a state of the usual course too, by their ids. */
  readonly roads: Readonly<Record<string, string>>;
}

/** The sizes of the drawing, at a font size of 11. */
export const sizes = { character: 6.15, row: 20, header: 16, gap: 9, inset: 12, innerInset: 7, track: 7, edge: 9, width: 958 } as const;

/** Where everything is, before the arrows. */
export interface PlacedStates {
  /** The box of each state, by id. */
  readonly boxes: ReadonlyMap<string, ChartBox>;
  /** The spaces between the columns. */
  readonly gutters: readonly { readonly x: number; readonly width: number }[];
  /** The number of the column of each state, by id. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** The upper and the lower edge of the columns. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * Places the states with elk: columns from left to right, with a gutter for arrows between each two, and inner states on top of each other.
 * `tracks` is the number of vertical lines in each gutter.
 */
export async function placeStates(root: AnyStateNode, plan: ChartPlan, tracks: readonly number[], top: number): Promise<PlacedStates> {
  const columns = plan.columns.map((keys) => keys.map((key) => toElkNode(findState(root, key), 0)));
  const widths = columns.map((nodes) => Math.max(...nodes.map((node) => node.width ?? 0)));
  const left = sizes.width - 2 * sizes.edge - widths.reduce((sum, width) => sum + width, 0);
  const allTracks = tracks.reduce((sum, count) => sum + count + 1, 0);
  const children = columns.flatMap((nodes, column) => [
    ...nodes.map((node) => toWidth(node, widths[column] ?? 0)).map((node) => inPartition(node, 2 * column)),
    ...(column < columns.length - 1
      ? [inPartition({ id: `gutter ${column}`, width: (left * ((tracks[column] ?? 0) + 1)) / allTracks, height: 10 }, 2 * column + 1)]
      : []),
  ]);
  const elk = new ElkConstructor();
  const drawn = await elk.layout({
    id: 'all',
    children,
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.partitioning.activate': 'true',
      'elk.separateConnectedComponents': 'false',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.layered.spacing.nodeNodeBetweenLayers': '0',
      'elk.spacing.nodeNode': '14',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
  });
  const boxes = new Map<string, ChartBox>();
  const columnOf = new Map<string, number>();
  const gutters: { x: number; width: number }[] = [];
  const note = (node: ElkNode, x: number, y: number, column: number): void => {
    const box = {
      x: round(x + (node.x ?? 0)),
      y: round(y + (node.y ?? 0)),
      width: round(node.width ?? 0),
      height: round(node.height ?? 0),
    };
    boxes.set(node.id, box);
    columnOf.set(node.id, column);
    for (const child of node.children ?? []) note(child, box.x, box.y, column);
  };
  const placed = drawn.children ?? [];
  for (const [column, keys] of plan.columns.entries()) {
    const nodes = placed
      .filter(({ id }) => keys.some((key) => id === `${root.id}.${key}`))
      .sort((one, other) => (one.y ?? 0) - (other.y ?? 0));
    const least = Math.min(...nodes.map(({ y }) => y ?? 0));
    for (const node of nodes) note(node, sizes.edge, top - least, column); // columns begin at the same height
    const gutter = placed.find(({ id }) => id === `gutter ${column}`);
    if (gutter) gutters.push({ x: sizes.edge + (gutter.x ?? 0), width: gutter.width ?? 0 });
  }
  const bottom = Math.max(...[...boxes.values()].map((box) => box.y + box.height));
  return { boxes, gutters, columnOf, top, bottom };
}

export const round = (value: number): number => Math.round(value * 10) / 10;

function findState(root: AnyStateNode, key: string): AnyStateNode {
  const state = root.states[key];
  if (state === undefined) throw new Error(`${root.id} has no state ${key}. Its plan of columns is out of date.`);
  return state;
}

const inPartition = (node: ElkNode, partition: number): ElkNode => ({
  ...node,
  layoutOptions: { ...node.layoutOptions, 'elk.partitioning.partition': String(partition) },
});

/** A state with its inner states, which are on top of each other in the order of the machine. */
function toElkNode(state: AnyStateNode, depth: number): ElkNode {
  const children = Object.values(state.states).map((child) => toElkNode(child, depth + 1));
  const nameWidth = state.key.length * sizes.character + 14;
  if (children.length === 0) return { id: state.id, width: nameWidth, height: sizes.row };
  const inset = depth === 0 ? sizes.inset : sizes.innerInset;
  const inner = Math.max(nameWidth - 2 * inset, ...children.map(({ width }) => width ?? 0));
  const stacked = children.map((child) => toWidth(child, inner));
  const gap = depth === 0 ? sizes.gap : 5;
  return {
    id: state.id,
    children: stacked,
    width: inner + 2 * inset,
    height: sizes.header + stacked.reduce((sum, { height }) => sum + (height ?? 0) + gap, 0) - gap + 7,
    edges: stacked.slice(1).map(({ id }, index) => ({ id: `before ${id}`, sources: [stacked[index]?.id ?? ''], targets: [id] })),
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.padding': `[top=${sizes.header},left=${inset},bottom=7,right=${inset}]`,
      'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
      'elk.layered.spacing.edgeNodeBetweenLayers': '0',
    },
  };
}

/** Boxes of one column, and the states inside of one, have the same width. */
function toWidth(node: ElkNode, width: number): ElkNode {
  const more = width - (node.width ?? 0);
  return { ...node, width, ...(node.children && { children: node.children.map((child) => toWidth(child, (child.width ?? 0) + more)) }) };
}
