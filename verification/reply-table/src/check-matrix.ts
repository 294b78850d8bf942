import type { AnyStateMachine } from 'xstate';
import { type CaughtRow, checkCatchAll } from './check-catch-all.ts';
import { checkEdges, type EdgeRow } from './check-edges.ts';
import { checkVerbs, type VerbRow } from './check-verbs.ts';
import type { ReachableConfiguration } from './reachable-configurations.ts';

/** The three tables against a chart. */
export interface Matrix {
  readonly edges: readonly EdgeRow[];
  readonly verbs: readonly VerbRow[];
  readonly catchAll: readonly CaughtRow[];
  /** Every cell that is empty or different, by row and column, with what is wrong. */
  readonly findings: readonly MatrixFinding[];
}

export interface MatrixFinding {
  /** `flowGone (expired) × PS` */
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
      differences.map((column) => ({ cell: `${reply} × ${column}`, text: 'the list of what is left to the root says otherwise' })),
    ),
  ];
  return { edges, verbs, catchAll, findings };
}

export const nameRow = (name: string, precondition: string | null): string => (precondition === null ? name : `${name} (${precondition})`);

interface Result {
  readonly expected: unknown;
  readonly tried: number;
  readonly differences: ReadonlySet<string>;
}

/** What is wrong in a row. `·` among the verbs says that nothing can be tried there. */
function findIn(row: string, cells: Readonly<Partial<Record<string, Result>>>): readonly MatrixFinding[] {
  return Object.entries(cells).flatMap(([column, result]) => {
    if (result === undefined) return [];
    const texts = [...result.differences];
    if ((result.tried === 0) !== (result.expected === '·')) texts.push('it cannot be tried: the chart never comes there in that way');
    return texts.map((text) => ({ cell: `${row} × ${column}`, text }));
  });
}
