// Changes that no quick test notices, and why that is all right. They count as not noticed all the same.

/** @typedef {{ readonly file: string, readonly from: string, readonly to: string }} Change */

const core = 'packages/core/src/';
const chart = `${core}machine/login-machine.ts`;
const edges = 'the chart, edge by edge';

const theTypesNeedIt = 'It says to TypeScript what is so anyway there: what else could come does not come there.';
const nothingComesThere = 'Nobody comes there: it is what is left over for TypeScript.';
const isAnotherWordForTheSame = 'It comes to the same.';

/** `from` and `to` as they are printed, in one line; without one of them, whatever it is. @type {readonly { readonly file: string | readonly string[], readonly from?: string | RegExp, readonly to?: string | RegExp, readonly why: string }[]} */
const ACCEPTED = [
  // ------------------------------------------------------------------------------------------------ the chart
  {
    file: chart,
    from: /^'[A-Z].*\.'$|^\{ description: '/,
    why: 'Words for who looks at the chart. A test of packages/testing holds docs/chart.md to the letter of them; it is none of these, for it would notice any change of the chart, and say nothing of what a login does.',
  },
  {
    file: chart,
    from: /^event\.type === '|^'outcome' in event|^flow\?\.nodes|^context\.(flow|failure)\?\.|^context\.flow !== null$/,
    why: theTypesNeedIt,
  },
  {
    file: chart,
    from: 'context.flowId === null',
    to: 'true',
    why: 'A form from outside is fetched by its id, whichever of the two places does it.',
  },
  { file: chart, from: "'return'", why: 'Every edge to `success` has set a result: only the type of `output` needs another one.' },
  {
    file: chart,
    from: /^(\[\]|false|'init\.opening')$/,
    why: 'A beginning that is put right before anybody reads it: by the first form, or by the first call.',
  },
  {
    file: chart,
    from: /step\}\.renewing/,
    why: 'That it is not a submission is all that is read of it: a renewal that fails is no error, and says not where.',
  },
  {
    file: edges,
    from: '(root) ▸ reply.leave[1]',
    to: 'removed',
    why: 'Then `reply.*` leads to the same error. The edge is there so that the chart shows it, with its description.',
  },
  {
    file: edges,
    from: /(askWhoami|signOut) is done/,
    to: 'without the action countDetours',
    why: 'What these two calls can answer is no detour, and no judgement on what was sent: the counts stay.',
  },
  {
    file: edges,
    from: 'init.asking ▸ reply.signedIn[1]',
    why: 'By then a flow from outside was fetched or lost, and what is in hand at `init` is not looked at.',
  },
  {
    file: edges,
    from: 'password.entering.renewingQuietly ▸ reply.flow',
    to: 'without the action holdResendingBack',
    why: 'Only the second factor mails codes that can be mailed again, and its first form holds that back itself; both renewals are written once.',
  },
  // ------------------------------------------------------------------------------------------------ the machine's helpers
  {
    file: [`${core}machine/to-result.ts`, `${core}machine/factors.ts`, `${core}machine/what-is-posted.ts`],
    from: /^url === null$|^event\.type !== 'reply|^factor !== null$|^context\.flow\?\./,
    why: theTypesNeedIt,
  },
  {
    file: `${core}machine/to-result.ts`,
    from: "''",
    why: 'Stands for an address that is missing: any text that is no address does, and a challenge is always there where it is read.',
  },
  {
    file: `${core}machine/to-failure.ts`,
    from: "kind === 'csrfMismatch'",
    to: 'true',
    why: 'Once cookies seem blocked the login is at an error, and every way on from there begins counting anew: no other detour comes.',
  },
  // ------------------------------------------------------------------------------------------------ the port
  {
    file: [
      `${core}kratos/connect.ts`,
      `${core}diagnose/check-cors.ts`,
      `${core}diagnose/check-health.ts`,
      `${core}diagnose/check-session.ts`,
      `${core}diagnose/find-what-answered.ts`,
    ],
    from: /^typeof reply [!=]== 'string'$|^'string'$/,
    why: theTypesNeedIt,
  },
  { file: `${core}kratos/connect.ts`, from: "''", why: nothingComesThere },
  { file: `${core}kratos/connect.ts`, from: "'begin'", why: 'Of the two parts only the end is read in another way.' },
  {
    file: `${core}kratos/read-outcome.ts`,
    from: /^name === '(signOut|create)'$/,
    to: 'true',
    why: theTypesNeedIt,
  },
  { file: `${core}kratos/read-outcome.ts`, from: "''", why: 'Stands for a time that nobody can read: any other such text does.' },
  { file: `${core}kratos/json.ts`, from: '{ return undefined; }', why: isAnotherWordForTheSame },
  {
    file: `${core}kratos/ways-on.ts`,
    from: /^\/\^aal1 \(/,
    why: 'Neither level is the name of a group, and no type begins with "submit" or "hidden" but those two.',
  },
  { file: `${core}kratos/create-ory-client.ts`, from: "'no answer'", why: 'Nobody reads it: whatever a wire throws is "unreachable".' },
  {
    file: `${core}kratos/create-ory-client.ts`,
    from: /retry-after|typeof value === 'string'/,
    why: 'axios always has headers, as text; who reads them takes what is no text for none, too.',
  },
  // ------------------------------------------------------------------------------------------------ diagnose() and explain()
  { file: [`${core}explain.ts`], from: /default/, why: nothingComesThere },
  { file: `${core}diagnose/check-flow.ts`, from: "''", why: nothingComesThere },
  { file: `${core}diagnose/check-passed-on.ts`, from: /^case 'timedOut'/, why: isAnotherWordForTheSame },
  {
    file: [`${core}diagnose/check-cors.ts`, `${core}diagnose.ts`],
    from: /page\?\.origin/,
    why: 'At another origin than Kratos there is a page: only the types cannot tell.',
  },
  {
    file: `${core}diagnose/check-return-to.ts`,
    from: /^('aal1'|false)$/,
    why: 'Only a refusal is looked for here, and that is one at either level, with an app or without.',
  },
  {
    file: `${core}diagnose/check-address.ts`,
    from: /localhost\$\|\^127|\[\\d\.\]\+\$/,
    why: 'No host of a URL ends with an IPv4 address that does not begin with it, nor has a bracket that is not at its beginning and its end.',
  },
  { file: `${core}diagnose/setup.ts`, from: /^\/\[\?#\]/, why: 'It takes all there is to the end anyway.' },
  // ------------------------------------------------------------------------------------------------ the view
  {
    file: `${core}view/create-view.ts`,
    from: /^before [!=]== null$/,
    why: 'Before the first view no snapshot was seen, and no text is that of `null`: it says so to who reads it.',
  },
  {
    file: `${core}view/create-view.ts`,
    from: /^open\.step === 'init' \|\|/,
    to: 'true',
    why: 'A form that is busy is of the kind that it was when it was sent, and after an error there is no form before.',
  },
  {
    file: `${core}view/find-messages.ts`,
    from: '[]',
    why: 'Without a form the page is busy, and says nothing; and a text is no id of a message.',
  },
  {
    file: [`${core}view/to-form.ts`, `${core}view/find-nodes.ts`],
    from: /^flow\?\.(aal === 'aal1'|codeWasMailed|nodes)$|^\[\]$/,
    why: 'A first form is of the first level, and where a code by mail is asked for there is a form: only the types cannot tell.',
  },
];

/** Why a change may go unnoticed; `null` when nobody has looked at it. @param {Change} change */
export function why({ file, from, to }) {
  const found = ACCEPTED.find((each) => [each.file].flat().includes(file) && fits(each.from, from) && fits(each.to, to));
  return found?.why ?? null;
}

/** @param {string | RegExp | undefined} wanted @param {string} text */
function fits(wanted, text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return wanted === undefined || (typeof wanted === 'string' ? wanted === line : wanted.test(line));
}
