import type { Count } from 'xstate-paths';
import type { SurfaceRecord } from './surface-record.ts';

/** The ids of all transitions and edges. An edge is `leaf ▸ event ▸ transition`. */
export interface WholeChart {
  readonly transitions: readonly string[];
  readonly edges: readonly string[];
}

/** How much of its part of a chart one surface has taken. */
export interface SurfaceCoverage {
  readonly surface: string;
  readonly transitions: Count;
  readonly edges: Count;
  readonly complaints: readonly string[];
}

/**
 * Compares a record with a chart. A surface must take every edge that it does not list as impossible, and every transition with a remaining edge.
 * It is a complaint if an impossible edge was taken, or if an edge is not in the chart.
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
      ...cannot.filter(({ edge }) => taken.has(edge)).map(({ edge }) => `listed as impossible, but taken: ${edge}`),
      ...[...taken, ...excused].filter((edge) => !isKnown(edge)).map((edge) => `not in the chart: ${edge}`),
    ],
  };
}

/** Returns the id of the transition. The id contains the separator as well. */
export const toTransition = (edge: string): string => edge.split(' ▸ ').slice(2).join(' ▸ ');

/** Lists the impossible edges of surfaces by reason. */
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
