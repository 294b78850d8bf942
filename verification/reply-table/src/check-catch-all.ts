import type { ReplyEvent } from '@kratos-login/core';
import { caught, caughtStrays } from './catch-all.ts';
import type { EdgeRow } from './check-edges.ts';
import { columns } from './states.ts';

/** A reply, the states that leave it to the root, and where the chart does otherwise. */
export interface CaughtRow {
  readonly reply: ReplyEvent['type'];
  readonly isStray: boolean;
  readonly columns: readonly string[];
  readonly differences: readonly string[];
}

/** The pinned list of what reaches `reply.*` at the root, against what did while the edges were checked. */
export function checkCatchAll(rows: readonly EdgeRow[]): readonly CaughtRow[] {
  const came = (reply: string, isStray: boolean): readonly string[] =>
    columns.filter((column) =>
      rows.some(({ cells }) => {
        const cell = cells[column];
        // A detour too many is the same reply, whether Kratos gives it there or not.
        return cell?.caught.has(reply) && (reply === 'reply.restartLimitReached' ? !isStray : cell.isStray === isStray);
      }),
    );
  return [caught, caughtStrays].flatMap((list, index) => {
    const isStray = index === 1;
    return (Object.keys(caught) as ReplyEvent['type'][]).flatMap((reply) => {
      const expected = list[reply] ?? [];
      const now = came(reply, isStray);
      const differences = columns.filter((column) => expected.includes(column) !== now.includes(column));
      return expected.length + now.length === 0 ? [] : [{ reply, isStray, columns: expected, differences }];
    });
  });
}
