import type { LoginContext, Outcome } from '@kratos-login/core';
import type { AnyStateMachine } from 'xstate';
import { takeStep } from 'xstate-paths';
import { type CellDetail, type Expected, readCell, writeCell } from './cell.ts';
import { compareRetainedContext } from './compare-retained-context.ts';
import { edges } from './edges.ts';
import { exceptions, isRetryable } from './failures.ts';
import { impossibleReplies } from './impossible-replies.ts';
import { type OutcomeName, outcomeSamples } from './outcome-samples.ts';
import { isColumn, place, type ReachableConfiguration } from './reachable-configurations.ts';
import { findRetainedContext, retainedAtError } from './retained-context.ts';
import { type Column, callAt, columns, requestStateOf, toState } from './states.ts';
import { type Precondition, preconditions, variants } from './variants.ts';

/** A row of the matrix: an outcome, or what it depends on. */
export interface EdgeRow {
  readonly outcome: OutcomeName;
  readonly precondition: Precondition | null;
  readonly cells: Readonly<Partial<Record<Column, EdgeResult>>>;
}

/** A cell, and what the chart made of it. */
export interface EdgeResult {
  readonly isImpossible: boolean;
  readonly expected: Expected;
  /** How many states with different memories were tried. None: the cell is empty. */
  tried: number;
  /** What came instead, each once. */
  readonly differences: Set<string>;
  /** The replies that were left to the root. */
  readonly rootHandled: Set<string>;
}

/** Every cell of the edges against a chart. */
export function checkEdges(machine: AnyStateMachine, situations: readonly ReachableConfiguration[]): readonly EdgeRow[] {
  const rows = toRows();
  for (const situation of situations) {
    if (!isColumn(situation.state)) continue;
    for (const outcome of Object.keys(outcomeSamples) as OutcomeName[]) check(machine, situation, situation.state, outcome, rows);
  }
  return rows;
}

function check(
  machine: AnyStateMachine,
  situation: ReachableConfiguration,
  column: Column,
  name: OutcomeName,
  rows: readonly EdgeRow[],
): void {
  const row = findRow(rows, name, column, situation.context);
  const result = row?.cells[column];
  if (row === undefined || result === undefined) throw new Error(`The tables have no cell for ${name} at ${column}.`);
  const outcome = outcomeSamples[name](column.startsWith('T') || column === 'O2' || column === 'PU' ? 'aal2' : 'aal1');
  const call = { id: callAt[column], src: callAt[column] };
  const moved = takeStep(machine, place(machine, situation), {
    kind: 'settle',
    label: name,
    call,
    answer: { label: name, output: outcome },
  });
  if (moved === null) throw new Error(`No call is under way at ${column}.`);
  const { value, context } = moved.configuration.snapshot as unknown as Omit<ReachableConfiguration, 'state'>;
  const after = { state: toState(value), value, context };
  result.tried++;
  for (const difference of compare(result.expected, situation, after, name, outcome)) result.differences.add(difference);
  const retained = after.state === 'Er' ? retainedAtError(name) : findRetainedContext(name, row.precondition, column);
  if (after.state !== 'Ok')
    for (const difference of compareRetainedContext(retained, situation.context, context, outcome)) result.differences.add(difference);
  for (const { transition, edge } of moved.taken)
    if (transition === `${machine.id} ▸ reply.*`) result.rootHandled.add(edge.split(' ▸ ')[1] ?? '');
}

function findRow(rows: readonly EdgeRow[], outcome: OutcomeName, column: Column, context: LoginContext): EdgeRow | undefined {
  const holds = ({ precondition }: EdgeRow): boolean => precondition === null || preconditions[precondition](context);
  return rows.find((row) => row.outcome === outcome && row.cells[column] !== undefined && holds(row));
}

// ------------------------------------------------------------------------------------------------ what the tables say
/** The variants of an outcome, then the outcome itself: the first that has a cell and holds decides. */
export const toRows = (): readonly EdgeRow[] =>
  edges
    .map(([outcome]) => outcome)
    .flatMap((outcome) => [...toVariants(outcome), { outcome, precondition: null, cells: toCells(outcome) }]);

function toVariants(outcome: OutcomeName): readonly EdgeRow[] {
  const own = variants.filter(({ outcomes }) => outcomes.includes(outcome));
  const givenOnes = [...new Set(own.map(({ precondition }) => precondition))];
  return givenOnes.map((precondition) => ({
    outcome,
    precondition,
    cells: toOnce(
      `${outcome}, ${precondition}`,
      own
        .filter((each) => each.precondition === precondition)
        .flatMap(({ cells, words, isImpossible = false }) =>
          Object.entries(cells).map(([column, cell]) => [column, toResult(isImpossible, readCell(cell, column as Column, words))] as const),
        ),
    ),
  }));
}

function toCells(outcome: OutcomeName): EdgeRow['cells'] {
  const read = (rows: typeof edges | typeof impossibleReplies, isImpossible: boolean) =>
    rows
      .filter(([name]) => name === outcome)
      .flatMap(([, cells, words]) =>
        columns.flatMap((column, at) => {
          const cell = cells[at];
          return cell === undefined || cell === '·' || cell === '–'
            ? []
            : [[column, toResult(isImpossible, readCell(cell, column, words))] as const];
        }),
      );
  return toOnce(outcome, [...read(edges, false), ...read(impossibleReplies, true)]);
}

function toOnce(row: string, entries: readonly (readonly [string, EdgeResult])[]): EdgeRow['cells'] {
  const cells = Object.fromEntries(entries);
  if (Object.keys(cells).length < entries.length) throw new Error(`The tables say something twice about ${row}.`);
  return cells;
}

const toResult = (isImpossible: boolean, expected: Expected): EdgeResult => ({
  isImpossible,
  expected,
  tried: 0,
  differences: new Set(),
  rootHandled: new Set(),
});

// ------------------------------------------------------------------------------------------------ what the chart does
function compare(
  expected: Expected,
  before: ReachableConfiguration,
  after: ReachableConfiguration,
  name: OutcomeName,
  outcome: Outcome,
): readonly string[] {
  const { target, counts, words } = observe(before, after, outcome);
  const isSame = target === expected.target && counts.includes(expected.count) && words.includes(expected.word);
  const came = writeCell({ target, count: counts[0] ?? 'kept', word: words[0] ?? '' });
  return [...(isSame ? [] : [`${came} came`]), ...(target === 'Er' ? compareFailure(before, after, name, outcome) : [])];
}

/** What happened, in all words that fit: where there was nothing before, leaving it and taking it back look the same. */
function observe(before: ReachableConfiguration, after: ReachableConfiguration, { kind }: Outcome) {
  const candidates = toCounts(before.context.restarts, kind === 'csrfMismatch');
  const now = after.context.restarts;
  const counts = (['kept', 'reset', 'counted'] as const).filter(
    (count) => candidates[count].total === now.total && candidates[count].csrf === now.csrf,
  );
  return { target: after.state, counts, words: toWords(before, after) };
}

type Counts = Pick<LoginContext['restarts'], 'total' | 'csrf'>;

/** Capped at the limits: four restarts, three CSRF mismatches. */
const toCounts = ({ total, csrf }: Counts, isCsrf: boolean): Readonly<Record<Expected['count'], Counts>> => ({
  kept: { total, csrf },
  reset: { total: 0, csrf: 0 },
  counted: { total: Math.min(total + 1, 4), csrf: Math.min(csrf + (isCsrf ? 1 : 0), 3) },
});

function toWords({ context: before }: ReachableConfiguration, { state, context }: ReachableConfiguration): readonly (CellDetail | '')[] {
  if (state === 'Er') return context.failure === null ? [] : [context.failure.reason];
  if (state === 'Ok') return context.result === null ? [] : [context.result.how];
  const told = context.notice ?? 'forgotten';
  return context.notice === before.notice ? ['', told] : [told];
}

function compareFailure(
  before: ReachableConfiguration,
  { context: { failure, secondsToWait } }: ReachableConfiguration,
  name: OutcomeName,
  outcome: Outcome,
): readonly string[] {
  if (failure === null) return ['no failure is kept'];
  const requestState = requestStateOf[before.state];
  const retryable = exceptions[name]?.isRetryable ?? isRetryable[failure.reason];
  const retryAfter = 'retryAfter' in outcome ? outcome.retryAfter : null;
  return [
    failure.requestState === requestState ? [] : [`it says that it broke at ${failure.requestState}`],
    failure.retryable === retryable ? [] : [`it can${failure.retryable ? '' : ' not'} be tried again`],
    failure.retryAfter === retryAfter ? [] : [`it says to wait ${failure.retryAfter} ms`],
    secondsToWait * 1000 === (retryAfter ?? 0) ? [] : [`it counts ${secondsToWait} s`],
  ].flat();
}
