import { readFileSync } from 'node:fs';
import { createLogin, createLoginView, type LoginView, loginMachine, type Outcome } from '@kratos-login/core';
import { expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { listTransitions, type TransitionInfo } from 'xstate-paths';
import {
  aFlow,
  createScriptedKratos,
  driveLogin,
  type JourneyDriver,
  type JourneyStep,
  type LoginJourney,
  loginJourneys,
  walkJourney,
} from '../src/index.ts';
import { buttonNames, namesThatAreAbsent } from '../src/journeys/button-names.ts';
import { createMoveClock } from '../src/journeys/create-move-clock.ts';
import { toExpectedPage } from '../src/journeys/expected-page.ts';
import { toJourneyAction } from '../src/journeys/journey-action.ts';
import { toMounted } from '../src/journeys/to-mounted.ts';

const journeys = loginJourneys();
const steps = journeys.flatMap((journey) => journey.steps);
const secrets = { password: 'correct horse', code: '123456' };
const initialView = createLoginView()(createActor(loginMachine, { input: {} }).getSnapshot());

test('every transition of the machine is on a journey of what pages offer', () => {
  const taken = new Set(steps.flatMap(({ edges }) => edges.map((edge) => edge.split(' ▸ ').slice(2).join(' ▸ '))));
  const missing = listTransitions(loginMachine).filter(({ id }) => !taken.has(id));
  // Only a host's own actors reject.
  const isRejection = ({ kind }: TransitionInfo): boolean => kind === 'failure';
  expect(missing.filter(isRejection)).toEqual(listTransitions(loginMachine).filter(isRejection));
  // Only the storage of a page has a flow from before a reload.
  expect(missing.filter((each) => !isRejection(each)).map(({ id }) => id)).toEqual([
    'login.init.routing ▸ (always)',
    'login.init.checkingSession ▸ reply.signedIn[1]',
    'login.password ▸ restart', // its button does nothing during a request
  ]);
});

test('journeys are plain data, with ids of their own, and the same each time', () => {
  expect(JSON.parse(JSON.stringify(journeys))).toEqual(JSON.parse(JSON.stringify(loginJourneys())));
  expect(new Set(journeys.map(({ id }) => id)).size).toBe(journeys.length);
}, 30_000);

test('what a host says in its own words is what its page has to show', () => {
  const [journey] = loginJourneys({ texts: { signIn: 'Come in' } });
  expect(journey?.steps[0]?.sees.title).toBe('Come in');
});

test('an event without an action is named', () => {
  const step = { kind: 'send', label: 'dance', event: { type: 'dance' } } as const;
  expect(() => toJourneyAction(step, { view: initialView, secrets })).toThrow('No action for the event "dance": say in journey-action.ts');
});

test('an outcome without an action is named', () => {
  const step = {
    kind: 'settle',
    label: '',
    call: { id: 'openFlow', src: 'openFlow' },
    answer: { label: '', output: { kind: 'asleep' } },
  } as const;
  expect(() => toJourneyAction(step, { view: initialView, secrets })).toThrow(
    'No action for "asleep" of "openFlow": say in journey-action.ts',
  );
});

test('a step without an expected page is named, and so is a focus', () => {
  const toIt = (view: object) => () => toExpectedPage({ ...initialView, ...view } as LoginView, { view: null, held: {} }, () => true);
  expect(toIt({ step: 'dreaming' })).toThrow('No expected page for the step "dreaming": say in expected-page.ts');
  expect(toIt({ pageEffect: { focus: 'cloud', clear: [], submit: false } })).toThrow(
    'No expected page for the focus "cloud": say in expected-page.ts',
  );
});

test('a failure tells the way there, the edge, the state, what was expected, what is there, and how to take it again', async () => {
  const journey = journeys.find(({ steps: [, second] }) => second?.action.kind === 'answer' && second.action.outcome.kind === 'flow');
  if (journey === undefined) throw new Error('no journey opens a form first');
  const seen: string[] = [];
  const driver = new Proxy({} as JourneyDriver, {
    get: (_, member) => async (title: string) => {
      seen.push(String(member));
      if (member === 'tellPage') return 'a blank page';
      if (member === 'takePicture') return 'page.png';
      if (member === 'seeTitle' && seen.filter((each) => each === 'seeTitle').length === 2)
        throw new Error(`Nothing is called "${title}".`);
    },
  });
  const answered: Outcome['kind'][] = [];
  const kratos = { answer: async ({ kind }: Outcome) => void answered.push(kind), untilCalled: async () => {} };
  const [open, second] = journey.steps;
  await expect(walkJourney(journey, driver, kratos, { replay: `npx vitest run -t ${journey.id}` })).rejects.toThrow(
    [
      'Nothing is called "Sign in".',
      '',
      'the way there',
      `    ${open?.name}`,
      `  ✗ ${second?.name}`,
      '',
      'what the step takes',
      ...(second?.edges ?? []).map((edge) => `    ${edge}`),
      `the chart is then at ${second?.state}`,
      '',
      'what is on the page',
      '    a blank page',
      'a picture of it: page.png',
      '',
      `this journey alone: npx vitest run -t ${journey.id}`,
    ].join('\n'),
  );
  expect(answered).toEqual(['flow']);
});

test('a Kratos that is called more often than a journey says is told on', async () => {
  const { fetch, kratosUrl, untilCalled, answer } = createScriptedKratos();
  void fetch(`${kratosUrl}/sessions/whoami`);
  await untilCalled(1);
  void fetch(`${kratosUrl}/self-service/login/browser`);
  await expect(untilCalled(1)).rejects.toThrow('Expected 1 calls of Kratos so far, got 2: /sessions/whoami, /self-service/login/browser.');
  await answer({ kind: 'noSession' });
  await answer({ kind: 'flow', flow: aFlow({ aal: 'aal1' }) });
});

test('a page that is not called, gives no element or has another clock says what to do', async () => {
  const given = 'Expected { root, unmount }: return the element that holds all of the page.';
  expect(() => toMounted(undefined)).toThrow(`mount gave no root. ${given}`);
  expect(() => toMounted({ root: null })).toThrow(`mount gave "null" as root. ${given}`);
  const clock = new SimulatedClock();
  const moveClock = createMoveClock(clock);
  expect(() => moveClock(1_000)).toThrow('The clock that mount was given is not used.');
  clock.setTimeout(() => {}, 2_000);
  moveClock(1_000);
  expect(clock.now()).toBe(1_000);
  await expect(createScriptedKratos().untilCalled(1)).rejects.toThrow('got none. Give fetch and kratosUrl to createLogin, and start it.');
});

/** The shortest way to such a step. */
function wayTo(isIt: (step: JourneyStep) => boolean): LoginJourney {
  const ways = journeys.flatMap((journey) => {
    const at = journey.steps.findIndex(isIt);
    return at === -1 ? [] : [{ ...journey, steps: journey.steps.slice(0, at + 1) }];
  });
  return ways.sort((one, other) => one.steps.length - other.steps.length)[0] ?? fail('No journey has such a step.');
}

/** Walks on a page that is as it should be, but for this. */
async function walkOnPage(journey: LoginJourney, change: (driver: JourneyDriver) => Partial<JourneyDriver>): Promise<void> {
  const [{ kratosUrl, fetch, ...kratos }, clock] = [createScriptedKratos(), new SimulatedClock()];
  const driver = driveLogin({
    createLogin: (input) => createLogin({ ...input, kratosUrl, fetch, clock, isPageVisible: () => true }),
    clock,
    passTime: async () => {},
  });
  await walkJourney(journey, { ...driver, ...change(driver) }, kratos);
}

const postsWhatIsTyped = ({ action, sent }: JourneyStep, name: string): boolean => action.kind === 'submit' && sent?.[name] !== undefined;

test.each([
  ['password', 'an empty text', ''],
  ['password', 'only a part of it', 'correct'],
  ['totp_code', 'an empty text', ''],
  ['totp_code', 'something else', '1234567'],
  ['identifier', 'something else', 'bob@example.com'],
])('a page that posts another %s than was typed is told on: %s', async (name, got, posted) => {
  const journey = wayTo((step) => postsWhatIsTyped(step, name));
  await walkOnPage(journey, () => ({}));
  const walk = walkOnPage(journey, ({ enterIdentifier, enterPassword, enterCode }) => ({
    enterIdentifier: (text, field) => enterIdentifier(field.name === name ? posted : text, field),
    enterPassword: (text, field) => enterPassword(field.name === name ? posted : text, field),
    enterCode: (text, field) => enterCode(field.name === name ? posted : text, field),
  }));
  await expect(walk).rejects.toThrow(`Expected "${name}" to be posted as it was typed, got ${got}.\n\nthe way there`);
});

test('a form that is sent early is posted as it was typed, once it is there', async () => {
  const journey = wayTo(({ action, sent }) => action.kind === 'answer' && sent !== null);
  expect(journey.steps.at(-1)?.sent).toEqual({ identifier: 'ann@example.com', password: 'correct horse' });
  await walkOnPage(journey, () => ({}));
  const walk = walkOnPage(journey, ({ enterPassword }) => ({ enterPassword: (_, field) => enterPassword('another', field) }));
  await expect(walk).rejects.toThrow('Expected "password" to be posted as it was typed, got something else.');
});

test('a call that is missing is laid to what was done', async () => {
  const journey = wayTo(({ action }) => action.kind === 'press' && action.button.verb === 'chooseProvider');
  const walk = walkOnPage(journey, () => ({ press: async () => {} }));
  await expect(walk).rejects.toThrow('After pressing "github": Expected 2 calls of Kratos so far, got 1: /self-service/login/browser.');
});

test('labels of earlier steps are gone when they are not in sight', async () => {
  const journey = wayTo(({ sees }) => sees.form === 'address' && sees.step === 'awaiting-TOTP');
  const told: (readonly string[] | undefined)[] = [];
  await walkOnPage(journey, () => ({
    seeButtons: async (_, gone) => void told.push(gone),
  }));
  expect(told[0]).toEqual([]);
  expect([...(told.at(-1) ?? [])].sort()).toEqual(['Continue', 'Get a code by email', 'Sign in']);
});

test('a notice is looked at where it is, and looked for where it has just gone', async () => {
  const { steps, ...journey } = wayTo(({ sees }) => sees.notice !== null);
  const last = steps.at(-1) ?? fail('The journey is empty.');
  const without: JourneyStep = { ...last, action: { kind: 'wait', ms: 0 }, sees: { ...last.sees, notice: null }, sent: null };
  const told: string[] = [];
  const driver = new Proxy({} as JourneyDriver, {
    get: (_, member) => async (text: string) => void (/Notice/.test(String(member)) && told.push(`${String(member)}: ${text}`)),
  });
  const kratos = { answer: async () => {}, untilCalled: async () => {} };
  await walkJourney({ ...journey, steps: [...steps, without, without] }, driver, kratos);
  const text = 'Please verify your email address first.';
  expect(told).toEqual([`seeNotice: ${text}`, `seeNoNotice: ${text}`]);
});

test('what is gone must not be on the page, unless another button is called so now', () => {
  const retry = { verb: 'retry', value: null, label: null, isEnabled: true } as const;
  const names = { ...buttonNames, retry: 'Sign in' };
  expect(namesThatAreAbsent([retry], names, ['Sign in', 'github', 'Not you?'])).toEqual([
    'Stop waiting',
    'Send another code',
    'Not you?',
    'Sign in as someone else',
    'Start again',
    'github',
  ]);
});

test('the README shows the test of the example as it is', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(read('../README.md')).toContain(`\`\`\`ts\n${read('../../../apps/custom-page/src/journeys.spec.ts')}\`\`\``);
});

function fail(text: string): never {
  throw new Error(text);
}
