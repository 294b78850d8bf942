// Mutants that no test notices, and the reason why that is acceptable. They still count as not noticed.

/**
 * One change. `from` and `to` are one line each, and `in` is the line of the file in which the change starts, without indentation. A mutant of the chart
 * has no such line: `from` is the transition or state, and `to` is the change.
 * @typedef {{ readonly file: string, readonly in: string, readonly from: string, readonly to: string }} Change
 */

const core = 'packages/core/src/';

const isForTypes = 'TypeScript needs the check. The other value does not occur there.';
const isUnreachable = 'The code is unreachable, and TypeScript needs it.';
const hasTheSameResult = 'The result is the same.';

/** Each entry is exactly one change. An entry that is no longer found is an error. @type {readonly { readonly why: string, readonly changes: readonly Change[] }[]} */
export const ACCEPTED = [
  {
    why: isForTypes,
    changes: [
      {
        file: `${core}machine/login-machine.ts`,
        in: 'flow?.nodes.some((node) => node.name === name && node.value === value) === true,',
        from: 'flow?.nodes',
        to: 'flow.nodes',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: "event.type === 'reply.signedIn' &&",
        from: "event.type === 'reply.signedIn'",
        to: 'true',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: 'canResend: ({ context }) => context.flow?.codeWasMailed === true && !context.resendIsCoolingDown,',
        from: 'context.flow?.codeWasMailed',
        to: 'context.flow.codeWasMailed',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: 'renewalShowsSameForm: ({ context }) => context.flow !== null && renewsToSameForm(context.flow),',
        from: 'context.flow !== null',
        to: 'true',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: 'renewalSendsNoMail: ({ context }) => context.flow?.codeWasMailed === false,',
        from: 'context.flow?.codeWasMailed',
        to: 'context.flow.codeWasMailed',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: "halfSession === 'none' && failure?.requestState.startsWith('password') === true,",
        from: 'failure?.requestState',
        to: 'failure.requestState',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: "flowIsForSecondFactor: ({ event }) => event.type === 'reply.flow' && event.outcome.flow.aal === 'aal2',",
        from: "event.type === 'reply.flow'",
        to: 'true',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: "redirectIsAllowed: ({ context, event }) => event.type === 'reply.redirectRequired' && isExpected(event.outcome.url, context.input),",
        from: "event.type === 'reply.redirectRequired'",
        to: 'true',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: 'failure?.retryable === true && failure.requestState === requestState,',
        from: 'failure?.retryable',
        to: 'failure.retryable',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: "const sent = 'outcome' in event && 'flow' in event.outcome ? event.outcome.flow : null;",
        from: "'outcome' in event && 'flow' in event.outcome",
        to: 'true',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: "const sent = 'outcome' in event && 'flow' in event.outcome ? event.outcome.flow : null;",
        from: "'outcome' in event && 'flow' in event.outcome",
        to: "'outcome' in event || 'flow' in event.outcome",
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: 'startResendCooldown: assign({ resendIsCoolingDown: ({ context }) => context.flow?.codeWasMailed === true }),',
        from: 'context.flow?.codeWasMailed === true',
        to: 'true',
      },
      {
        file: `${core}machine/login-machine.ts`,
        in: 'startResendCooldown: assign({ resendIsCoolingDown: ({ context }) => context.flow?.codeWasMailed === true }),',
        from: 'context.flow?.codeWasMailed',
        to: 'context.flow.codeWasMailed',
      },
    ],
  },
  {
    why: 'A flow from outside is fetched by its id in both places.',
    changes: [
      {
        file: `${core}machine/login-machine.ts`,
        in: "onlySecondFactorRequested: ({ context }) => context.input.aal === 'aal2' && context.flowId === null,",
        from: 'context.flowId === null',
        to: 'true',
      },
    ],
  },
  {
    why: 'Every transition to `success` has set a result. Only the type of `output` needs the fallback.',
    changes: [
      {
        file: `${core}machine/login-machine.ts`,
        in: "output: ({ context }) => context.result ?? leavingFor('return', null), // each transition to `success` sets it",
        from: "'return'",
        to: '""',
      },
    ],
  },
  {
    why: 'The first form or the first call replaces this initial value before it is read.',
    changes: [
      { file: `${core}machine/login-machine.ts`, in: 'factors: [],', from: '[]', to: '["Stryker was here"]' },
      { file: `${core}machine/login-machine.ts`, in: 'codeWasResent: false,', from: 'false', to: 'true' },
      { file: `${core}machine/login-machine.ts`, in: 'resendIsCoolingDown: false,', from: 'false', to: 'true' },
    ],
  },
  {
    why: isForTypes,
    changes: [
      {
        file: `${core}machine/factors.ts`,
        in: 'if (factor !== null && factors.includes(factor)) return factor;',
        from: 'factor !== null',
        to: 'true',
      },
      {
        file: `${core}machine/to-result.ts`,
        in: 'redirect: url === null ? null : toRedirect(reason, url),',
        from: 'url === null',
        to: 'false',
      },
      {
        file: `${core}machine/to-submission.ts`,
        in: "return { fields: { method: 'code', address: event.address, ...(context.flow?.codeWasMailed && { resend: 'code' }) }, secret: null };",
        from: 'context.flow?.codeWasMailed',
        to: 'context.flow.codeWasMailed',
      },
      {
        file: `${core}machine/to-result.ts`,
        in: "if (event.type !== 'reply.signedIn') return null;",
        from: "event.type !== 'reply.signedIn'",
        to: 'false',
      },
    ],
  },
  {
    why: 'A placeholder for a missing URL. Any other invalid URL has the same effect, and the challenge is always set where it is read.',
    changes: [
      {
        file: `${core}machine/to-result.ts`,
        in: "const toWayBack = ({ kratosUrl = '', loginChallenge = '' }: LoginInput): string =>",
        from: "''",
        to: '"Stryker was here!"',
      },
    ],
  },
  {
    why: 'After blocked cookies the login is in `error`, and every transition from there resets the counts.',
    changes: [
      {
        file: `${core}machine/to-failure.ts`,
        in: "if (isRestart(kind)) return kind === 'csrfMismatch' && cookiesSeemBlocked(restarts) ? 'cookiesBlocked' : 'restartLimitReached';",
        from: "kind === 'csrfMismatch'",
        to: 'true',
      },
    ],
  },
  {
    why: isForTypes,
    changes: [
      {
        file: `${core}diagnose/check-cors.ts`,
        in: "export const isError = ({ reply }: RequestResult): boolean => typeof reply !== 'string' && reply.status >= 400;",
        from: "'string'",
        to: '""',
      },
      {
        file: `${core}diagnose/check-health.ts`,
        in: "if (typeof reply === 'string' || reply.status !== 503) return [];",
        from: "typeof reply === 'string'",
        to: 'false',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: "export const isError = ({ reply }: RequestResult): boolean => typeof reply !== 'string' && reply.status >= 400;",
        from: "typeof reply !== 'string'",
        to: 'true',
      },
      {
        file: `${core}diagnose/check-health.ts`,
        in: "if (typeof reply === 'string' || reply.status !== 503) return [];",
        from: "'string'",
        to: '""',
      },
      {
        file: `${core}diagnose/check-session.ts`,
        in: "if (typeof reply === 'string' || reply.status !== 200) return [];",
        from: "typeof reply === 'string'",
        to: 'false',
      },
      {
        file: `${core}diagnose/check-session.ts`,
        in: "if (typeof reply === 'string' || reply.status !== 200) return [];",
        from: "'string'",
        to: '""',
      },
      {
        file: `${core}diagnose/find-what-answered.ts`,
        in: "return typeof reply !== 'string' && reply.status === 200 ? toTextOrNull(toObject(parseJson(reply.text))['version']) : null;",
        from: "typeof reply !== 'string'",
        to: 'true',
      },
      {
        file: `${core}diagnose/find-what-answered.ts`,
        in: "return typeof reply !== 'string' && reply.status === 200 ? toTextOrNull(toObject(parseJson(reply.text))['version']) : null;",
        from: "'string'",
        to: '""',
      },
      {
        file: `${core}kratos/create-client.ts`,
        in: "if (typeof reply !== 'string') csrfToken = readCsrfToken(reply.text) ?? csrfToken;",
        from: "typeof reply !== 'string'",
        to: 'true',
      },
      {
        file: `${core}kratos/create-client.ts`,
        in: "if (typeof reply !== 'string') csrfToken = readCsrfToken(reply.text) ?? csrfToken;",
        from: "'string'",
        to: '""',
      },
    ],
  },
  {
    why: isUnreachable,
    changes: [
      {
        file: `${core}kratos/create-client.ts`,
        in: "const body = { ...fields, ...(secret && { [secret.name]: value ?? '' }), csrf_token: csrfToken };",
        from: "''",
        to: '"Stryker was here!"',
      },
    ],
  },
  {
    why: 'Only the last part is read differently.',
    changes: [
      {
        file: `${core}kratos/create-client.ts`,
        in: "const began = await ask({ name: 'signOut', part: 'begin' }, signal, async (each) => {",
        from: "'begin'",
        to: '""',
      },
    ],
  },
  {
    why: isForTypes,
    changes: [
      {
        file: `${core}kratos/read-outcome.ts`,
        in: "if (name === 'signOut' && call.part === 'end' && status === 204) return noSession;",
        from: "name === 'signOut'",
        to: 'true',
      },
      {
        file: `${core}kratos/read-outcome.ts`,
        in: "if (name === 'create' && call.hasLoginChallenge && status === 200 && json === null) return sessionChanged;",
        from: "name === 'create'",
        to: 'true',
      },
    ],
  },
  {
    why: 'A placeholder for an unreadable time. Any other unreadable text has the same effect.',
    changes: [
      { file: `${core}kratos/read-outcome.ts`, in: "const text = retryAfter ?? '';", from: "''", to: '"Stryker was here!"' },
      {
        file: `${core}kratos/read-outcome.ts`,
        in: "const wait = /^\\d+$/.test(text) ? Number(text) * 1000 : toTime(text) - (toTime(date ?? '') || at);",
        from: "''",
        to: '"Stryker was here!"',
      },
      {
        file: `${core}kratos/read-outcome.ts`,
        in: "const toTime = (date: string): number => Date.parse(/^(mon|tue|wed|thu|fri|sat|sun)/i.test(date) ? date : '');",
        from: "''",
        to: '"Stryker was here!"',
      },
      {
        file: `${core}kratos/read-outcome.ts`,
        in: "return meanings[errorId ?? ''] ?? (isExpired ? gone('expired', toTextOrNull(body['use_flow_id'])) : { kind: 'refused', ...facts });",
        from: "''",
        to: '"Stryker was here!"',
      },
    ],
  },
  {
    why: hasTheSameResult,
    changes: [{ file: `${core}kratos/json.ts`, in: '} catch {', from: '{ return undefined; }', to: '{}' }],
  },
  {
    why: 'The text is not read. Every error of the transport is "unreachable".',
    changes: [{ file: `${core}kratos/create-ory-client.ts`, in: "throw new Error('no answer');", from: "'no answer'", to: '""' }],
  },
  {
    why: isUnreachable,
    changes: [{ file: `${core}explain.ts`, in: 'default:', from: 'default: return reason satisfies never;', to: 'default:' }],
  },
  {
    why: isUnreachable,
    changes: [
      {
        file: `${core}diagnose/check-flow.ts`,
        in: "const [baseUrl = ''] = action.split('/self-service/');",
        from: "''",
        to: '"Stryker was here!"',
      },
    ],
  },
  {
    why: hasTheSameResult,
    changes: [
      {
        file: `${core}diagnose/check-passed-on.ts`,
        in: "case 'timedOut':",
        from: "case 'timedOut': return false;",
        to: "case 'timedOut':",
      },
    ],
  },
  {
    why: 'Another origin than that of Kratos implies a page, but the types do not express it.',
    changes: [
      {
        file: `${core}diagnose/check-cors.ts`,
        in: "if (allowed !== '*' && allowed !== setup.page?.origin)",
        from: 'setup.page?.origin',
        to: 'setup.page.origin',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: `what: \`Kratos at "\${kratosUrl}" may be read from "\${page?.origin}", but not with the header Content-Type: application/json, which submissions have. Expected Access-Control-Allow-Headers: content-type in the response to OPTIONS.\`,`,
        from: 'page?.origin',
        to: 'page.origin',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: `what: \`Kratos at "\${kratosUrl}" may be read from "\${page?.origin}" after a success, but not after GET \${whoami}, which fails without a session. Expected CORS headers on responses with an error status, too, because a wrong password gets one.\`,`,
        from: 'page?.origin',
        to: 'page.origin',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: `what: \`A server responds at "\${kratosUrl}", but \${came}. Expected CORS headers that allow "\${page?.origin}".\`,`,
        from: 'page?.origin',
        to: 'page.origin',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: `what: \`Kratos at "\${kratosUrl}" may be read from "\${page?.origin}" only without cookies. Expected Access-Control-Allow-Credentials: true and an Access-Control-Allow-Origin that names the origin.\`,`,
        from: 'page?.origin',
        to: 'page.origin',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: `copy: toCorsConfig(\`\${page?.origin}\`),`,
        from: 'page?.origin',
        to: 'page.origin',
      },
      {
        file: `${core}diagnose/check-cors.ts`,
        in: `\`add_header Access-Control-Allow-Origin \${page?.origin} always;\`,`,
        from: 'page?.origin',
        to: 'page.origin',
      },
      {
        file: `${core}diagnose.ts`,
        in: 'const origin = !isInPage && isCrossOrigin({ page, kratosUrl }) ? (page?.origin ?? null) : null;',
        from: 'page?.origin',
        to: 'page.origin',
      },
    ],
  },
  {
    why: 'Only a refusal is searched for here, and the level and the app do not change it.',
    changes: [
      {
        file: `${core}diagnose/check-return-to.ts`,
        in: "const outcome = readOutcome({ name: 'create', aal: 'aal1', hasLoginChallenge: false }, reply);",
        from: "'aal1'",
        to: '""',
      },
      {
        file: `${core}diagnose/check-return-to.ts`,
        in: "const outcome = readOutcome({ name: 'create', aal: 'aal1', hasLoginChallenge: false }, reply);",
        from: 'false',
        to: 'true',
      },
    ],
  },
  {
    why: 'A host that ends with an IPv4 address also starts with it, and brackets occur only at both ends of a host.',
    changes: [
      {
        file: `${core}diagnose/check-address.ts`,
        in: 'export const isLocal = ({ hostname }: URL): boolean => /^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]$/.test(hostname);',
        from: '/^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]$/',
        to: '/^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]/',
      },
      {
        file: `${core}diagnose/check-address.ts`,
        in: 'export const isLocal = ({ hostname }: URL): boolean => /^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]$/.test(hostname);',
        from: '/^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]$/',
        to: '/^(.+\\.)?localhost$|127(\\.\\d+){3}$|^\\[::1\\]$/',
      },
      {
        file: `${core}diagnose/check-address.ts`,
        in: 'export const isLocal = ({ hostname }: URL): boolean => /^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]$/.test(hostname);',
        from: '/^(.+\\.)?localhost$|^127(\\.\\d+){3}$|^\\[::1\\]$/',
        to: '/^(.+\\.)?localhost$|^127(\\.\\d+){3}$|\\[::1\\]$/',
      },
      {
        file: `${core}diagnose/check-address.ts`,
        in: 'const isNumber = /^[\\d.]+$|^\\[/.test(hostname);',
        from: '/^[\\d.]+$|^\\[/',
        to: '/^[\\d.]+$|\\[/',
      },
    ],
  },
  {
    why: 'The pattern matches up to the end in any case.',
    changes: [{ file: `${core}diagnose/setup.ts`, in: ".replace(/[?#].*$/s, ''),", from: '/[?#].*$/s', to: '/[?#].*/s' }],
  },
  {
    why: 'Without a form the page is pending and has no messages, and no text is the id of a message.',
    changes: [
      {
        file: `${core}view/find-messages.ts`,
        in: 'const left = [...unsaid, ...(hasCode ? aboutTheCode : []), ...(notice === null ? [] : noticed)];',
        from: '[]',
        to: '["Stryker was here"]',
      },
      { file: `${core}view/find-messages.ts`, in: 'if (flow === null) return [];', from: '[]', to: '["Stryker was here"]' },
    ],
  },
  {
    why: 'The first form has the first level, and a mailed code implies a form, but the types do not express it.',
    changes: [
      {
        file: `${core}view/find-nodes.ts`,
        in: 'flow?.nodes.filter(isAddressButton).map((node) => toChoice(node.value, node, texts)) ?? [];',
        from: '[]',
        to: '["Stryker was here"]',
      },
      {
        file: `${core}view/find-nodes.ts`,
        in: 'flow?.nodes.filter(isAddressButton).map((node) => toChoice(node.value, node, texts)) ?? [];',
        from: 'flow?.nodes',
        to: 'flow.nodes',
      },
      {
        file: `${core}view/to-form.ts`,
        in: "const addresses = factor === 'code' && flow?.codeWasMailed !== true ? findAddresses(flow, texts) : [];",
        from: 'flow?.codeWasMailed',
        to: 'flow.codeWasMailed',
      },
    ],
  },
];

/** Returns why a change may stay unnoticed, or `null`. @param {Change} change */
export function why(change) {
  return ACCEPTED.find(({ changes }) => changes.some((each) => isSame(each, change)))?.why ?? null;
}

/**
 * Returns the accepted changes that were tried and are stale: a test notices them, or they can no longer be made.
 * @param {readonly (Change & { readonly isNoticed: boolean })[]} tried every change of some files
 * @returns {Change[]}
 */
export function findStale(tried) {
  const files = new Set(tried.map(({ file }) => file));
  const left = tried.filter(({ isNoticed }) => !isNoticed);
  return ACCEPTED.flatMap(({ changes }) => changes).filter((each) => files.has(each.file) && !left.some((change) => isSame(each, change)));
}

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** @param {Change} one @param {Change} other */
function isSame(one, other) {
  return one.file === other.file && one.in === other.in && one.from === oneLine(other.from) && one.to === oneLine(other.to);
}
