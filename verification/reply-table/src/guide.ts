import { ambiguousStatuses } from './ambiguous-statuses.ts';
import { outcomeMeanings } from './outcome-meanings.ts';
import type { ReplyRow, SubmittedChange } from './replies/reply-row.ts';
import { type Chapter, chapters, replies } from './replies.ts';
import { type Sequence, sequences } from './sequences.ts';
import { settingsOutcomeMeanings } from './settings-outcomes.ts';

/** Returns `docs/what-kratos-answers.md`. `npm run docs` writes it, and a test compares the two. */
export const toGuide = (): string =>
  `${[link(introduction), outcomes(), link(howToRead), ambiguousStatusTable(), ...chapters.map(toChapter), toSequences(), releases(), sources].join('\n\n')}\n`;

const introduction = `# What Kratos answers

<!-- Written by \`npm run docs\` from verification/reply-table/src. Change it there. -->

Every reply of Ory Kratos, from 1.3 to 26.2, to a browser that signs in by AJAX: how it looks, what it means, and what to do. The guide is for clients of
any kind and does not need this project. It distinguishes replies by status, \`error.id\`, message ids and the shape of the body. It never uses texts,
because texts differ between releases and are written for people.

Send \`Accept: application/json\` and \`credentials: 'include'\` with every request, and \`Content-Type: application/json\` with every POST. Use exactly these
values: otherwise Kratos redirects (C19, S31). Use \`redirect: 'manual'\`, so that the browser does not follow a redirect unnoticed. Take the
\`csrf_token\` from the flow that you post. The second factor always has its own flow.

A † marks a fact that was read in the source of v26.2.0 or later, and was not recorded.`;

const outcomes = (): string =>
  [
    '## What a reply can mean',
    'Every reply has one of these outcomes. `readOutcome` of `@kratos-login/core/read-outcome` returns it.',
    table(
      ['Outcome', 'Means', 'Do'],
      Object.entries(outcomeMeanings).flatMap(([name, meaning]) =>
        meaning === null ? [] : [[`\`${name}\``, meaning.means, meaning.todo]],
      ),
    ),
    'Replies of the settings have these outcomes as well. `readSettingsOutcome` of `@kratos-login/core/second-factor` returns them.',
    table(
      ['Outcome', 'Means', 'Do'],
      Object.entries(settingsOutcomeMeanings).map(([name, { means, todo }]) => [`\`${name}\``, means, todo]),
    ),
  ].join('\n\n');

const howToRead = `## How to read a reply

Check in this order. The first rule that matches decides.

1. No reply: \`unreachable\`, or \`timedOut\` after your own timeout.
2. A redirect, opaque or followed, or any 3xx: \`unexpected\`.
3. 429: \`rateLimited\`. 503 with a \`Retry-After\`: \`unavailable\`. 431, or a page with a status below 500 that says that header or cookies are too
   large: \`unexpected\`. 414: \`refused\`. Any other 5xx, with any body: \`serverError\`.
4. 204 to the second request of signing out: \`noSession\` (L3).
5. No body, or a body that is not JSON: \`unexpected\`.
6. An error: an object \`error\` whose \`code\` is a number. Read \`error.id\`. Without one, use the request and the status (W3, S24, S27, S28). An unknown
   id with 410 is an expired flow, and with any other status \`refused\`. Do not read the value of \`error.code\`: see S23.
7. A flow, with any status, that was opened or fetched. It is a form to show if a node has another group than \`default\` or \`captcha\`, else \`noUsableMethod\`.
8. A flow that answers a submission. Its errors decide: the messages of the form and of its nodes whose \`type\` is not \`info\` or \`success\`. 4000010 and
   4010011 are \`accountBlocked\`. 4000001 as the only error, on the form, is S18 or S19. 4010002 and 4010007 are \`flowGone\`. 4000011, 4000013 and
   4000014 in a second-factor flow are S20. Any other error is \`rejected\`. Without an error, rule 7 applies, because the login continues (S6, S7).
9. A session with an \`id\` and \`active: true\`, below \`session\` for a submission and at the top level for \`whoami\`: \`signedIn\`.
10. Anything else: \`unexpected\`.

A reply of the settings is read by rules 1 to 6 as well, with these differences. Any 401 with an error is \`noSession\`.
\`session_refresh_required\` is \`refreshRequired\`. A 404 is an unknown flow (N31). Then a settings flow, which has no \`requested_aal\` and names the user in
\`identity\`, is \`settings\` when it was opened or fetched. When it was submitted, 400 is \`rejected\`, and 200 is \`saved\` with message 1050001 on the form
and \`settings\` without. Do not read \`state\`: it stays \`success\` after the first saved change.`;

const ambiguousStatusTable = (): string =>
  [
    '## Where the status alone is ambiguous',
    table(
      ['Status', 'Can be', 'Distinguished by'],
      ambiguousStatuses.map(({ status, rows, distinguishedBy }) => [`${status}`, rows.map(toBrief).join(' · '), distinguishedBy]),
    ),
  ].join('\n\n');

/** Returns the id of a row and its outcome. */
function toBrief(id: string): string {
  const row = replies.find((each) => each.id === id);
  if (row?.outcome == null) throw new Error(`There is no row "${id}" with an outcome.`);
  return `${id} \`${row.outcome}\``;
}

// ------------------------------------------------------------------------------------------------ rows
const toChapter = ({ title, request, rows }: Chapter): string =>
  [
    `## ${title}`,
    `${request}.`,
    table(
      ['', 'Reply', 'Meaning', 'What to do', 'Outcome', 'Recorded'],
      rows.map((row) => [
        `<a id="${row.id.toLowerCase()}"></a>**${row.id}**`,
        toLooks(row),
        row.means,
        row.todo,
        row.outcome === null ? '' : `\`${row.outcome}\``,
        toSource(row),
      ]),
    ),
  ].join('\n\n');

function toLooks({ change, status, error, messages = [], at = [], shows = {}, nodes = [], sets, looks }: ReplyRow): string {
  const ids = messages.length === 0 ? '' : `message ${messages.join(', ')}${at.length === 0 ? '' : ` ${toWhere(at)}`}`;
  const facts = [
    change === undefined ? '' : `to ${changeNames[change]}`,
    status === null ? 'no reply' : `**${status}**`,
    error === undefined ? '' : error === null ? 'an error without an id' : `\`${error}\``,
    ids,
    ...Object.entries(shows).map(([path, value]) =>
      value === '…' ? `\`${path}\`` : value === '–' ? `no \`${path}\`` : `\`${path}: ${JSON.stringify(value)}\``,
    ),
  ];
  if (nodes.length > 0) facts.push(`nodes ${nodes.map((name) => `\`${name}\``).join(', ')}`);
  if (sets !== undefined)
    facts.push(sets.length === 0 ? 'no session cookie' : `cookies: ${sets.map((name) => cookieNames[name]).join(', ')}`);
  const first = facts.filter((fact) => fact !== '').join(', ');
  return looks === '' ? first : `${first}. ${looks}`;
}

const changeNames: Readonly<Record<SubmittedChange, string>> = {
  pair: '`totp_code`',
  unlink: '`totp_unlink`',
  generateCodes: '`lookup_secret_regenerate`',
  confirmCodes: '`lookup_secret_confirm`',
  revealCodes: '`lookup_secret_reveal`',
  disableCodes: '`lookup_secret_disable`',
  other: 'another submission',
};

const cookieNames = { csrf: 'a new CSRF cookie', session: 'the session cookie' } as const;

const toWhere = (at: readonly string[]): string => at.map((name) => (name === 'form' ? 'on the form' : `at \`${name}\``)).join(' or ');

const toSource = ({ recorded = [], origin, releases: differences }: ReplyRow): string =>
  [recorded.length > 0 ? recorded.join(' · ') : `not recorded: ${origin}`, differences].filter((text) => text !== undefined).join('. ');

// ------------------------------------------------------------------------------------------------ sequences
const toSequences = (): string =>
  ['## Important sequences', '*Naive* describes a client that handles only the happy path.', ...sequences.map(toSequence)].join('\n\n');

const toSequence = ({ title, steps, naive, better }: Sequence): string =>
  [
    `### ${title}`,
    steps.map(({ row, recorded, says }, at) => `${at + 1}. ${link(row)} ${link(says)} *(${recorded})*`).join('\n'),
    `- *Naive:* ${link(naive)}\n- *Better:* ${link(better)}`,
  ].join('\n\n');

const releases = (): string =>
  [
    '## Where the releases differ',
    'Recorded: v1.3.1, v25.4.0, v26.2.0. All rows hold in all three, except these. Hints for developers, texts and some `autocomplete` values differ, too.',
    table(
      ['', 'Difference'],
      replies.flatMap(({ id, releases: differences }) => (differences === undefined ? [] : [[id, differences]])),
    ),
  ].join('\n\n');

const sources = `## Where this comes from

Scenarios were run against three releases, and each exchange was recorded. A citation such as \`aal1-limbo #2\` is the second exchange of that scenario,
and holds in all three releases. \`v1.3.1 …\` holds in that release only. \`corners …\` are rarer scenarios, recorded with v26.2.0 only. The recordings are in
[verification/conformance/recordings](../verification/conformance/recordings).

For each citation a test finds the exchange and compares the status, \`error.id\`, the messages and the row’s claims about the body. It also reads the
exchange with \`readOutcome\` or \`readSettingsOutcome\`. Another test finds a row for every recorded reply to a login, and exactly one for every recorded
reply of the settings. A row without a recording says so, and the test reads its example.`;

// ------------------------------------------------------------------------------------------------ Markdown
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map((cell) => (cell.startsWith('<a id') ? cell : link(cell))))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const ids = new Set(replies.map(({ id }) => id));

/** Turns every mention of a row into a link. */
const link = (text: string): string => text.replace(/\b[CGSWLNX]\d+a?\b/g, (id) => (ids.has(id) ? `[${id}](#${id.toLowerCase()})` : id));
