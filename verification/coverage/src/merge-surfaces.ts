import type { Count } from 'xstate-paths';
import type { SurfaceRecord } from './surface-record.ts';

/** What there is to take: ids of transitions, and edges, `leaf ▸ event ▸ transition`. */
export interface WholeChart {
  readonly transitions: readonly string[];
  readonly edges: readonly string[];
}

/** How much of a chart one surface has taken, of what it can show. */
export interface SurfaceCoverage {
  readonly surface: string;
  readonly transitions: Count;
  readonly edges: Count;
  readonly complaints: readonly string[];
}

/**
 * A surface should show every edge that it does not excuse, and every transition that has one edge left. What it excuses and takes nevertheless is a
 * complaint as well, and so is an edge of a transition that the chart does not have.
 */
export function mergeSurface({ surface, walks, cannot }: SurfaceRecord, chart: WholeChart): SurfaceCoverage {
  const taken = new Set(walks.flatMap(({ edges }) => edges));
  const excused = new Set(cannot.map(({ edge }) => edge).filter((edge) => !taken.has(edge)));
  const transitionsTaken = new Set([...taken].map(toTransition));
  const edges = chart.edges.filter((edge) => !excused.has(edge));
  const shown = new Set(edges.map(toTransition));
  const known = new Set(chart.edges.map(toTransition));
  const transitions = chart.transitions.filter((id) => shown.has(id) || !known.has(id));

  const isKnown = (edge: string): boolean => chart.transitions.includes(toTransition(edge));
  return {
    surface,
    transitions: { taken: transitions.filter((id) => transitionsTaken.has(id)).length, all: transitions.length },
    edges: { taken: edges.filter((edge) => taken.has(edge)).length, all: edges.length },
    complaints: [
      ...transitions.filter((id) => !transitionsTaken.has(id)).map((id) => `not taken: ${id}`),
      ...edges.filter((edge) => !taken.has(edge) && transitionsTaken.has(toTransition(edge))).map((edge) => `not taken: ${edge}`),
      ...cannot.filter(({ edge }) => taken.has(edge)).map(({ edge }) => `said that it cannot be shown, and was taken: ${edge}`),
      ...[...taken, ...excused].filter((edge) => !isKnown(edge)).map((edge) => `not in the chart: ${edge}`),
    ],
  };
}

/** The last part: the id of a transition holds the sign as well. */
export const toTransition = (edge: string): string => edge.split(' ▸ ').slice(2).join(' ▸ ');

/** What some surfaces cannot show, by reason: once for all of which it is true. */
export interface Excuse {
  readonly surfaces: readonly string[];
  readonly why: string;
  readonly edges: readonly string[];
}

export function groupExcuses(records: readonly SurfaceRecord[]): readonly Excuse[] {
  const excuses = new Map<string, Excuse>();
  for (const { surface, cannot } of records) {
    for (const why of new Set(cannot.map((each) => each.why))) {
      const edges = [...new Set(cannot.filter((each) => each.why === why).map(({ edge }) => edge))].sort();
      const key = JSON.stringify([why, edges]);
      excuses.set(key, { why, edges, surfaces: [...(excuses.get(key)?.surfaces ?? []), surface] });
    }
  }
  return [...excuses.values()];
}
