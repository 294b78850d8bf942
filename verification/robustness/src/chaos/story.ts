import type { LoginView } from '@kratos-login/core';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { createRandom, type Random } from '../random.ts';
import { allFaults } from '../simulation/faults.ts';
import { findDeadEnd, findViewProblems } from '../simulation/find-view-problems.ts';
import type { Fault, PlannedFault } from '../simulation/network.ts';
import { isBusy, settle } from '../simulation/settle.ts';
import { signInWithoutFaults } from '../simulation/sign-in-without-faults.ts';
import { type SimulatedTime, simulateTime } from '../simulation/simulated-time.ts';
import { createSimulatedUser } from '../simulation/simulated-user.ts';
import { openTab, type Tab } from '../simulation/tab.ts';
import { MAX_REQUESTS_PER_ACTION } from '../walks/take-walk.ts';
import { openSimulatedBrowser, type PageLogin, type SimulatedBrowser } from './simulated-browser.ts';
import { drawEvent } from './story-events.ts';
import { drawLongLifespan, drawStorySetup, type StorySetup, toConfig, toIdentity, toInput } from './story-setup.ts';
import { addTypo } from './typos.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
const bob = { email: 'bob@example.com', password: 'battery staple' };

const MAX_EVENTS = 14;
/** Enough actions to sign in with typing mistakes, but without other faults. */
const MAX_ACTIONS = 40;
/** The number of requests of all logins during one event that counts as endless. */
const ENDLESS = 500;
/** The minimum interval between renewals of a form. */
const RENEWAL = 30_000;
/** The maximum wait until a page is usable. */
const PATIENCE = 20 * 60_000;

/** Faults of real networks. They are as frequent as all other faults together. */
const frequent = /^offline|in time|body|truncated|a page, 200|50[0234]|429|503/;
const frequentFaults = allFaults.filter(({ name }) => frequent.test(name));

/** What an event can use. */
export interface Story {
  readonly random: Random;
  readonly time: SimulatedTime;
  readonly kratos: Emulator;
  readonly browser: SimulatedBrowser;
  /** A tab of the same browser that performs each action at once. */
  readonly otherTab: Tab;
  readonly ann: { readonly email: string; readonly password: string };
  readonly bob: { readonly email: string; readonly password: string };
  /** Performs the user's next action. If hurried, it does not wait until the page is ready. */
  act(how?: { readonly isHurried: boolean }): Promise<string>;
  takeDown(milliseconds: number): void;
  resetKratos(): void;
  configureLifespan(lifespan: StorySetup['lifespan']): void;
}

/** The result of a story. `problems` is empty on success. */
export interface StoryResult {
  readonly setup: StorySetup;
  readonly lines: readonly string[];
  readonly problems: readonly string[];
  /** `signed-in aal2`, `already-signed-in aal1` …, or `''` if the user is not signed in. */
  readonly end: string;
  readonly requests: number;
}

/** Runs the story of a seed with faults. Then the faults stop, and the user has to sign in. */
export async function runStory(seed: number, signal?: AbortSignal): Promise<StoryResult> {
  const random = createRandom(seed);
  const setup = drawStorySetup(random);
  const time = simulateTime({ signal });
  time.skew = setup.skew;
  const kratos = createEmulator({ identities: [toIdentity(setup, ann), { ...bob, totp: true }], config: toConfig(setup), now: time.now });
  const lines: string[] = [];
  const problems = new Set<string>();
  let faultsEnded = false;
  let downUntil = 0;
  let lifespan = setup.lifespan;

  const drawFault = (): Fault => {
    const fault = random.pick(random.chance(0.5) ? frequentFaults : allFaults);
    return fault.name === '429 with a date' ? { ...fault, deliver: () => tooManyUntil(time.now() + 30_000, time.now()) } : fault;
  };
  /** Ends a story whose login sends endless requests. */
  const endIfEndless = (): void => {
    if (browser.requests - requestsBefore < ENDLESS) return;
    problems.add(`${ENDLESS} requests within ${time.now() - countedAt} ms, without an end`);
    time.end();
  };
  const drawTrouble = (): PlannedFault | null => {
    endIfEndless();
    if (faultsEnded) return null;
    if (time.now() < downUntil) return { fault: random.pick(outages), request: 'any', times: 1, when: 'before' };
    if (!random.chance(setup.troubles)) return null;
    return { fault: drawFault(), request: 'any', times: 1, when: random.pick(['before', 'after']) };
  };
  const browser = openSimulatedBrowser({
    kratos,
    kratosUrl,
    asked: toInput(setup),
    hasStorage: setup.hasStorage,
    drawLag: () => (setup.lag === 0 ? 0 : random.between(1, faultsEnded ? Math.min(setup.lag, 2_000) : setup.lag)),
    drawTrouble,
    look: (view) => {
      for (const problem of findViewProblems(view)) problems.add(`"${view.title}" ${problem}`);
    },
  });

  const counted = new Map<PageLogin, number>();
  let countedAt = time.now();
  let requestsBefore = 0;
  const count = (): void => {
    const most = MAX_REQUESTS_PER_ACTION + Math.floor((time.now() - countedAt) / RENEWAL);
    for (const seat of browser.logins) {
      const { requests, mostAtOnce } = seat.network;
      const fresh = requests.slice(counted.get(seat) ?? 0);
      counted.set(seat, requests.length);
      if (fresh.length > most)
        problems.add(`${fresh.length} requests within ${time.now() - countedAt} ms: ${fresh.slice(0, 40).join(', ')}`);
      if (mostAtOnce > 1) problems.add(`${mostAtOnce} concurrent requests of one login`);
    }
    countedAt = time.now();
    requestsBefore = browser.requests;
  };
  const rest = async (): Promise<void> => {
    const { login, network } = browser.current;
    await settle(login, network, time, PATIENCE);
    const view = login.getView();
    for (const problem of findDeadEnd(view)) problems.add(`"${view.title}" ${problem}`);
    count();
  };

  const newestMail = (): string | undefined => kratos.mails.findLast(({ to }) => to === ann.email)?.code;
  let codeInHand: string | undefined;
  let typedCode: string | undefined;
  const findPerson = () =>
    createSimulatedUser({
      kratos,
      ...ann,
      mistype: (right) => (random.chance(setup.typos) ? addTypo(right, random) : right),
      readMail: () => (setup.readsMailInThisTab ? codeInHand : newestMail()),
    });
  let person = findPerson();
  const type = async (): Promise<string> => {
    await time.pass(random.between(300, 30_000));
    await rest();
    const view = browser.current.login.getView();
    return view.step === 'success' ? 'is already signed in' : doNext(view);
  };
  const doNext = async (view: Exclude<LoginView, { step: 'success' }>): Promise<string> => {
    if (view.kind === 'form' && view.form === 'code' && setup.readsMailInThisTab && codeInHand === undefined) {
      const mailed = newestMail();
      // This code was refused before. The user asks for another one, unless the resend cooldown runs.
      if (mailed !== undefined && mailed === typedCode) {
        view.resendCode?.();
        return view.resendCode === null ? 'waits for the resend cooldown' : 'asks for another code';
      }
      if (mailed !== undefined) {
        await time.pass(random.between(5_000, 120_000));
        codeInHand = mailed;
        browser.reload();
        return 'opens the mailbox, and returns with the code';
      }
    }
    const done = person.act(view);
    if (done === 'code (code)') typedCode = codeInHand;
    if (/^code \(code|sendCode|resendCode/.test(done)) codeInHand = undefined;
    return done;
  };

  const story: Story = {
    random,
    time,
    kratos,
    browser,
    otherTab: openTab(kratos, browser.cookies),
    ann,
    bob,
    async act({ isHurried } = { isHurried: false }) {
      const view = browser.current.login.getView();
      if (view.step === 'success') {
        browser.current.login.start();
        return 'starts a new login';
      }
      if (!isHurried) return type();
      return isBusy(view) ? 'waits' : `${person.act(view)}, hurried`;
    },
    takeDown(milliseconds) {
      downUntil = time.now() + milliseconds;
    },
    resetKratos() {
      kratos.reset();
      kratos.configure({ selfservice: { flows: { login: { lifespan } } } });
    },
    configureLifespan(next) {
      lifespan = next;
      kratos.configure({ selfservice: { flows: { login: { lifespan } } } });
    },
  };
  const log = (line: string): void => void lines.push(`${new Date(time.now()).toISOString().slice(5, 23)} ${line}`);
  let end = '';
  try {
    browser.openPage();
    await rest();
    for (let i = random.between(1, MAX_EVENTS); i > 0; i--) {
      const cause = drawEvent(random);
      const { title } = browser.current.login.getView();
      const description = await cause(story);
      log(`"${title}" ${description}`);
      if (!description.endsWith('hurried')) await rest();
    }
    await rest();
    faultsEnded = true;
    person = findPerson(); // with new counters
    for (const { network } of browser.logins) network.clear();
    kratos.identities.enable(ann.email);
    story.configureLifespan(drawLongLifespan(random));
    kratos.configure({ selfservice: { methods: { code: { config: { lifespan: '15m' } } } } });
    log(`the faults end, flows live for ${lifespan}`);
    if (browser.current.login.getView().step === 'success') browser.current.login.start();
    await rest();
    const unusedLines: string[] = [];
    const { email } = ann;
    end = await signInWithoutFaults({
      kratos,
      tab: story.otherTab,
      findLogin: () => browser.current.login,
      email,
      mostActs: MAX_ACTIONS,
      story: unusedLines,
      rest,
      async act(view) {
        const done = await type();
        log(`"${view.title}" ${done}`);
        return done;
      },
    });
  } catch (error) {
    if (problems.size === 0) problems.add(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    browser.close();
    time.end();
  }
  return { setup, lines, problems: [...problems], end, requests: browser.requests };
}

const outages: readonly Fault[] = [
  { name: 'refused', deliver: () => 'breaks' },
  {
    name: 'a proxy without Kratos',
    deliver: () => ({ status: 502, text: '<h1>Bad gateway</h1>', headers: { 'content-type': 'text/html' } }),
  },
];

const tooManyUntil = (until: number, now: number) => ({
  status: 429,
  text: '{}',
  headers: {
    'content-type': 'application/json',
    'retry-after': new Date(until).toUTCString(),
    date: new Date(now).toUTCString(),
  },
});
