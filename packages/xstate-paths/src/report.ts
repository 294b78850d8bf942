import type { AnyStateMachine } from 'xstate';
import type { TakenTransition } from './create-trace.ts';
import { explainMissing } from './explain-missing.ts';
import type { Graph } from './explore.ts';
import { listTransitions, type TransitionInfo, type TransitionKind } from './list-transitions.ts';
import type { Path } from './plan-paths.ts';

/** The number of items, and of taken items. */
export interface Count {
  /** The number of taken items. */
  readonly taken: number;
  /** The number of items. */
  readonly all: number;
}

/** The coverage of a chart by its paths. */
export interface CoverageReport {
  /** The transitions of the chart, except those that are listed as unreachable. */
  readonly transitions: Count;
  /** The edges, as the exploration found them: leaf, event and transition. */
  readonly edges: Count;
  /** The counts of transitions by their cause. */
  readonly byKind: ReadonlyMap<TransitionKind, Count>;
  /** The number of paths. */
  readonly paths: number;
  /** The number of steps of all paths. */
  readonly steps: number;
  /** The missing transitions, with a reason if it is known. */
  readonly missingTransitions: readonly (TransitionInfo & { readonly why: string })[];
  /** The edges that no path took. */
  readonly missingEdges: readonly string[];
  /** Items of `unreachable` that were taken or do not exist. */
  readonly stale: readonly string[];
  /** Steps that broke the machine during the exploration. */
  readonly crashes: readonly string[];
}

/** Options of {@link report}. */
export interface ReportOptions {
  /** The graph from `explore`. */
  readonly graph: Graph;
  /** The paths that were walked. */
  readonly paths: readonly Path[];
  /** The results of `runPath` for all paths. */
  readonly taken: readonly TakenTransition[];
  /** The ids of unreachable transitions and edges, each with a reason. One that is taken is reported. Default: none. */
  readonly unreachable?: Readonly<Record<string, string>>;
  /**
   * The expected transitions, from a committed list. Without it, a deleted transition would only reduce the total, and no test would fail. Default: the
   * transitions of the machine.
   */
  readonly expected?: readonly TransitionInfo[];
}

/**
 * Counts the taken transitions and edges.
 *
 * ```ts
 * import type { AnyStateMachine } from 'xstate'
 * import { type Alphabet, assertFullCoverage, explore, planPaths, report, runPath } from 'xstate-paths'
 *
 * declare const machine: AnyStateMachine
 * declare const alphabet: Alphabet
 * const graph = explore(machine, alphabet)
 * const paths = planPaths(machine, graph)
 * const taken = paths.flatMap((path) => runPath(machine, path))
 * assertFullCoverage(report(machine, { graph, paths, taken }))
 * ```
 */
export function report(machine: AnyStateMachine, { graph, paths, taken, unreachable = {}, expected = [] }: ReportOptions): CoverageReport {
  const found = [...graph.nodes.flatMap(({ edges }) => edges), ...graph.starts].flatMap((each) => each.taken.map(({ edge }) => edge));
  const transitionsTaken = new Set(taken.map(({ transition }) => transition));
  const edgesTaken = new Set(taken.map(({ edge }) => edge));

  const written = listTransitions(machine);
  const transitions = join(written, expected).filter(({ id }) => !(id in unreachable));
  const edges = [...new Set([...found, ...edgesTaken])].filter((edge) => !(edge in unreachable));
  const isTaken = (info: TransitionInfo): boolean => transitionsTaken.has(info.id) && written.some((other) => isSame(info, other));
  const count = (infos: readonly TransitionInfo[]): Count => ({ taken: infos.filter(isTaken).length, all: infos.length });
  const explain = (info: TransitionInfo): string =>
    written.some((other) => isSame(info, other)) ? explainMissing(machine, graph, info) : 'the machine does not have this transition';

  return {
    transitions: count(transitions),
    edges: { taken: edges.filter((edge) => edgesTaken.has(edge)).length, all: edges.length },
    byKind: new Map(
      [...new Set(transitions.map(({ kind }) => kind))].map((kind) => [kind, count(transitions.filter((info) => info.kind === kind))]),
    ),
    paths: paths.length,
    steps: paths.reduce((sum, { steps }) => sum + steps.length, 0),
    missingTransitions: transitions.filter((info) => !isTaken(info)).map((info) => ({ ...info, why: explain(info) })),
    missingEdges: edges.filter((edge) => !edgesTaken.has(edge)),
    stale: findStale(
      Object.keys(unreachable),
      new Set([...transitionsTaken, ...edgesTaken]),
      new Set([...written.map(({ id }) => id), ...found]),
    ),
    crashes: graph.crashes.map(({ step, value, error }) => `${step.label} at ${JSON.stringify(value)}: ${String(error)}`),
  };
}

const join = (written: readonly TransitionInfo[], expected: readonly TransitionInfo[]): readonly TransitionInfo[] => [
  ...written,
  ...expected.filter((info) => !written.some((other) => isSame(info, other))),
];

const isSame = (one: TransitionInfo, other: TransitionInfo): boolean => one.id === other.id && one.targets.join() === other.targets.join();

const findStale = (listed: readonly string[], taken: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] =>
  listed.flatMap((id) => {
    if (taken.has(id)) return [`${id} is listed as unreachable, but was taken`];
    return known.has(id) ? [] : [`${id} is listed as unreachable, but there is no such transition or edge`];
  });

/** Throws if anything is missing, if `unreachable` is wrong, or if a step broke the machine. The message names each problem and its reason. */
export function assertFullCoverage({ transitions, edges, missingTransitions, missingEdges, stale, crashes }: CoverageReport): void {
  const complaints = [
    ...missingTransitions.map(({ id, targets, why }) => `not taken: ${id} → ${targets.join(', ') || '(stays)'}: ${why}`),
    ...missingEdges.map((edge) => `not taken: ${edge}`),
    ...stale,
    ...crashes.map((crash) => `broke: ${crash}`),
  ];
  if (complaints.length === 0) return;
  throw new Error(`transitions: ${transitions.taken}/${transitions.all}, edges: ${edges.taken}/${edges.all}\n  ${complaints.join('\n  ')}`);
}
