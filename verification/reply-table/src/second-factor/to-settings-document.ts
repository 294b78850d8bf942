import { settingsViews } from '@verification/coverage/second-factor/settings-views';
import { settingsColumns } from './check-settings-table.ts';
import { finalReasons, pages, type SettingsCell, settingsEdges } from './settings-edges.ts';

/** Returns `docs/second-factor-table.md`. `npm run docs` writes it, and a test compares the two. */
export const toSettingsDocument = (): string => `# What the second factor does with each reply

<!-- Written by \`npm run docs\` from verification/reply-table/src/second-factor. Change it there. -->

This table is written by hand, and \`npm test\` compares each cell with the [chart](second-factor-chart.md), in every configuration that the chart can reach.
[What Kratos answers](what-kratos-answers.md) describes the replies.

A cell is the next state. *counted* counts a restart, and *reset* sets the counts to zero. Then comes the notice, or the reason of an error. Without
one, the notice before stays. *page* is the page of the flow in the reply. A row with a dash is an exception, and the first one that holds decides. An empty cell of
an exception has none. In italics is why Kratos never sends a reply there.

${table([
  ['', ...settingsColumns.map((column) => `at \`${column}\``)],
  ...[...Map.groupBy(settingsEdges, ({ outcome }) => outcome).values()].flatMap((rows) => [
    ...rows
      .toSorted((one, other) => Number(one.when !== undefined) - Number(other.when !== undefined))
      .map(({ outcome, when, cells }) => [
        when === undefined ? `\`${outcome}\`` : `— ${when}`,
        ...settingsColumns.map((column) => writeCell(cells[column])),
      ]),
  ]),
])}

After ${finalReasons.map((reason) => `\`${reason}\``).join(', ')} a retry is not offered.

## The page of a flow

The first row that fits decides. *Set-up* is the option \`setUp\`.

${table([
  ['Option', 'App', 'Backup codes', 'Page'],
  ...pages.map((row) => [
    'isSetUp' in row ? 'set-up' : '',
    'totp' in row ? row.totp.join(' or ') : '',
    'backupCodes' in row ? row.backupCodes.join(' or ') : '',
    `\`${row.page}\``,
  ]),
])}

## The view of each state

While a request is pending, the overview, pairing and backup codes stay on the page.

${table([['State', 'View'], ...Object.entries(settingsViews).map(([state, view]) => [`\`${state}\``, `\`${view}\``])])}
`;

const writeCell = (cell: SettingsCell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : `*${cell.never}*`;

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
