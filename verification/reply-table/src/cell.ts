import type { LoginOutput, Notice, Reason } from '@kratos-login/core';
import type { Column, State } from './states.ts';

type Target = Exclude<State, 'PQ' | 'TQ'>;

/** `↻` the detour is counted · `0` the count goes back to nothing · neither: it stays. `⚑` the row's notice is told; without it what was told before still holds. */
export type Edge = `${Target}${'' | ' ↻' | ' 0'}${'' | ' ⚑'}`;

/** What is said in the cells of a row: by the mark in a cell, and before that by its column. */
export interface RowDetails extends Partial<Readonly<Record<Column, CellDetail>>> {
  readonly '⚑'?: Notice;
  readonly Er?: Reason;
  readonly Ok?: LoginOutput['how'];
}

/** A notice, a reason, or how it ended. `forgotten`: what was told before is taken back. */
export type CellDetail = Notice | 'forgotten' | Reason | LoginOutput['how'];

/** A cell in its parts. */
export interface Expected {
  readonly target: State;
  readonly count: 'counted' | 'reset' | 'kept';
  /** `''` when nothing is said. */
  readonly word: CellDetail | '';
}

export function readCell(cell: Edge, column: Column, words: RowDetails): Expected {
  const [, target = '', mark, flag] = /^(\w\w)(?: ([↻0]))?(?: (⚑))?$/.exec(cell) ?? [];
  const key = flag ?? target;
  const isSaid = key === '⚑' || key === 'Er' || key === 'Ok';
  return {
    target: target as State,
    count: mark === '↻' ? 'counted' : mark === '0' ? 'reset' : 'kept',
    word: (isSaid && (words[column] ?? words[key])) || '',
  };
}

/** As it is printed. */
export const writeCell = ({ target, count, word }: Expected): string =>
  [target, { counted: '↻', reset: '0', kept: '' }[count], word].filter((part) => part !== '').join(' ');
