import type { LoginOutput, Reason, Texts } from '@kratos-login/core';
import { type Column, type State, stateCodes } from './states.ts';

type Notice = keyof Texts['notices'];

/** A state in which no background renewal runs. */
export type Target = Exclude<State, `${string}.renewingInBackground`>;

/** The next state. `counted` counts a restart, and `reset` sets the count to zero. `notice` shows the notice of the row. */
export type Edge = `${Target}${'' | ', counted' | ', reset'}${'' | ', notice'}`;

/** The notice, reason and result of the cells of a row. An entry for a column comes first. */
export interface RowDetails extends Partial<Readonly<Record<Column, CellDetail>>> {
  readonly notice?: Notice;
  readonly error?: Reason;
  readonly success?: LoginOutput['how'];
}

/** A notice, a reason or a result. `cleared` removes the previous notice. */
export type CellDetail = Notice | 'cleared' | Reason | LoginOutput['how'];

/** The parts of a cell. */
export interface Expected {
  readonly target: Target;
  readonly count: 'counted' | 'reset' | 'kept';
  /** `''` without a notice, a reason or a result. */
  readonly detail: CellDetail | '';
}

export function readCell(cell: Edge, column: Column, details: RowDetails): Expected {
  const [target, ...marks] = cell.split(', ') as [Target, ...string[]];
  const key = marks.includes('notice') ? 'notice' : target === 'error' || target === 'success' ? target : null;
  return {
    target,
    count: marks.includes('counted') ? 'counted' : marks.includes('reset') ? 'reset' : 'kept',
    detail: (key !== null && (details[column] ?? details[key])) || '',
  };
}

/** Returns the text of a cell in the printed matrix. */
export const writeCell = (expected: Omit<Expected, 'target'> & { readonly target: State }): string => {
  const { target, count, detail } = expected;
  return [stateCodes[target], { counted: '↻', reset: '0', kept: '' }[count], detail].filter((part) => part !== '').join(' ');
};
