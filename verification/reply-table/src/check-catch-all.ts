import type { ReplyEvent } from '@kratos-login/core';
import { rootHandled, rootHandledImpossible } from './catch-all.ts';
import type { EdgeRow } from './check-edges.ts';
import { columns } from './states.ts';

/** A reply, the states that leave it to the root, and where the chart does otherwise. */
export interface CaughtRow {
  readonly reply: ReplyEvent['type'];
  readonly isImpossible: boolean;
  readonly columns: readonly string[];
  readonly differences: readonly string[];
}

/** The pinned list of what reaches `reply.*` at the root, against what did while the edges were checked. */
export function checkCatchAll(rows: readonly EdgeRow[]): readonly CaughtRow[] {
  const came = (reply: string, isImpossible: boolean): readonly string[] =>
    columns.filter((column) =>
      rows.some(({ cells }) => {
        const cell = cells[column];
        // A detour too many is the same reply, whether Kratos gives it there or not.
        return cell?.rootHandled.has(reply) && (reply === 'reply.restartLimitReached' ? !isImpossible : cell.isImpossible === isImpossible);
      }),
    );
  return [rootHandled, rootHandledImpossible].flatMap((list, index) => {
    const isImpossible = index === 1;
    return (Object.keys(rootHandled) as ReplyEvent['type'][]).flatMap((reply) => {
      const expected = list[reply] ?? [];
      const now = came(reply, isImpossible);
      const differences = columns.filter((column) => expected.includes(column) !== now.includes(column));
      return expected.length + now.length === 0 ? [] : [{ reply, isImpossible, columns: expected, differences }];
    });
  });
}
