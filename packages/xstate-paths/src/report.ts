import type { AnyStateMachine } from 'xstate';
import type { TakenTransition } from './create-trace.ts';
import { explainMissing } from './explain-missing.ts';
import type { Graph } from './explore.ts';
import { listTransitions, type TransitionInfo, type TransitionKind } from './list-transitions.ts';
import type { Path } from './plan-paths.ts';

/** Something counted: how many there are, and how many were taken. */
export interface Count {
  readonly taken: number;
  readonly all: number;
}

/** How much of a chart its paths have taken. */
export interface CoverageReport {
  /** As the chart writes them, but for those that are listed as unreachable. */
  readonly transitions: Count;
  /** Leaf, event and transition: as the exploration found them. */
  readonly edges: Count;
  readonly byKind: ReadonlyMap<TransitionKind, Count>;
  readonly paths: number;
  readonly steps: number;
  /** With the reason, as far as it can be told. */
  readonly missingTransitions: readonly (TransitionInfo & { readonly why: string })[];
  readonly missingEdges: readonly string[];
  /** Those of `unreachable` that were taken nevertheless, or that nobody knows. */
  readonly stale: readonly string[];
  /** Steps that broke the machine while it was explored. */
  readonly crashes: readonly string[];
}

/** What {@link report} counts. */
export interface ReportOptions {
  readonly graph: Graph;
  readonly paths: readonly Path[];
  /** What `runPath` returned, of all paths together. */
  readonly taken: readonly TakenTransition[];
  /** Transitions and edges, by id, that nothing can set off, each with the reason. One that is taken nevertheless is reported. Default: none. */
  readonly unreachable?: Readonly<Record<string, string>>;
  /**
   * The transitions that there should be, from a list that somebody keeps: without it, one that is deleted makes the N smaller, and nobody the wiser.
   * Default: those that there are.
   */
  readonly expected?: readonly TransitionInfo[];
}

/**
 * Counts what was taken.
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
  const found = [...graph.nodes.flatMap(({ edges }) => edges), ...graph.beginnings].flatMap((each) => each.taken.map(({ edge }) => edge));
  const transitionsTaken = new Set(taken.map(({ transition }) => transition));
  const edgesTaken = new Set(taken.map(({ edge }) => edge));

  const written = listTransitions(machine);
  const transitions = join(written, expected).filter(({ id }) => !(id in unreachable));
  const edges = [...new Set([...found, ...edgesTaken])].filter((edge) => !(edge in unreachable));
  const isTaken = (info: TransitionInfo): boolean => transitionsTaken.has(info.id) && written.some((other) => isSame(info, other));
  const count = (infos: readonly TransitionInfo[]): Count => ({ taken: infos.filter(isTaken).length, all: infos.length });
  const explain = (info: TransitionInfo): string =>
    written.some((other) => isSame(info, other)) ? explainMissing(machine, graph, info) : 'the machine does not have it any more';

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
    if (taken.has(id)) return [`${id} is listed as unreachable, and was taken`];
    return known.has(id) ? [] : [`${id} is listed as unreachable, and there is no such transition or edge`];
  });

/** Throws below N of N, when the list of what is unreachable is not true, and when a step broke the machine. The message names what is wrong, and why. */
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
