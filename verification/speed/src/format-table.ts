import { measures } from './measures.ts';
import type { Sample } from './sample.ts';
import { type Summary, summarize } from './summarize.ts';

/** Formats a table with a row for each measure and a column for each page. A cell is the median, then the lowest and the highest value. */
export function formatTable(samples: ReadonlyMap<string, readonly Sample[]>): string {
  const head = ['median (lowest–highest)', ...samples.keys()];
  const rows = measures.map(({ name, read, digits }) => [
    name,
    ...[...samples.values()].map((runs) => formatCell(summarize(runs.map(read)), digits)),
  ]);
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}

function formatCell(summary: Summary | null, digits: number): string {
  if (summary === null) return '–';
  const [median, lowest, highest] = [summary.median, summary.lowest, summary.highest].map((value) => value.toFixed(digits));
  return lowest === highest ? `${median}` : `${median} (${lowest}–${highest})`;
}
