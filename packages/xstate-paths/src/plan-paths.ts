import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Start } from './alphabet.ts';
import { type Configuration, type Step, takeStep } from './configuration.ts';
import type { Graph, GraphEdge, GraphNode, GraphStart } from './explore.ts';

/** A path through a chart. */
export interface Path {
  /**
   * A unique name of the start and the labels of the steps, such as `page load › password form › wrong password`. The same chart gives the same names.
   * The name of a tour is its number, its start and its length.
   */
  readonly name: string;
  /** How the path starts. */
  readonly start: Start;
  /** The steps, with their expected results. */
  readonly steps: readonly PathStep[];
}

/** A step of a path. */
export interface PathStep {
  /** The step. */
  readonly step: Step;
  /** The expected snapshot after the step, with the whole context. */
  readonly expected: AnyMachineSnapshot;
}

/**
 * - `'short'`: the shortest path to each edge that no other path takes. There are many, so that a failure is easy to locate.
 * - `'tour'`: paths that continue to the nearest remaining edge. There are few, for pages that start slowly, such as in a browser.
 */
export type PathPlan = 'short' | 'tour';

/**
 * Plans paths that together take every edge of a graph, and so every reachable transition.
 *
 * ```ts
 * import type { AnyStateMachine } from 'xstate'
 * import { type Alphabet, explore, planPaths } from 'xstate-paths'
 *
 * declare const machine: AnyStateMachine
 * declare const alphabet: Alphabet
 * const paths = planPaths(machine, explore(machine, alphabet), 'tour')
 * console.log(paths[0]?.name) // tour 1: in the dark, 12 steps
 * ```
 */
export function planPaths(machine: AnyStateMachine, graph: Graph, plan: PathPlan = 'short'): readonly Path[] {
  const paths = (plan === 'short' ? findShortWalks(graph) : findTours(graph)).map((way) => walk(machine, way));
  const names = paths.map(plan === 'short' ? ({ start, steps }) => graph.name(start, steps.map(toStep)) : nameTour);
  const unique = numberDuplicates(names);
  return paths.map((path, index) => ({ name: unique[index] ?? '', ...path }));
}

const toStep = ({ step }: PathStep): Step => step;

const nameTour = ({ start, steps }: Omit<Path, 'name'>, index: number): string =>
  `tour ${index + 1}: ${start.label}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;

function numberDuplicates(names: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

interface Walk {
  readonly beginning: GraphStart;
  readonly edges: readonly GraphEdge[];
}

// ------------------------------------------------------------------------------------------------ edges
function findShortWalks(graph: Graph): readonly Walk[] {
  const walks = findWalks(graph, () => []);
  // Each node has one shortest path, so a path is part of another one that continues after its last edge.
  const goesOn = new Set(walks.flatMap(({ edges }) => edges.slice(0, -1)));
  return walks.filter(({ edges }) => edges.slice(-1).every((last) => !goesOn.has(last)));
}

/** The longest paths first, so that parallel workers do not wait for a long one at the end. */
const findTours = (graph: Graph): readonly Walk[] =>
  findWalks(graph, nearest).toSorted((one, other) => other.edges.length - one.edges.length);

/** Each path starts where the first remaining edge can be reached from, and continues as `extend` decides. By default it ends with that edge. */
function findWalks(graph: Graph, goOn: (from: GraphNode, left: ReadonlySet<string>) => readonly GraphEdge[]): readonly Walk[] {
  const edges = graph.nodes.flatMap((node) => node.edges);
  const left = new Set([...edges, ...graph.starts].flatMap(({ taken }) => taken.map(({ edge }) => edge)));
  const walks: Walk[] = [];
  for (const edge of edges)
    while (isNew(edge, left)) {
      const way: GraphEdge[] = [];
      const wayThere = [...wayTo(edge.from), edge];
      const started = goOn((wayThere[0] ?? edge).from, left);
      let more = started.length > 0 ? started : wayThere;
      for (let last = more.at(-1); last !== undefined; last = more.at(-1)) {
        for (const each of more) take(each, left);
        way.push(...more);
        more = goOn(last.to, left);
      }
      const beginning = graph.starts.find(({ node }) => node === way[0]?.from);
      if (beginning === undefined) throw new Error('Expected a start for the first step of the path, got none.');
      take(beginning, left);
      walks.push({ beginning, edges: way });
    }
  const alone = graph.starts.filter((beginning) => isNew(beginning, left)).map((beginning) => ({ beginning, edges: [] }));
  return [...alone, ...walks];
}

type Taking = Pick<GraphEdge, 'taken'>;

const isNew = ({ taken }: Taking, left: ReadonlySet<string>): boolean => taken.some(({ edge }) => left.has(edge));

function take({ taken }: Taking, left: Set<string>): void {
  for (const { edge } of taken) left.delete(edge);
}

function wayTo(node: GraphNode): readonly GraphEdge[] {
  const way: GraphEdge[] = [];
  for (let { arrival } = node; arrival !== null; arrival = arrival.from.arrival) way.push(arrival);
  return way.reverse();
}

/** The maximum number of nodes to search for the next edge. Farther edges are left to another tour, because searching a large chart for each edge is slow. */
const reach = 1_000;
/** The maximum number of nodes to search for the edge after that. */
const shortReach = 100;

/** Returns the shortest path to a new edge. Of several it selects the one that ends nearest to another new edge. Empty if none is within reach. */
function nearest(from: GraphNode, left: ReadonlySet<string>): readonly GraphEdge[] {
  const { edges, arrivals } = lookAround(from, left, reach);
  const distances = new Map(edges.map((edge) => [edge, lookAround(edge.to, left, shortReach).distance]));
  const [last] = [...distances].sort(([, one], [, other]) => one - other)[0] ?? [];
  if (last === undefined) return [];
  const way = [last];
  for (let edge = arrivals.get(last.from); edge; edge = arrivals.get(edge.from)) way.push(edge);
  return way.reverse();
}

interface Around {
  /** Returns the nearest new edges. */
  readonly edges: readonly GraphEdge[];
  readonly distance: number;
  /** Returns the last step of the path to each node up to there. */
  readonly arrivals: ReadonlyMap<GraphNode, GraphEdge | null>;
}

function lookAround(from: GraphNode, left: ReadonlySet<string>, nodes: number): Around {
  const arrivals = new Map<GraphNode, GraphEdge | null>([[from, null]]);
  let ring: readonly GraphNode[] = [from];
  for (let distance = 0; ring.length > 0 && arrivals.size <= nodes; distance++) {
    const edges = ring.flatMap((node) => node.edges.filter((edge) => isNew(edge, left)));
    if (edges.length > 0) return { edges, distance, arrivals };
    const next: GraphNode[] = [];
    for (const edge of ring.flatMap((node) => node.edges)) {
      if (arrivals.has(edge.to)) continue;
      arrivals.set(edge.to, edge);
      next.push(edge.to);
    }
    ring = next;
  }
  return { edges: [], distance: nodes, arrivals };
}

// ------------------------------------------------------------------------------------------------ steps
function walk(machine: AnyStateMachine, { beginning: { start, configuration }, edges }: Walk): Omit<Path, 'name'> {
  let at = configuration;
  const steps = edges.map((edge): PathStep => {
    const moved = follow(machine, at, edge);
    at = moved.configuration;
    return { step: moved.step, expected: at.snapshot };
  });
  return { start, steps };
}

/** Repeats the steps, because a node stands for several configurations with different contexts and timers. It skips steps that the exploration took. */
function follow(
  machine: AnyStateMachine,
  at: Configuration,
  edge: GraphEdge,
): { readonly step: Step; readonly configuration: Configuration } {
  if (at === edge.from.configuration && edge.to.arrival === edge) return { step: edge.step, configuration: edge.to.configuration };
  const moved = takeStep(machine, at, edge.step);
  if (moved === null) throw new Error(`"${edge.step.label}" cannot happen here: "relevant" omits a value that a guard reads.`);
  return moved;
}
