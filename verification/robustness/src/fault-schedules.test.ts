import { createLogin, type Login } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { allFaults } from './simulation/faults.ts';
import { type LoginScenario, loginScenarios } from './simulation/login-scenarios.ts';
import { createNetwork, type PlannedFault, type RequestName } from './simulation/network.ts';
import { createNetworkFetch } from './simulation/network-fetch.ts';
import { settle } from './simulation/settle.ts';
import { type SimulatedTime, simulateTime } from './simulation/simulated-time.ts';
import { createSimulatedUser } from './simulation/simulated-user.ts';
import { openTab } from './simulation/tab.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const kratosUrl = 'http://127.0.0.1:4433';
/** The maximum number of user actions: two faults, a restart or a sign-out, and the login itself. */
const MAX_ACTIONS = 12;

const DAY = 86_400_000;
/** Milliseconds that the clock of the page is ahead of Kratos's clock. Schedules alternate between them. */
const skews = [0, -3 * DAY, 3 * DAY, 0, -365 * DAY, 365 * DAY, -45_000];
/** The maximum wait, for any `Retry-After`. */
const PATIENCE = 20 * 60_000;

/** The client retries these replies twice, so the user sees only the third. */
const isRepeatedUnasked = (fault: string): boolean => /^a page, 50[234]$|^a 503/.test(fault);

/** The problems of a schedule, and whether a sign-out cleared the identifier, so that the user typed it again. */
interface Result {
  readonly problems: readonly string[];
  readonly wasForgotten: boolean;
}

async function play(scenario: LoginScenario, trouble: PlannedFault, time: SimulatedTime): Promise<Result> {
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }], now: time.now });
  const network = createNetwork();
  const person = createSimulatedUser({ kratos, ...ann });
  const fetch = createNetworkFetch(network, kratos.fetch);
  const begin = (flowId?: string): Login => {
    const login = createLogin({ kratosUrl, fetch, flowId });
    login.start();
    return login;
  };
  const tab = openTab(kratos, kratos.cookies);
  const goOn = await scenario.prepare({ kratos, network, time, person, tab, credentials: ann, begin });
  network.plan(trouble);
  const login = goOn();
  const story: string[] = [];
  const problems: string[] = [];
  for (let acts = 0; acts < MAX_ACTIONS && login.getView().step !== 'success'; acts++) {
    await settle(login, network, time, PATIENCE);
    const view = login.getView();
    if (view.step !== 'success') story.push(`"${view.title}" ${person.act(view)}`);
  }
  network.clear();
  const view = login.getView();
  login.stop();
  const { status } = await kratos.fetch(`${kratosUrl}/sessions/whoami`);
  if (view.step !== 'success' || view.session?.authenticator_assurance_level !== 'aal2' || status !== 200)
    problems.push(`ends at "${view.title}", whoami answers ${status}`);
  if (network.mostAtOnce > 1) problems.push(`${network.mostAtOnce} concurrent requests`);
  if (network.faultCount === 0) problems.push('the fault affected no request');
  // A restart after the first factor signs out, which clears the identifier. This is the only accepted reason to type it again.
  const { requests } = network;
  const wasForgotten = person.timesTyped > 1 && requests.lastIndexOf('begin logout') > requests.indexOf('post password');
  if (person.timesTyped > 1 && !wasForgotten) problems.push('the identifier is typed twice');
  return { problems: problems.map((problem) => [problem, ...story].join('\n  ')), wasForgotten };
}

const toResult = (error: unknown): Result => ({ problems: [String(error)], wasForgotten: false });

test.for(Object.entries(loginScenarios))(
  '%s: a user who reads only the page is signed in at aal2 after any fault',
  { timeout: 120_000 },
  async ([name, scenario], { signal }) => {
    const time = simulateTime({ signal });
    const problems: string[] = [];
    const forgotten = new Map<RequestName, Set<string>>();
    let schedules = 0;
    try {
      for (const request of scenario.requests)
        for (const fault of allFaults)
          for (const times of isRepeatedUnasked(fault.name) ? [1, 2, 3] : [1, 2])
            for (const when of ['before', 'after'] as const) {
              signal.throwIfAborted();
              time.skew = skews[schedules % skews.length] ?? 0;
              schedules++;
              const title = `${request}, ${fault.name}, ${times}×, ${when} Kratos acted, the clock of the page ${time.skew} ms ahead`;
              const result = await play(scenario, { request, fault, times, when }, time).catch(toResult);
              problems.push(...result.problems.map((problem) => `${title}: ${problem}`));
              if (result.wasForgotten) forgotten.set(request, (forgotten.get(request) ?? new Set()).add(fault.name));
            }
    } finally {
      time.end();
    }
    console.log(`fault schedules, ${name}: ${schedules}`);
    for (const [request, faults] of forgotten) console.log(`  typed again after signing out: ${request}: ${[...faults].join(', ')}`);
    expect(problems).toEqual([]);
  },
);
