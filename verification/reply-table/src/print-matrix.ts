import { writeCell } from './cell.ts';
import type { EdgeRow } from './check-edges.ts';
import { type Matrix, nameRow } from './check-matrix.ts';
import type { VerbRow } from './check-verbs.ts';
import { edges } from './edges.ts';
import { exceptions } from './failures.ts';
import { type Column, columns, type State, stateCodes } from './states.ts';
import { verbColumns } from './verbs.ts';

/** Prints the three tables with a column for each state. A cell that is untried or different starts with ✗. */
export function printMatrix({ edges: edgeRows, verbs, catchAll, findings }: Matrix): string {
  const wrong = new Set(findings.map(({ cell }) => cell));
  const mark = (row: string, column: string, text: string): string => (wrong.has(`${row} × ${column}`) ? `✗${text}` : text);
  const edgeLines = edgeRows.toSorted(byOutcome).map(({ outcome, precondition, cells }) => {
    const write = (column: Column): string => {
      const cell = cells[column];
      const text = cell === undefined ? '' : `${cell.isImpossible ? '·' : ''}${writeShort(writeCell(cell.expected))}`;
      return mark(nameRow(outcome, precondition), column, text);
    };
    return [toTitle(outcome, precondition), ...columns.map(write)];
  });
  const verbLines = verbs
    .toSorted(byVerb)
    .map(({ verb, precondition, cells }) => [
      toTitle(verb, precondition),
      ...verbColumns.map((column) => mark(nameRow(verb, precondition), column, toCode(cells[column]?.expected ?? ''))),
    ]);
  const caughtLines = catchAll.map(({ reply, isImpossible, columns: expected, differences }) => [
    `${isImpossible ? '·' : ''}${reply}`,
    [...expected, ...differences.filter((column) => !expected.includes(column))]
      .map((column) => mark(reply, column, toCode(column)))
      .join(' '),
  ]);
  return [
    'The next state for every outcome. An indented row is an exception to the row above it. · Kratos never sends the outcome in that state.',
    align([['', ...columns.map(toCode)], ...edgeLines]),
    ...edges.flatMap(({ outcome, why }) => (why === undefined ? [] : [`${outcome}: ${why}`])),
    ...Object.entries(exceptions).map(([outcome, { why }]) => `${outcome} cannot be retried: ${why}.`),
    '',
    'The next state for every user event. – is not offered.',
    align([['', ...verbColumns.map(toCode)], ...verbLines]),
    '',
    'Replies that `reply.*` at the root handles',
    align(caughtLines),
    '',
    toLegend(flip(stateCodes)),
    `↻ counts a restart · 0 resets the count · ${toLegend(flip(short))}`,
  ].join('\n');
}

const toTitle = (name: string, precondition: string | null): string => (precondition === null ? name : `  ${precondition}`);

/** Exceptions apply first, and are printed last. */
const byOutcome = (one: EdgeRow, other: EdgeRow): number => (one.outcome === other.outcome && one.precondition === null ? -1 : 0);
const byVerb = (one: VerbRow, other: VerbRow): number => (one.verb === other.verb && one.precondition === null ? -1 : 0);

const toCode = (text: string): string => stateCodes[text as State] ?? text;

const flip = (names: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(names).map(([name, code]) => [code, name]));

const toLegend = (names: Readonly<Record<string, string>>): string =>
  Object.entries(names)
    .map((pair) => pair.join(' '))
    .join(' · ');

/** Short codes of notices, reasons and results, so that lines fit. */
const short: Readonly<Record<string, string>> = {
  'took-too-long': 'tl',
  'started-again': 'sa',
  'changed-elsewhere': 'ce',
  'sign-in-ended': 'se',
  'account-disabled': 'ad',
  'address-not-verified': 'av',
  cleared: 'cl',
  noUsableMethod: 'no',
  refused: 're',
  rateLimited: 'rl',
  unavailable: 'ua',
  serverError: 'sv',
  unreachable: 'un',
  timedOut: 'to',
  unexpected: 'ue',
  restartLimitReached: 'rs',
  cookiesBlocked: 'cb',
  cookiesTooLarge: 'ct',
  'signed-in': 'si',
  'already-signed-in': 'as',
  'redirect-required': 'rr',
  'second-factor-missing': 'sm',
  noSecondFactor: 'ns',
};

const writeShort = (text: string): string => text.replace(/[a-zA-Z-]{4,}$/, (word) => short[word] ?? word);

/** Pads each column to its widest cell. */
export function align(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
