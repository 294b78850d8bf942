import { writeCell } from './cell.ts';
import type { EdgeRow } from './check-edges.ts';
import { type Matrix, nameRow } from './check-matrix.ts';
import type { VerbRow } from './check-verbs.ts';
import { edges } from './edges.ts';
import { exceptions } from './failures.ts';
import { type Column, columns, states } from './states.ts';
import { verbColumns } from './verbs.ts';

/** The three tables as text: states as columns. A cell that is empty or different begins with ✗. */
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
      ...verbColumns.map((column) => mark(nameRow(verb, precondition), column, cells[column]?.expected ?? '')),
    ]);
  const caughtLines = catchAll.map(({ reply, isImpossible, columns: expected, differences }) => [
    `${isImpossible ? '·' : ''}${reply}`,
    [...expected, ...differences.filter((column) => !expected.includes(column))].map((column) => mark(reply, column, column)).join(' '),
  ]);
  return [
    'What the chart does with every outcome. An indented row is the exception to the one above it; · Kratos never answers that there.',
    align([['', ...columns], ...edgeLines]),
    ...edges.flatMap(([outcome, , , why]) => (why === undefined ? [] : [`${outcome}: ${why}`])),
    ...Object.entries(exceptions).map(([outcome, { why }]) => `${outcome}: not to be tried again, for ${why}.`),
    '',
    'What people can do; – is not offered there, · cannot be.',
    align([['', ...verbColumns], ...verbLines]),
    '',
    'What is left to `reply.*` at the root',
    align(caughtLines),
    '',
    toLegend(states),
    `↻ a detour, counted · 0 the count goes back to nothing · ${toLegend(Object.fromEntries(Object.entries(short).map(([word, letters]) => [letters, word])))}`,
  ].join('\n');
}

const toTitle = (name: string, precondition: string | null): string => (precondition === null ? name : `  ${precondition}`);

/** Exceptions are looked up first; they are read last. */
const byOutcome = (one: EdgeRow, other: EdgeRow): number => (one.outcome === other.outcome && one.precondition === null ? -1 : 0);
const byVerb = (one: VerbRow, other: VerbRow): number => (one.verb === other.verb && one.precondition === null ? -1 : 0);

const toLegend = (names: Readonly<Record<string, string>>): string =>
  Object.entries(names)
    .map((pair) => pair.join(' '))
    .join(' · ');

/** Notices, reasons and endings in two letters, or no line would fit. */
const short: Readonly<Record<string, string>> = {
  'took-too-long': 'tl',
  'started-again': 'sa',
  'changed-elsewhere': 'ce',
  'sign-in-ended': 'se',
  'account-disabled': 'ad',
  'address-not-verified': 'av',
  forgotten: 'fo',
  noUsableMethod: 'no',
  refused: 're',
  rateLimited: 'bu',
  unavailable: 'ua',
  serverError: 'st',
  unreachable: 'un',
  timedOut: 'to',
  unexpected: 'ue',
  restartLimitReached: 'gc',
  cookiesBlocked: 'cb',
  cookiesTooLarge: 'cl',
  'signed-in': 'si',
  'already-signed-in': 'ws',
  redirectRequired: 'le',
};

const writeShort = (text: string): string => text.replace(/[a-zA-Z-]{4,}$|\bbusy$/, (word) => short[word] ?? word);

/** Columns as wide as their widest cell. */
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
