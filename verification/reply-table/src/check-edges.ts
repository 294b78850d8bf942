import type { LoginContext } from '@kratos-login/core/machine';
import type { Outcome } from '@kratos-login/core/read-outcome';
import type { AnyStateMachine } from 'xstate';
import { takeStep } from 'xstate-paths';
import { type CellDetail, type Expected, type RowDetails, readCell, writeCell } from './cell.ts';
import { compareRetainedContext } from './compare-retained-context.ts';
import { type Cells, edges, type Row } from './edges.ts';
import { exceptions, isRetryable } from './failures.ts';
import { impossibleReplies } from './impossible-replies.ts';
import { type OutcomeName, outcomeSamples } from './outcome-samples.ts';
import { isColumn, type ReachableConfiguration, restore } from './reachable-configurations.ts';
import { findRetainedContext, retainedAtError } from './retained-context.ts';
import { type Column, callAt, isRequestState, toState } from './states.ts';
import { type Precondition, preconditions, variants } from './variants.ts';

/** A row of the matrix: an outcome, or an outcome under a precondition. */
export interface EdgeRow {
  readonly outcome: OutcomeName;
  readonly precondition: Precondition | null;
  readonly cells: Readonly<Partial<Record<Column, EdgeResult>>>;
}

/** A cell, and the results of the chart. */
export interface EdgeResult {
  readonly isImpossible: boolean;
  readonly expected: Expected;
  /** The number of configurations that were tried. It must not be zero. */
  tried: number;
  /** The different results of the chart. */
  readonly differences: Set<string>;
  /** The replies that the root handled. */
  readonly rootHandled: Set<string>;
}

/** Compares every cell of the edges with a chart. */
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
  const outcome = outcomeSamples[name](isSecondFactor(column) ? 'aal2' : 'aal1');
  const call = { id: callAt[column], src: callAt[column] };
  const moved = takeStep(machine, restore(machine, situation), {
    kind: 'settle',
    label: name,
    call,
    answer: { label: name, output: outcome },
  });
  if (moved === null) throw new Error(`No call is pending at ${column}.`);
  const { value, context } = moved.configuration.snapshot as unknown as Omit<ReachableConfiguration, 'state'>;
  const after = { state: toState(value), value, context };
  result.tried++;
  for (const difference of compare(result.expected, situation, after, name, outcome)) result.differences.add(difference);
  const retained = after.state === 'error' ? retainedAtError(name) : findRetainedContext(name, row.precondition, column);
  if (after.state !== 'success')
    for (const difference of compareRetainedContext(retained, situation.context, context, outcome)) result.differences.add(difference);
  for (const { transition, edge } of moved.taken)
    if (transition === `${machine.id} ▸ reply.*`) result.rootHandled.add(edge.split(' ▸ ')[1] ?? '');
}

const isSecondFactor = (column: Column): boolean =>
  column.startsWith('awaiting-TOTP') || column === 'init.openingSecondFactor' || column === 'password.steppingUp';

function findRow(rows: readonly EdgeRow[], outcome: OutcomeName, column: Column, context: LoginContext): EdgeRow | undefined {
  const holds = ({ precondition }: EdgeRow): boolean => precondition === null || preconditions[precondition](context);
  return rows.find((row) => row.outcome === outcome && row.cells[column] !== undefined && holds(row));
}

// ------------------------------------------------------------------------------------------------ tables
/** The variants of an outcome, then the outcome itself. The first row with a cell and a true precondition applies. */
export const toRows = (): readonly EdgeRow[] =>
  edges.flatMap(({ outcome }) => [...toVariants(outcome), { outcome, precondition: null, cells: toCells(outcome) }]);

function toVariants(outcome: OutcomeName): readonly EdgeRow[] {
  const own = variants.filter(({ outcomes }) => outcomes.includes(outcome));
  const distinct = [...new Set(own.map(({ precondition }) => precondition))];
  return distinct.map((precondition) => ({
    outcome,
    precondition,
    cells: toOnce(
      `${outcome}, ${precondition}`,
      own
        .filter((each) => each.precondition === precondition)
        .flatMap(({ cells, details, isImpossible = false }) => toResults(cells, details, isImpossible)),
    ),
  }));
}

function toCells(outcome: OutcomeName): EdgeRow['cells'] {
  const read = (rows: readonly Row[], isImpossible: boolean) =>
    rows.filter((row) => row.outcome === outcome).flatMap(({ cells, details }) => toResults(cells, details, isImpossible));
  return toOnce(outcome, [...read(edges, false), ...read(impossibleReplies, true)]);
}

const toResults = (cells: Cells, details: RowDetails | undefined, isImpossible: boolean) =>
  Object.entries(cells).map(([column, cell]) => [column, toResult(isImpossible, readCell(cell, column as Column, details ?? {}))] as const);

function toOnce(row: string, entries: readonly (readonly [string, EdgeResult])[]): EdgeRow['cells'] {
  const cells = Object.fromEntries(entries);
  if (Object.keys(cells).length < entries.length) throw new Error(`The tables have two cells for the same state of ${row}.`);
  return cells;
}

const toResult = (isImpossible: boolean, expected: Expected): EdgeResult => ({
  isImpossible,
  expected,
  tried: 0,
  differences: new Set(),
  rootHandled: new Set(),
});

// ------------------------------------------------------------------------------------------------ chart
function compare(
  expected: Expected,
  before: ReachableConfiguration,
  after: ReachableConfiguration,
  name: OutcomeName,
  outcome: Outcome,
): readonly string[] {
  const { target, counts, details } = observe(before, after, outcome);
  const isSame = target === expected.target && counts.includes(expected.count) && details.includes(expected.detail);
  const actual = writeCell({ target, count: counts[0] ?? 'kept', detail: details[0] ?? '' });
  return [...(isSame ? [] : [`got ${actual}`]), ...(target === 'error' ? compareFailure(before, after, name, outcome) : [])];
}

/** Returns every description that fits the result. For example, without a previous notice `kept` and `cleared` look the same. */
function observe(before: ReachableConfiguration, after: ReachableConfiguration, { kind }: Outcome) {
  const candidates = toCounts(before.context.restarts, kind === 'csrfMismatch');
  const now = after.context.restarts;
  const counts = (['kept', 'reset', 'counted'] as const).filter(
    (count) => candidates[count].total === now.total && candidates[count].csrf === now.csrf,
  );
  return { target: after.state, counts, details: toDetails(before, after) };
}

type Counts = Pick<LoginContext['restarts'], 'total' | 'csrf'>;

/** Counts are capped at their limits: four restarts, three CSRF mismatches. */
const toCounts = ({ total, csrf }: Counts, isCsrf: boolean): Readonly<Record<Expected['count'], Counts>> => ({
  kept: { total, csrf },
  reset: { total: 0, csrf: 0 },
  counted: { total: Math.min(total + 1, 4), csrf: Math.min(csrf + (isCsrf ? 1 : 0), 3) },
});

function toDetails({ context: before }: ReachableConfiguration, { state, context }: ReachableConfiguration): readonly (CellDetail | '')[] {
  if (state === 'error') return context.failure === null ? [] : [context.failure.reason];
  if (state === 'success') return context.result === null ? [] : [context.result.how];
  const notice = context.notice ?? 'cleared';
  return context.notice === before.notice ? ['', notice] : [notice];
}

function compareFailure(
  before: ReachableConfiguration,
  { context: { failure, secondsToWait } }: ReachableConfiguration,
  name: OutcomeName,
  outcome: Outcome,
): readonly string[] {
  if (failure === null) return ['no failure in the context'];
  const requestState = isRequestState(before.state) ? before.state : null;
  const retryable = exceptions[name]?.isRetryable ?? isRetryable[failure.reason];
  const retryAfter = 'retryAfter' in outcome ? outcome.retryAfter : null;
  return [
    failure.requestState === requestState ? [] : [`request state: ${failure.requestState}`],
    failure.retryable === retryable ? [] : [`retryable: ${failure.retryable}`],
    failure.retryAfter === retryAfter ? [] : [`retryAfter: ${failure.retryAfter}`],
    secondsToWait * 1000 === (retryAfter ?? 0) ? [] : [`secondsToWait: ${secondsToWait}`],
  ].flat();
}
