import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Start } from './alphabet.ts';
import type { Taken } from './create-trace.ts';
import type { Graph, GraphEdge, GraphNode } from './explore.ts';
import { begin, move, type Step } from './moment.ts';

/** A way through a chart. */
export interface Path {
  /**
   * Unlike any other's: how it begins, and each step, in the words of the alphabet (`page load › password form › wrong password`). The same chart gives
   * the same names. A tour is too long for that: it has a number, its beginning and its length.
   */
  readonly name: string;
  readonly start: Start;
  readonly steps: readonly PathStep[];
}

export interface PathStep {
  readonly step: Step;
  /** How the machine is afterwards, to the last key of its context. */
  readonly expected: AnyMachineSnapshot;
}

/**
 * - `'short'`: to each edge that no other path takes, the shortest way. Many and small, so a failure says where.
 * - `'tour'`: on from the last edge to the nearest one left. Few and long: for what is slow to begin, such as a browser.
 */
export type PathPlan = 'short' | 'tour';

/**
 * Paths that together take every edge of a graph, and so every transition that can be reached.
 *
 * ```ts
 * import { loginMachine } from '@kratos-login/core'
 * import { explore, loginAlphabet, planPaths } from '@kratos-login/testing'
 *
 * const paths = planPaths(loginMachine, explore(loginMachine, loginAlphabet()), 'tour')
 * console.log(paths[0]?.name) // tour 1: page load, 74 steps
 * ```
 */
export function planPaths(machine: AnyStateMachine, graph: Graph, plan: PathPlan = 'short'): readonly Path[] {
  const walks = plan === 'short' ? findShortWalks(graph) : findTours(graph);
  const paths = walks.map(({ from, edges }) => walk(machine, startAt(graph, from), edges));
  const names = paths.map(plan === 'short' ? ({ start, steps }) => graph.name(start, steps.map(toStep)) : nameTour);
  return tellApart(names).map((name, index) => ({ name, ...(paths[index] as Omit<Path, 'name'>) }));
}

const toStep = ({ step }: PathStep): Step => step;

const nameTour = ({ start, steps }: Omit<Path, 'name'>, index: number): string =>
  `tour ${index + 1}: ${start.label}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;

function tellApart(names: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

interface Walk {
  readonly from: GraphNode;
  readonly edges: readonly GraphEdge[];
}

// ------------------------------------------------------------------------------------------------ which edges
function findShortWalks(graph: Graph): readonly Walk[] {
  const left = findWhatIsLeft(graph);
  const walks: Walk[] = [];
  for (const edge of graph.nodes.flatMap(({ edges }) => edges)) {
    if (!isNew(left, edge)) continue;
    const edges = [...wayTo(edge.from), edge];
    for (const each of edges) take(left, each.taken);
    walks.push({ from: edges[0]?.from ?? edge.from, edges });
  }
  return [...aloneAtTheStart(graph, left), ...walks.filter((one) => !walks.some((other) => isBeginningOf(one, other)))];
}

function findTours(graph: Graph): readonly Walk[] {
  const left = findWhatIsLeft(graph);
  const walks: Walk[] = [];
  for (;;) {
    const found = graph.beginnings.map(({ node }) => ({ from: node, edges: nearest(node, left) })).find(({ edges }) => edges.length > 0);
    if (found === undefined) return [...aloneAtTheStart(graph, left), ...walks];
    const edges: GraphEdge[] = [];
    for (let more = found.edges; more.length > 0; more = nearest(edges.at(-1)?.to ?? found.from, left)) {
      for (const { taken } of more) take(left, taken);
      edges.push(...more);
    }
    take(left, graph.beginnings.find(({ node }) => node === found.from)?.taken ?? []);
    walks.push({ from: found.from, edges });
  }
}

/** What beginning takes by itself, where no path has to go on from there. */
const aloneAtTheStart = ({ beginnings }: Graph, left: Set<string>): readonly Walk[] =>
  beginnings
    .filter(({ node, taken }) => taken.some(({ edge }) => left.has(edge)) && node.edges.length === 0)
    .map(({ node }) => ({ from: node, edges: [] }));

const findWhatIsLeft = ({ nodes, beginnings }: Graph): Set<string> =>
  new Set([...nodes.flatMap(({ edges }) => edges), ...beginnings].flatMap(({ taken }) => taken.map(({ edge }) => edge)));

const isNew = (left: ReadonlySet<string>, { taken }: GraphEdge): boolean => taken.some(({ edge }) => left.has(edge));

function take(left: Set<string>, taken: readonly Taken[]): void {
  for (const { edge } of taken) left.delete(edge);
}

function wayTo(node: GraphNode): readonly GraphEdge[] {
  const way: GraphEdge[] = [];
  for (let { arrival } = node; arrival !== null; arrival = arrival.from.arrival) way.unshift(arrival);
  return way;
}

/** The shortest way whose last edge is a new one; empty when there is none. */
function nearest(from: GraphNode, left: ReadonlySet<string>): readonly GraphEdge[] {
  const arrivals = new Map<GraphNode, GraphEdge | null>([[from, null]]);
  for (const node of arrivals.keys()) {
    const last = node.edges.find((edge) => isNew(left, edge));
    if (last !== undefined) {
      const way = [last];
      for (let edge = arrivals.get(node); edge; edge = arrivals.get(edge.from)) way.unshift(edge);
      return way;
    }
    for (const edge of node.edges) if (!arrivals.has(edge.to)) arrivals.set(edge.to, edge);
  }
  return [];
}

const isBeginningOf = (one: Walk, other: Walk): boolean =>
  one.from === other.from &&
  one.edges.length < other.edges.length &&
  one.edges.every(({ from, step }, index) => other.edges[index]?.from === from && other.edges[index]?.step === step);

// ------------------------------------------------------------------------------------------------ what happens on them
function startAt({ beginnings }: Graph, from: GraphNode): Start {
  const found = beginnings.find(({ node }) => node === from);
  if (found === undefined) throw new Error('A path begins where nothing starts.');
  return found.start;
}

/** Anew from the start: a node stands for many moments, whose clocks and words differ. */
function walk(machine: AnyStateMachine, start: Start, edges: readonly GraphEdge[]): Omit<Path, 'name'> {
  let { moment } = begin(machine, start.input);
  const steps = edges.map((edge): PathStep => {
    const moved = move(machine, moment, edge.step);
    if (moved === null) throw new Error(`"${edge.step.label}" cannot happen here: "relevant" leaves out something that a guard reads.`);
    moment = moved.moment;
    return { step: moved.step, expected: moment.snapshot };
  });
  return { start, steps };
}
