import { createClient, createLoginWithClient, type Login, type LoginInput, type LoginView } from '@kratos-login/core';
import { createEmulator, type Emulator, type JsonObject } from '@kratos-login/emulator';
import { allFaults } from '../simulation/faults.ts';
import { findDeadEnd, findViewProblems } from '../simulation/find-view-problems.ts';
import { createNetwork, type Network } from '../simulation/network.ts';
import { createNetworkTransport } from '../simulation/network-transport.ts';
import { isBusy, settle } from '../simulation/settle.ts';
import { signInWithoutFaults } from '../simulation/sign-in-without-faults.ts';
import { type SimulatedTime, simulateTime } from '../simulation/simulated-time.ts';
import { createSimulatedUser } from '../simulation/simulated-user.ts';
import { openTab, signIn, signOut, type Tab } from '../simulation/tab.ts';
import { listActions } from './list-actions.ts';
import type { LoginRequest, ServerConfig, Walk, WalkStep } from './walk-step.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const people = {
  ann,
  bob: { email: 'bob@example.com', password: 'battery staple' },
  carl: { email: 'carl@example.com', password: 'staple correct' },
};

const configs: Readonly<Record<ServerConfig, JsonObject>> = {
  plain: {},
  'mailed codes': { code: { mfa_enabled: true } },
  'identifier first': {},
  providers: {
    oidc: {
      enabled: true,
      config: { providers: [{ id: 'github', provider: 'github', client_id: 'c', client_secret: 's', mapper_url: 'base64://e30=' }] },
    },
  },
};

const asked: Readonly<Record<LoginRequest, LoginInput>> = {
  'to sign in': {},
  'to step up': { aal: 'aal2' },
  'to confirm': { refresh: true },
  'two factors': { requireSecondFactor: true },
};

/**
 * The maximum number of requests that one action can cause. A sign-out takes four, because its token may be stale once, and the first form takes one.
 * Each restart after that takes at most three (whoami, second form, first form), and the fourth restart in a row ends in `error`.
 */
export const MAX_REQUESTS_PER_ACTION = 4 + 1 + 3 * 3;
/** The minimum interval between renewals of a visible form, in milliseconds. */
const RENEWAL = 0.99 * 3_600_000;
/** Actions after a walk without faults: three wrong codes for another user's session, a sign-out and a login. */
const MAX_FINAL_ACTIONS = 16;

/** The result of a walk. `problems` is empty on success. */
export interface WalkResult {
  readonly story: readonly string[];
  readonly problems: readonly string[];
  /** How it ended: `signed-in aal2`, `already-signed-in aal1`, `disabled` …, or `''` if the user was not signed in. */
  readonly end: string;
  readonly requests: number;
  readonly mostRequests: number;
}

interface World {
  readonly kratos: Emulator;
  readonly network: Network;
  readonly time: SimulatedTime;
  readonly tab: Tab;
  readonly login: Login;
}

/** Takes a walk, and then lets the user sign in without faults. Rejects if the signal is already aborted. */
export async function takeWalk({ serverConfig, loginRequest, steps }: Walk, signal?: AbortSignal): Promise<WalkResult> {
  const time = simulateTime({ signal });
  const kratos = createEmulator({
    identities: [{ ...ann, totp: true, lookupCodes: true }, people.bob, { ...people.carl, totp: true }],
    config: {
      selfservice: {
        methods: configs[serverConfig],
        flows: { login: { style: serverConfig === 'identifier first' ? 'identifier_first' : 'unified' } },
      },
    },
  });
  const network = createNetwork();
  const tab = openTab(kratos);
  const login = createLoginWithClient({ ...asked[loginRequest], client: createClient(createNetworkTransport(network, tab, kratosUrl)) });
  const world: World = { kratos, network, time, tab, login };
  const story: string[] = [];
  const problems: string[] = [];
  let end = '';
  let counted = 0;
  let mostRequests = 0;
  const look = (view: LoginView): void => void problems.push(...findViewProblems(view).map((problem) => `"${view.title}" ${problem}`));
  const count = (): void => {
    mostRequests = Math.max(mostRequests, network.requests.length - counted);
    counted = network.requests.length;
  };
  const rest = async (): Promise<void> => {
    await settle(login, network, time);
    problems.push(...findDeadEnd(login.getView()).map((problem) => `"${login.getView().title}" ${problem}`));
    count();
  };
  /** Counts renewals, and the requests of one action that the last renewal may cause when the session has changed. */
  const countRenewals = (milliseconds: number): void => {
    const asked = network.requests.slice(counted);
    if (asked.length > Math.ceil(milliseconds / RENEWAL) + MAX_REQUESTS_PER_ACTION)
      problems.push(`${asked.length} requests while ${milliseconds} ms passed: ${asked.join(', ')}`);
    counted = network.requests.length;
  };
  login.subscribe(look);
  try {
    login.start();
    look(login.getView());
    await rest();
    for (const step of steps) {
      if (step.happens === 'time passes') await rest(); // only timers cause requests after this
      count();
      story.push(`"${login.getView().title}" ${await performStep(world, step)}`);
      if (step.happens === 'time passes') countRenewals(step.milliseconds);
      if (!('isInterrupted' in step && step.isInterrupted)) await rest();
    }
    await rest();
    network.clear();
    story.push('the faults end');
    const person = createSimulatedUser({ kratos, ...ann });
    end = await signInWithoutFaults({
      kratos,
      tab,
      findLogin: () => login,
      email: ann.email,
      mostActs: MAX_FINAL_ACTIONS,
      story,
      rest,
      act: async (view) => person.act(view),
    });
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    login.stop();
    time.end();
  }
  if (network.mostAtOnce > 1) problems.push(`${network.mostAtOnce} concurrent requests`);
  if (mostRequests > MAX_REQUESTS_PER_ACTION) problems.push(`${mostRequests} requests for one action: ${network.requests.join(', ')}`);
  return { story, problems, end, requests: network.requests.length, mostRequests };
}

/** Performs one step, and returns its description. */
async function performStep({ kratos, network, time, tab, login }: World, step: WalkStep): Promise<string> {
  switch (step.happens) {
    case 'press': {
      const view = login.getView();
      if (view.step === 'success') {
        login.start();
        return 'starts a new login';
      }
      const acts = listActions(view, { kratos, ...ann });
      const act = acts[step.which % acts.length];
      const before = network.requests.length;
      act?.perform();
      // A busy page ignores actions.
      if (!isBusy(view) && login.getView() === view && network.requests.length === before)
        throw new Error(`On "${view.title}" an action has no effect: ${act?.name ?? 'there is nothing to press'}.`);
      return act?.name ?? 'waits';
    }
    case 'trouble': {
      const fault = allFaults.find(({ name }) => name === step.fault);
      if (fault !== undefined) network.plan({ ...step, fault });
      return `planned fault: ${step.request}, ${step.fault}, ${step.times}×, ${step.when}`;
    }
    case 'time passes':
      await time.pass(step.milliseconds);
      return `${step.milliseconds} ms pass`;
    case 'the laptop sleeps':
      kratos.clock.advance(step.milliseconds);
      return `the laptop sleeps for ${step.milliseconds} ms`;
    case 'another tab signs in': {
      const who = people[step.who];
      const hasApp = kratos.identities.find(who.email)?.totpSecret !== null;
      await signIn(tab, { ...who, ...(!step.isPasswordOnly && hasApp && { code: kratos.totpCode(who.email) }) });
      return `another tab signs ${step.who} in${step.isPasswordOnly ? ', with the password only' : ''}`;
    }
    case 'another tab signs out':
      await signOut(tab);
      break;
    case 'sessions are revoked':
      kratos.identities.revokeSessions(ann.email);
      break;
    case 'cookies are lost':
      tab.cookies.clear();
      break;
    case 'the account is disabled':
      kratos.identities.disable(ann.email);
      break;
    case 'the account is enabled':
      kratos.identities.enable(ann.email);
      break;
    case 'the app is unlinked':
      kratos.identities.removeCredential(ann.email, 'totp');
      break;
    case 'the page is reloaded':
      login.stop();
      login.start();
      break;
    case 'the page is restored from the cache':
      login.checkSession();
      break;
  }
  return step.happens;
}
