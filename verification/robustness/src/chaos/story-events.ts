import { isBusy } from '../simulation/settle.ts';
import { signIn, signOut } from '../simulation/tab.ts';
import { listActions } from '../walks/list-actions.ts';
import type { Story } from './story.ts';
import { drawLifespan, drawSkew } from './story-setup.ts';

/** Causes an event, and returns its description. */
type StoryEvent = (story: Story) => string | Promise<string>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** All events, each with its weight. */
const storyEvents: readonly (readonly [weight: number, StoryEvent])[] = [
  [12, ({ act }) => act()],
  [3, ({ act }) => act({ isHurried: true })],
  [
    3,
    ({ browser, kratos, random, ann }) => {
      const view = browser.current.login.getView();
      const acts = view.step === 'success' ? [] : listActions(view, { kratos, ...ann });
      const act = acts[Math.floor(random.next() * acts.length)];
      act?.perform();
      return act === undefined ? 'presses nothing' : `presses at random: ${act.name}`;
    },
  ],
  [
    2,
    ({ browser, random }) => {
      if (browser.logins.length < 4 && random.chance(0.5)) {
        const isOnSamePage = random.chance(0.3);
        if (isOnSamePage) browser.addLogin();
        else browser.openPage();
        return isOnSamePage ? 'another login is put on the page' : 'opens another tab';
      }
      browser.switchLogin();
      return 'switches to the next login';
    },
  ],
  [
    3,
    ({ browser }) => {
      browser.reload();
      return 'the page is reloaded';
    },
  ],
  [
    1,
    ({ browser }) => {
      browser.discard();
      return 'the page is discarded, and opened in another tab';
    },
  ],
  [
    1,
    ({ browser }) => {
      browser.current.login.checkSession();
      return 'the page is restored from the cache';
    },
  ],
  [
    2,
    async ({ time, random }) => {
      const milliseconds = random.between(1_000, 2 * DAY);
      const timers = random.pick(['late', 'paused'] as const);
      await time.sleep(milliseconds, timers);
      return `the laptop sleeps for ${milliseconds} ms, timers are ${timers}`;
    },
  ],
  [
    2,
    async ({ time, random }) => {
      const milliseconds = random.between(1_000, 120 * MINUTE);
      await time.pass(milliseconds);
      return `${milliseconds} ms pass`;
    },
  ],
  [
    1,
    (story) => {
      const milliseconds = story.random.between(100, 2 * MINUTE);
      story.takeDown(milliseconds);
      return `Kratos restarts, and is down for ${milliseconds} ms`;
    },
  ],
  [
    0.5,
    (story) => {
      story.resetKratos();
      return 'Kratos restarts without its flows and sessions';
    },
  ],
  [
    0.5,
    (story) => {
      const lifespan = drawLifespan(story.random);
      story.configureLifespan(lifespan);
      return `flows live for ${lifespan}`;
    },
  ],
  [
    0.5,
    ({ time, random }) => {
      time.skew = drawSkew(random);
      return `the clock of the page is set ${time.skew} ms ahead`;
    },
  ],
  [
    1,
    async ({ otherTab, kratos, random, ann, bob }) => {
      const who = random.chance(0.5) ? ann : bob;
      const isPasswordOnly = random.chance(0.5) || kratos.identities.find(who.email)?.totpSecret === null;
      await signIn(otherTab, { ...who, ...(!isPasswordOnly && { code: kratos.totpCode(who.email) }) });
      return `another tab signs ${who.email} in${isPasswordOnly ? ', with the password only' : ''}`;
    },
  ],
  [
    1,
    async ({ otherTab }) => {
      await signOut(otherTab);
      return 'another tab signs out';
    },
  ],
  [
    0.5,
    ({ kratos, ann }) => {
      kratos.identities.revokeSessions(ann.email);
      return 'sessions are revoked';
    },
  ],
  [
    0.5,
    ({ browser }) => {
      browser.cookies.clear();
      return 'cookies are lost';
    },
  ],
  [
    0.3,
    ({ kratos, ann }) => {
      kratos.identities.disable(ann.email);
      return 'the account is disabled';
    },
  ],
  [
    0.5,
    ({ browser }) => {
      const { login } = browser.current;
      if (isBusy(login.getView())) return 'waits';
      login.stop();
      login.start();
      return 'the login is stopped and started';
    },
  ],
];

const total = storyEvents.reduce((sum, [weight]) => sum + weight, 0);

export function drawEvent(random: Story['random']): StoryEvent {
  let left = random.next() * total;
  for (const [weight, inputEvent] of storyEvents) {
    left -= weight;
    if (left < 0) return inputEvent;
  }
  return ({ act }) => act();
}
