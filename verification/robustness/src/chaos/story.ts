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
/** The number of acts that is enough to sign in, with typing mistakes but without other faults. */
const MAX_ACTIONS = 40;
/** Requests of all logins together, for one event. */
const ENDLESS = 500;
/** The minimum interval between renewals of a form. */
const RENEWAL = 30_000;
/** The maximum wait until a page is usable. */
const PATIENCE = 20 * 60_000;

/** Faults of real networks, as frequent as all others together. */
const frequent = /^offline|in time|body|truncated|a page, 200|50[0234]|429|503/;
const frequentFaults = allFaults.filter(({ name }) => frequent.test(name));

/** The context of an event. */
export interface Story {
  readonly random: Random;
  readonly time: SimulatedTime;
  readonly kratos: Emulator;
  readonly browser: SimulatedBrowser;
  /** A tab of the same browser that performs each action at once. */
  readonly hand: Tab;
  readonly ann: { readonly email: string; readonly password: string };
  readonly bob: { readonly email: string; readonly password: string };
  /** The user performs the next action. Hurried: without waiting until the page is ready. */
  act(how?: { readonly isHurried: boolean }): Promise<string>;
  goDown(milliseconds: number): void;
  loseMemory(): void;
  configureLifespan(lifespan: StorySetup['lifespan']): void;
}

/** The result of a story; `problems` is empty for a success. */
export interface StoryResult {
  readonly setup: StorySetup;
  readonly lines: readonly string[];
  readonly problems: readonly string[];
  /** `signed-in aal2`, `was-signed-in aal1` …; `''` when the user is not signed in. */
  readonly end: string;
  readonly requests: number;
}

/** Causes the faults that the seed selects; then the faults stop, and the user has to sign in. */
export async function runStory(seed: number, signal?: AbortSignal): Promise<StoryResult> {
  const random = createRandom(seed);
  const setup = drawStorySetup(random);
  const time = simulateTime({ signal });
  time.skew = setup.skew;
  const kratos = createEmulator({ identities: [toIdentity(setup, ann), { ...bob, totp: true }], config: toConfig(setup), now: time.now });
  const lines: string[] = [];
  const problems = new Set<string>();
  let isWell = false;
  let downUntil = 0;
  let lifespan = setup.lifespan;

  const drawFault = (): Fault => {
    const fault = random.pick(random.chance(0.5) ? frequentFaults : allFaults);
    return fault.name === '429 with a date' ? { ...fault, deliver: () => tooManyUntil(time.now() + 30_000, time.now()) } : fault;
  };
  /** A login with endless requests would never end the story. */
  const endIfEndless = (): void => {
    if (browser.requests - requestsBefore < ENDLESS) return;
    problems.add(`${ENDLESS} requests within ${time.now() - countedAt} ms, and no end`);
    time.end();
  };
  const drawTrouble = (): PlannedFault | null => {
    endIfEndless();
    if (isWell) return null;
    if (time.now() < downUntil) return { fault: random.pick(outages), request: 'any', times: 1, when: 'before' };
    if (!random.chance(setup.troubles)) return null;
    return { fault: drawFault(), request: 'any', times: 1, when: random.pick(['before', 'after']) };
  };
  const browser = openSimulatedBrowser({
    kratos,
    kratosUrl,
    asked: toInput(setup),
    hasStorage: setup.hasStorage,
    drawLag: () => (setup.lag === 0 ? 0 : random.between(1, isWell ? Math.min(setup.lag, 2_000) : setup.lag)),
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
      if (mostAtOnce > 1) problems.add(`${mostAtOnce} requests of one login at once`);
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
    return view.step === 'success' ? 'is in already' : doNext(view);
  };
  const doNext = async (view: Exclude<LoginView, { step: 'success' }>): Promise<string> => {
    if ('form' in view && view.form === 'code' && setup.readsMailInThisTab && codeInHand === undefined) {
      const mailed = newestMail();
      // This code was typed before and refused: there is a button for another one, which may be held back.
      if (mailed !== undefined && mailed === typedCode) {
        view.resendCode?.();
        return view.resendCode === null ? 'waits until another code can be asked for' : 'asks for another code';
      }
      if (mailed !== undefined) {
        await time.pass(random.between(5_000, 120_000));
        codeInHand = mailed;
        browser.reload();
        return 'leaves for the mailbox, and comes back with the code';
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
    hand: openTab(kratos, browser.cookies),
    ann,
    bob,
    async act({ isHurried } = { isHurried: false }) {
      const view = browser.current.login.getView();
      if (view.step === 'success') {
        browser.current.login.start();
        return 'comes again';
      }
      if (!isHurried) return type();
      return isBusy(view) ? 'waits' : `${person.act(view)}, hurried`;
    },
    goDown(milliseconds) {
      downUntil = time.now() + milliseconds;
    },
    loseMemory() {
      kratos.reset();
      kratos.configure({ selfservice: { flows: { login: { lifespan } } } });
    },
    configureLifespan(next) {
      lifespan = next;
      kratos.configure({ selfservice: { flows: { login: { lifespan } } } });
    },
  };
  const say = (line: string): void => void lines.push(`${new Date(time.now()).toISOString().slice(5, 23)} ${line}`);
  let end = '';
  try {
    browser.openPage();
    await rest();
    for (let i = random.between(1, MAX_EVENTS); i > 0; i--) {
      const happen = drawEvent(random);
      const { title } = browser.current.login.getView();
      const told = await happen(story);
      say(`"${title}" ${told}`);
      if (!told.endsWith('hurried')) await rest();
    }
    await rest();
    isWell = true;
    person = findPerson(); // with a new limit of acts
    for (const { network } of browser.logins) network.clear();
    kratos.identities.enable(ann.email);
    story.configureLifespan(drawLongLifespan(random));
    kratos.configure({ selfservice: { methods: { code: { config: { lifespan: '15m' } } } } });
    say(`all is well again, flows live for ${lifespan}`);
    if (browser.current.login.getView().step === 'success') browser.current.login.start();
    await rest();
    const said: string[] = [];
    const { email } = ann;
    end = await signInWithoutFaults({
      kratos,
      tab: story.hand,
      findLogin: () => browser.current.login,
      email,
      mostActs: MAX_ACTIONS,
      story: said,
      rest,
      async act(view) {
        const done = await type();
        say(`"${view.title}" ${done}`);
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
