import { ambiguousStatuses } from './ambiguous-statuses.ts';
import { outcomeMeanings } from './outcome-meanings.ts';
import type { ReplyRow } from './replies/reply-row.ts';
import { type Chapter, chapters, replies } from './replies.ts';
import { type Sequence, sequences } from './sequences.ts';

/** `docs/what-kratos-answers.md`, from the rows: `npm run guide` writes it, and a test holds the two together. */
export const toGuide = (): string =>
  `${[link(introduction), outcomes(), link(howToTell), ambiguousStatusTable(), ...chapters.map(toChapter), toSequences(), releases(), howItIsKnown].join('\n\n')}\n`;

const introduction = `# What Kratos answers

<!-- Written by \`npm run guide\` from verification/reply-table/src. Change it there. -->

Every reply of Ory Kratos, from 1.3 to 26.2, to a browser that signs in by AJAX: what it looks like, what it means, and what to do. For clients of
any kind; nothing here needs this project. What is told apart here is told apart by status, by \`error.id\`, by the ids of messages and by the shape of
the body, never by texts: those differ between releases and are made for people.

Send with every request \`Accept: application/json\` and \`credentials: 'include'\`, and with every POST \`Content-Type: application/json\`, exactly so.
Without them Kratos redirects (C19, S31). Use \`redirect: 'manual'\`, so that a redirect is not followed in silence. Take the \`csrf_token\` from the flow
that you post. The second factor always has a flow of its own.

A † marks what was read in the source of v26.2.0, or after it, and was not recorded.`;

const outcomes = (): string =>
  [
    '## What a reply can mean',
    'Whatever comes, it is one of these. `readOutcome` of `@kratos-login/core/read-outcome` says which.',
    table(
      ['Outcome', 'Means', 'Do'],
      Object.entries(outcomeMeanings).flatMap(([name, meaning]) =>
        meaning === null ? [] : [[`\`${name}\``, meaning.means, meaning.todo]],
      ),
    ),
  ].join('\n\n');

const howToTell = `## How to tell, in this order

The first that holds decides.

1. No reply: \`unreachable\`, or \`timedOut\` when your own timer went off.
2. A redirect, opaque or followed, or any 3xx: \`unexpected\`.
3. 429: \`busy\`. 503 with a \`Retry-After\`: \`unavailable\`. 431, or a page below 500 that says that header or cookies are too large: \`unexpected\`; 414:
   \`refused\`. Any other 5xx, whatever its body: \`serverError\`.
4. The second request of signing out, and 204: \`noSession\` (L3).
5. No body, or no JSON: \`unexpected\`.
6. An error, which is an object \`error\` with a number as its \`code\`: by \`error.id\`; without one by request and status (W3, S24, S27, S28). An unknown
   id with 410 is a flow that ran out, with any other status \`refused\`. Do not read \`error.code\` itself: S23.
7. A flow, with whatever status. Opened or fetched, it is a form to show if a node is of another group than \`default\` or \`captcha\`, else \`noUsableMethod\`.
8. A flow that answers a submission: its errors decide. They are the messages of the form and of its nodes whose \`type\` is not \`info\` or \`success\`.
   4000010 and 4010011 are \`barred\`; nothing but 4000001, on the form, is S18 or S19; 4010002 and 4010007 are \`flowGone\`; 4000011, 4000013 and 4000014 in a
   second-factor flow are S20; any other error is \`rejected\`. No error: as in 7, for it leads on (S6, S7).
9. A session with an \`id\` and \`active: true\`: below \`session\` for a submission, bare for \`whoami\`: \`signedIn\`.
10. Anything else: \`unexpected\`.`;

const ambiguousStatusTable = (): string =>
  [
    '## Where the status alone misleads',
    table(
      ['Status', 'Is all of these', 'Told apart by'],
      ambiguousStatuses.map(({ status, rows, toldApartBy }) => [`${status}`, rows.map(toBrief).join(' · '), toldApartBy]),
    ),
  ].join('\n\n');

/** A row in its first few words. */
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
      ['', 'What comes', 'What it means', 'What to do', 'Outcome', 'Recorded'],
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

function toLooks({ status, error, messages = [], at = [], shows = {}, sets, looks }: ReplyRow): string {
  const ids = messages.length === 0 ? '' : `message ${messages.join(', ')}${at.length === 0 ? '' : ` ${toWhere(at)}`}`;
  const facts = [
    status === null ? 'no reply' : `**${status}**`,
    error === undefined ? '' : error === null ? 'an error without an id' : `\`${error}\``,
    ids,
    ...Object.entries(shows).map(([path, value]) =>
      value === '…' ? `\`${path}\`` : value === '–' ? `no \`${path}\`` : `\`${path}: ${JSON.stringify(value)}\``,
    ),
  ];
  if (sets !== undefined)
    facts.push(sets.length === 0 ? 'no session cookie' : `cookies: ${sets.map((name) => cookieNames[name]).join(', ')}`);
  const first = facts.filter((fact) => fact !== '').join(', ');
  return looks === '' ? first : `${first}. ${looks}`;
}

const cookieNames = { csrf: 'another CSRF cookie', session: 'the session’s' } as const;

const toWhere = (at: readonly string[]): string => at.map((name) => (name === 'form' ? 'on the form' : `at \`${name}\``)).join(' or ');

const toSource = ({ recorded = [], origin, releases: differences }: ReplyRow): string =>
  [recorded.length > 0 ? recorded.join(' · ') : `not recorded: ${origin}`, differences].filter((text) => text !== undefined).join('. ');

// ------------------------------------------------------------------------------------------------ sequences
const toSequences = (): string =>
  ['## Sequences that matter', '*Naive* is what a client does that was written from the happy path.', ...sequences.map(toSequence)].join(
    '\n\n',
  );

const toSequence = ({ title, steps, naive, better }: Sequence): string =>
  [
    `### ${title}`,
    steps.map(({ row, recorded, says }, at) => `${at + 1}. ${link(row)} ${link(says)} *(${recorded})*`).join('\n'),
    `- *Naive:* ${link(naive)}\n- *Better:* ${link(better)}`,
  ].join('\n\n');

const releases = (): string =>
  [
    '## Where the releases differ',
    'Recorded: v1.3.1, v25.4.0, v26.2.0. All rows hold in all three, but for these; and hints for developers, texts and some `autocomplete` differ.',
    table(
      ['', 'Differs'],
      replies.flatMap(({ id, releases: differences }) => (differences === undefined ? [] : [[id, differences]])),
    ),
  ].join('\n\n');

const howItIsKnown = `## How this is known

Three releases were run, and scenarios driven through them; each exchange was written down. A citation such as \`aal1-limbo #2\` is the second exchange
of that scenario, and holds in all three releases; \`v1.3.1 …\` holds in that one; \`corners …\` are rarer scenarios, of v26.2.0 only. The recordings are in
[verification/conformance/recordings](../verification/conformance/recordings).

For each citation a test finds the exchange, compares status, \`error.id\`, messages and what the row says of the body, and reads it with \`readOutcome\`.
Another one takes every recorded reply to a login and finds its row. Where nothing was recorded the row says so, and its example is read by the same function.`;

// ------------------------------------------------------------------------------------------------ Markdown
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map((cell) => (cell.startsWith('<a id') ? cell : link(cell))))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const ids = new Set(replies.map(({ id }) => id));

/** Every mention of a row becomes a link to it. */
const link = (text: string): string => text.replace(/\b[CGSWLNX]\d+a?\b/g, (id) => (ids.has(id) ? `[${id}](#${id.toLowerCase()})` : id));
