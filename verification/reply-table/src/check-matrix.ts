import type { AnyStateMachine } from 'xstate';
import { checkCatchAll, type RootHandledRow } from './check-catch-all.ts';
import { checkEdges, type EdgeRow } from './check-edges.ts';
import { checkVerbs, type VerbRow } from './check-verbs.ts';
import type { ReachableConfiguration } from './reachable-configurations.ts';

/** The three tables, compared with a chart. */
export interface Matrix {
  readonly edges: readonly EdgeRow[];
  readonly verbs: readonly VerbRow[];
  readonly catchAll: readonly RootHandledRow[];
  /** Every cell that is untried or different. */
  readonly findings: readonly MatrixFinding[];
}

export interface MatrixFinding {
  /** The row and column, such as `flowGone (expired) × password.submitting`. */
  readonly cell: string;
  readonly text: string;
}

export function checkMatrix(machine: AnyStateMachine, situations: readonly ReachableConfiguration[]): Matrix {
  const edges = checkEdges(machine, situations);
  const verbs = checkVerbs(machine, situations);
  const catchAll = checkCatchAll(edges);
  const findings = [
    ...edges.flatMap((row) => findIn(nameRow(row.outcome, row.precondition), row.cells)),
    ...verbs.flatMap((row) => findIn(nameRow(row.verb, row.precondition), row.cells)),
    ...catchAll.flatMap(({ reply, differences }) =>
      differences.map((column) => ({ cell: `${reply} × ${column}`, text: 'the list of replies that the root handles is different' })),
    ),
  ];
  return { edges, verbs, catchAll, findings };
}

export const nameRow = (name: string, precondition: string | null): string => (precondition === null ? name : `${name} (${precondition})`);

interface Result {
  readonly tried: number;
  readonly differences: ReadonlySet<string>;
}

/** Returns the findings of a row. */
function findIn(row: string, cells: Readonly<Partial<Record<string, Result>>>): readonly MatrixFinding[] {
  return Object.entries(cells).flatMap(([column, result]) => {
    if (result === undefined) return [];
    const texts = [...result.differences];
    if (result.tried === 0) texts.push('not tried: the chart never gets into such a configuration');
    return texts.map((text) => ({ cell: `${row} × ${column}`, text }));
  });
}
