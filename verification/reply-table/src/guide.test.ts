import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ambiguousStatuses } from './ambiguous-statuses.ts';
import { toGuide } from './guide.ts';
import { compareToRow, findCited, readRecorded } from './recorded.ts';
import { replies } from './replies.ts';
import { sequences } from './sequences.ts';

const recorded = readRecorded();
const findRow = (id: string) => {
  const row = replies.find((each) => each.id === id);
  if (row === undefined) throw new Error(`There is no row "${id}".`);
  return row;
};

test('docs/what-kratos-answers.md is up to date (`npm run docs` writes it)', () => {
  const written = readFileSync(new URL('../../../docs/what-kratos-answers.md', import.meta.url), 'utf8');
  expect(written).toBe(toGuide());
});

test.for(sequences.flatMap(({ title, steps }) => steps.map(({ row, recorded: citation }) => [title, row, citation] as const)))(
  '%s: %s is what Kratos answered in %s',
  ([, row, citation]) => {
    const cited = findCited(recorded, citation);
    expect(cited.map((each) => compareToRow(findRow(row), each))).toEqual(cited.map(() => []));
    expect(cited).toHaveLength(/^(v[\d.]+|corners) /.test(citation) ? 1 : 3);
  },
);

test.for(ambiguousStatuses.map(({ status, rows }) => [status, rows] as const))(
  'a %d can be each of the rows that it names',
  ([status, rows]) => {
    expect(rows.map((id) => findRow(id).status)).toEqual(rows.map(() => status));
  },
);

test('no cell of the guide breaks its table', () => {
  const lines = toGuide()
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const widths = new Set(lines.map((line) => line.split(' | ').length));
  expect([...widths].sort()).toEqual([2, 3, 6]);
});
