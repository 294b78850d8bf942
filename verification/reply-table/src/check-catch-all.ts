import type { ReplyEvent } from '@kratos-login/core/machine';
import { rootHandled, rootHandledImpossible } from './catch-all.ts';
import type { EdgeRow } from './check-edges.ts';
import { columns } from './states.ts';

/** A reply, the states that should leave it to the root, and the differences of the chart. */
export interface RootHandledRow {
  readonly reply: ReplyEvent['type'];
  readonly isImpossible: boolean;
  readonly columns: readonly string[];
  readonly differences: readonly string[];
}

/** Compares the list of replies that the root handles with those that it handled while the edges were checked. */
export function checkCatchAll(rows: readonly EdgeRow[]): readonly RootHandledRow[] {
  const findHandled = (reply: string, isImpossible: boolean): readonly string[] =>
    columns.filter((column) =>
      rows.some(({ cells }) => {
        const cell = cells[column];
        // The restart limit is the same reply for possible and impossible outcomes.
        return cell?.rootHandled.has(reply) && (reply === 'reply.restartLimitReached' ? !isImpossible : cell.isImpossible === isImpossible);
      }),
    );
  return [rootHandled, rootHandledImpossible].flatMap((list, index) => {
    const isImpossible = index === 1;
    return (Object.keys(rootHandled) as ReplyEvent['type'][]).flatMap((reply) => {
      const expected = list[reply] ?? [];
      const actual = findHandled(reply, isImpossible);
      const differences = columns.filter((column) => expected.includes(column) !== actual.includes(column));
      return expected.length + actual.length === 0 ? [] : [{ reply, isImpossible, columns: expected, differences }];
    });
  });
}
