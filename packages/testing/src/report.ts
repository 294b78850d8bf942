import type { AnyStateMachine } from 'xstate';
import type { Taken } from './create-trace.ts';
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
  /** As the chart writes them. */
  readonly transitions: Count;
  /** Leaf, event and transition: as the exploration found them. */
  readonly edges: Count;
  readonly byKind: ReadonlyMap<TransitionKind, Count>;
  readonly paths: number;
  readonly steps: number;
  readonly missingTransitions: readonly TransitionInfo[];
  readonly missingEdges: readonly string[];
  /** Steps that broke the machine while it was explored. */
  readonly crashes: readonly string[];
}

/** What {@link report} counts: `taken` is what `runPath` returned, of all paths together. */
export interface Walked {
  readonly graph: Graph;
  readonly paths: readonly Path[];
  readonly taken: readonly Taken[];
}

/**
 * Counts what was taken.
 *
 * ```ts
 * import { loginMachine } from '@kratos-login/core'
 * import { assertFullCoverage, explore, loginAlphabet, planPaths, report, runPath } from '@kratos-login/testing'
 *
 * const graph = explore(loginMachine, loginAlphabet())
 * const paths = planPaths(loginMachine, graph)
 * const taken = paths.flatMap((path) => runPath(loginMachine, path))
 * assertFullCoverage(report(loginMachine, { graph, paths, taken }))
 * ```
 */
export function report(machine: AnyStateMachine, { graph, paths, taken }: Walked): CoverageReport {
  const all = listTransitions(machine);
  const wereTaken = new Set(taken.map(({ transition }) => transition));
  const edgesTaken = new Set(taken.map(({ edge }) => edge));
  const found = [...graph.nodes.flatMap(({ edges }) => edges), ...graph.beginnings].flatMap((each) => each.taken.map(({ edge }) => edge));
  const edges = new Set([...found, ...edgesTaken]);
  const count = (infos: readonly TransitionInfo[]): Count => ({
    taken: infos.filter(({ id }) => wereTaken.has(id)).length,
    all: infos.length,
  });
  return {
    transitions: count(all),
    edges: { taken: edgesTaken.size, all: edges.size },
    byKind: new Map([...new Set(all.map(({ kind }) => kind))].map((kind) => [kind, count(all.filter((info) => info.kind === kind))])),
    paths: paths.length,
    steps: paths.reduce((sum, { steps }) => sum + steps.length, 0),
    missingTransitions: all.filter(({ id }) => !wereTaken.has(id)),
    missingEdges: [...edges].filter((edge) => !edgesTaken.has(edge)),
    crashes: graph.crashes.map(({ step, value, error }) => `${step.label} at ${JSON.stringify(value)}: ${String(error)}`),
  };
}

/** Throws below N of N, and when a step broke the machine. The message names what is missing. */
export function assertFullCoverage({ transitions, edges, missingTransitions, missingEdges, crashes }: CoverageReport): void {
  const complaints = [
    ...missingTransitions.map(({ id, targets }) => `not taken: ${id} → ${targets.join(', ') || '(stays)'}`),
    ...missingEdges.map((edge) => `not taken: ${edge}`),
    ...crashes.map((crash) => `broke: ${crash}`),
  ];
  if (complaints.length === 0) return;
  throw new Error(`transitions: ${transitions.taken}/${transitions.all}, edges: ${edges.taken}/${edges.all}\n  ${complaints.join('\n  ')}`);
}
