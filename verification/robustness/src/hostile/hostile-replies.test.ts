import { readFileSync } from 'node:fs';
import { createClient, createLoginWithClient, type Login, type LoginView, type Session } from '@kratos-login/core';
import { type KratosCall, readOutcome } from '@kratos-login/core/read-outcome';
import { createEmulator } from '@kratos-login/emulator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDeadEnd, findViewProblems } from '../simulation/find-view-problems.ts';
import { type LoginScenario, loginScenarios } from '../simulation/login-scenarios.ts';
import { createNetwork, type RequestName } from '../simulation/network.ts';
import { createNetworkTransport } from '../simulation/network-transport.ts';
import { settle } from '../simulation/settle.ts';
import { simulateTime } from '../simulation/simulated-time.ts';
import { createSimulatedUser } from '../simulation/simulated-user.ts';
import { openTab } from '../simulation/tab.ts';
import { listActions } from '../walks/list-actions.ts';
import { type Hostility, hostility, toHostileAnswer, uncoercible, withEachPlace } from './hostile-answer.ts';
import { readRealAnswers } from './read-real-answers.ts';

const seed = Number(process.env['HOSTILE_SEED'] ?? Date.now() % 1e9);
console.log(`hostile replies: seed ${seed} (HOSTILE_SEED repeats it)`);

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const readRecordings = (release: string): string =>
  readFileSync(new URL(`../../../conformance/recordings/${release}.json`, import.meta.url), 'utf8');
const real = readRealAnswers([readRecordings('v26.2.0'), readRecordings('v1.3.1')]);
const statuses = [200, 201, 204, 301, 400, 401, 403, 404, 410, 422, 429, 500, 503];
const hostile = hostility(statuses);
const DAY = 86_400_000;
/** Milliseconds that the clock of the page is ahead of Kratos's clock. */
const skew = fc.constantFrom(0, 0, 60_000, -60_000, 3 * DAY, -3 * DAY, 365 * DAY, -365 * DAY);
/** The maximum wait, for any `Retry-After`. */
const PATIENCE = 20 * 60_000;
/** The maximum number of requests of an idle form in an hour: one renewal each half minute, and the requests after the last one. */
const HOUR = 3_600_000;
const MOST_REQUESTS = HOUR / 30_000 + 14;
const isWebAddress = (url: string | null): boolean => url === null || /^https?:\/\//i.test(url);

const calls: readonly (readonly [RequestName, KratosCall])[] = [
  ['create', { name: 'create', aal: 'aal1', hasLoginChallenge: false }],
  ['create aal2', { name: 'create', aal: 'aal2', hasLoginChallenge: true }],
  ['get', { name: 'get' }],
  ['post password', { name: 'submit', kratosUrl, aal: 'aal1', action: '' }],
  ['post code', { name: 'submit', kratosUrl, aal: 'aal2', action: `${kratosUrl}/self-service/login?flow=f` }],
  ['whoami', { name: 'whoami' }],
  ['begin logout', { name: 'signOut', part: 'begin' }],
  ['logout', { name: 'signOut', part: 'end' }],
];

test('every body has an outcome, and only an active session signs in', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(hostile, fc.constantFrom(...calls), (each, [request, call]) => {
      const { status, text, headers } = toHostileAnswer(real, request, each);
      const outcome = readOutcome(call, { status, text, redirected: false, retryAfter: headers?.['retry-after'] ?? null, at: 0 });
      kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
      if (outcome.kind === 'signedIn') expect(findSessionProblems(outcome.session)).toEqual([]);
      if (outcome.kind === 'redirectRequired') expect(outcome.url).toMatch(/^https?:/i);
      if ('flow' in outcome) expect(outcome.flow?.nodes.map(({ name }) => name) ?? []).not.toContain('csrf_token');
    }),
    { numRuns: 10_000, seed },
  );
  console.log(`hostile bodies: ${[...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ')}`);
  expect([...kinds.keys()]).toEqual(
    expect.arrayContaining(['flow', 'rejected', 'signedIn', 'secondFactorDue', 'noSession', 'unexpected', 'rateLimited', 'unavailable']),
  );
  expect({}).not.toHaveProperty('isPolluted');
}, 60_000);

test('an answer with an uncoercible object at any place has an outcome', () => {
  const thrown: string[] = [];
  let tried = 0;
  for (const { request, status, body: recorded } of real)
    for (const { where, body } of withEachPlace(recorded, uncoercible))
      for (const [name, call] of calls)
        if (name === request) {
          tried++;
          try {
            readOutcome(call, { status, text: JSON.stringify(body), redirected: false, retryAfter: null, at: 0 });
          } catch (error) {
            thrown.push(`${request} ${status}, at ${where}: ${String(error)}`);
          }
        }
  console.log(`hostile fields: ${tried}`);
  expect(new Set(thrown)).toEqual(new Set());
  expect(tried).toBeGreaterThan(1_000);
}, 60_000);

const places = Object.entries(loginScenarios).flatMap(([name, scenario]) =>
  scenario.requests.map((request) => [name, request, scenario] as const),
);

test.for(places)('%s: hostile answers to "%s" leave a consistent page', { timeout: 60_000 }, async ([, request, scenario], { signal }) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostile, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(11), { minLength: 6, maxLength: 6 }),
      skew,
      (answers, presses, ahead) => answerWithHostility(scenario, request, { answers, presses, ahead, signal }),
    ),
    { numRuns: 120, seed },
  );
});

/** Answers truly until that request. Then hostile answers follow, and the user presses at random. */
async function answerWithHostility(
  scenario: LoginScenario,
  request: RequestName,
  { answers, presses, ahead, signal }: { answers: readonly Hostility[]; presses: readonly number[]; ahead: number; signal: AbortSignal },
): Promise<void> {
  const time = simulateTime({ signal });
  time.skew = ahead;
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }], now: time.now });
  const network = createNetwork();
  const tab = openTab(kratos);
  const person = createSimulatedUser({ kratos, ...ann });
  const problems: string[] = [];
  const look = (view: LoginView): void => void problems.push(...findViewProblems(view), ...findBadAddresses(view));
  const begin = (flowId?: string): Login => {
    const login = createLoginWithClient({ client: createClient(createNetworkTransport(network, tab, kratosUrl)), flowId });
    login.subscribe(look);
    login.start();
    return login;
  };
  try {
    const goOn = await scenario.prepare({ kratos, network, time, person, tab, credentials: ann, begin });
    for (const [index, each] of answers.entries()) {
      const fault = { name: 'hostile', deliver: (asked: RequestName) => toHostileAnswer(real, asked, each) };
      network.plan({ fault, request: index === 0 ? request : 'any', times: 1, when: 'before' });
    }
    const login = goOn();
    for (const press of presses) {
      await settle(login, network, time, PATIENCE);
      const view = login.getView();
      problems.push(...findDeadEnd(view));
      if (view.step === 'success') break;
      const isOnTheWay = !network.requests.includes(request);
      const acts = listActions(view, { kratos, ...ann });
      if (isOnTheWay) person.act(view);
      else acts[press % acts.length]?.perform();
    }
    await settle(login, network, time, PATIENCE);
    const asked = network.requests.length;
    await time.pass(HOUR);
    expect(network.requests.length - asked).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(login.actor.getSnapshot().status).not.toBe('error');
    login.stop();
    await time.passToNextTimer(); // XState rethrows errors of a machine in a timer
  } finally {
    time.end();
  }
  expect(problems).toEqual([]);
  expect({}).not.toHaveProperty('isPolluted');
}

/** Returns the problems for a page that relies on the type `Session`. */
function findSessionProblems(session: Session): readonly string[] {
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  const { authentication_methods: methods, identity } = session;
  const problems: string[] = [];
  if (session.active !== true) problems.push('is a success without an active session');
  for (const key of ['id', 'authenticator_assurance_level', 'authenticated_at', 'expires_at'] as const)
    if (!isText(session[key])) problems.push(`has a session whose ${key} is not a string`);
  if (methods !== undefined && !(Array.isArray(methods) && methods.every((each) => Object(each) === each && isText(each.method))))
    problems.push('has a session whose authentication_methods are not a list of methods');
  if (identity !== undefined && (Object(identity) !== identity || typeof identity.id !== 'string'))
    problems.push('has a session whose identity has no id');
  return problems;
}

/** Returns unsafe addresses that a host would use in a link, and successes without a session. */
function findBadAddresses(view: LoginView): readonly string[] {
  if (view.kind === 'form') return isWebAddress(view.unverified?.url ?? null) ? [] : [`links to ${view.unverified?.url}`];
  if (view.step !== 'success') return [];
  if (!isWebAddress(view.redirect?.url ?? null)) return [`leads to ${view.redirect?.url}`];
  if (view.session === null)
    return view.how === 'redirect-required' && view.redirect !== null ? [] : ['is a success without an active session'];
  return findSessionProblems(view.session);
}
