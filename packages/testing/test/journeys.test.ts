import { readFileSync } from 'node:fs';
import { createLogin, createLoginView, type LoginView, loginMachine } from '@kratos-login/core';
import type { Outcome } from '@kratos-login/core/read-outcome';
import { expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { listTransitions, type TransitionInfo } from 'xstate-paths';
import {
  aFlow,
  createScriptedKratos,
  driveLogin,
  type JourneyDriver,
  type LoginJourney,
  loginJourneys,
  walkJourney,
} from '../src/index.ts';
import { buttonNames, findAbsentNames, toButtonName } from '../src/journeys/button-names.ts';
import { checkMounted } from '../src/journeys/check-mounted.ts';
import { createMoveClock } from '../src/journeys/create-move-clock.ts';
import { toExpectedPage } from '../src/journeys/expected-page.ts';
import type { JourneyStep } from '../src/journeys/journey.ts';
import { toJourneyAction } from '../src/journeys/journey-action.ts';

const journeys = loginJourneys();
const steps = journeys.flatMap((journey) => journey.steps);
const secrets = { password: 'correct horse', code: '123456' };
const initialView = createLoginView()(createActor(loginMachine, { input: {} }).getSnapshot());

test('journeys take every transition that pages offer', () => {
  const taken = new Set(steps.flatMap(({ edges }) => edges.map((edge) => edge.split(' ▸ ').slice(2).join(' ▸ '))));
  const missing = listTransitions(loginMachine).filter(({ id }) => !taken.has(id));
  // Only a host's own actors reject.
  const isRejection = ({ kind }: TransitionInfo): boolean => kind === 'failure';
  expect(missing.filter(isRejection)).toEqual(listTransitions(loginMachine).filter(isRejection));
  // Only the storage of a page keeps a flow over a reload.
  expect(missing.filter((each) => !isRejection(each)).map(({ id }) => id)).toEqual([
    'login.init.routing ▸ (always)',
    'login.init.checkingSession ▸ reply.signedIn[1]',
    'login.password ▸ restart', // its button does nothing during a request
  ]);
});

test('journeys are plain data with unique ids, and the same each time', () => {
  expect(JSON.parse(JSON.stringify(journeys))).toEqual(JSON.parse(JSON.stringify(loginJourneys())));
  expect(new Set(journeys.map(({ id }) => id)).size).toBe(journeys.length);
}, 30_000);

test('the expected page has the texts of the host', () => {
  const [journey] = loginJourneys({ texts: { signInTitle: (site) => `Come in to ${site}` }, siteName: 'Example' });
  expect(journey?.steps[0]?.expectedPage).toMatchObject({ title: 'Come in to Example', pageTitle: 'Sign in · Example' });
});

test('no page offers two buttons with the same name', () => {
  const names = steps.map(({ expectedPage: { buttons, submitLabel } }) =>
    [...buttons.map((button) => toButtonName(button, buttonNames)), submitLabel].filter((name) => name !== null),
  );
  expect(names.filter((each) => new Set(each).size < each.length)).toEqual([]);
});

test('an error names an event without an action', () => {
  const step = { kind: 'send', label: 'dance', event: { type: 'dance' } } as const;
  expect(() => toJourneyAction(step, { view: initialView, secrets })).toThrow(
    'No action for the event "dance": add one to journey-action.ts',
  );
});

test('an error names an outcome without an action', () => {
  const step = {
    kind: 'settle',
    label: '',
    call: { id: 'openFlow', src: 'openFlow' },
    answer: { label: '', output: { kind: 'asleep' } },
  } as const;
  expect(() => toJourneyAction(step, { view: initialView, secrets })).toThrow(
    'No action for "asleep" of "openFlow": add one to journey-action.ts',
  );
});

test('an error names a step or focus without an expected page', () => {
  const toIt = (view: object) => () => toExpectedPage({ ...initialView, ...view } as LoginView, { view: null, held: {} }, () => true);
  expect(toIt({ step: 'dreaming' })).toThrow('No expected page for the step "dreaming": add one to expected-page.ts');
  expect(toIt({ pageEffect: { focus: 'cloud', clear: [], submit: false } })).toThrow(
    'No expected page for the focus "cloud": add one to expected-page.ts',
  );
});

test('a failure shows the steps, the error, the edges, the state, the page, and how to repeat the journey', async () => {
  const journey = journeys.find(({ steps: [, second] }) => second?.action.kind === 'answer' && second.action.outcome.kind === 'flow');
  if (journey === undefined) throw new Error('no journey opens a form first');
  const seen: string[] = [];
  const driver = new Proxy({} as JourneyDriver, {
    get: (_, member) => async (title: string) => {
      seen.push(String(member));
      if (member === 'describePage') return 'a blank page';
      if (member === 'takeScreenshot') return 'page.png';
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
      'the steps',
      `    ${open?.name}`,
      `  ✗ ${second?.name}`,
      '',
      'the edges of the step',
      ...(second?.edges ?? []).map((edge) => `    ${edge}`),
      `the expected state is ${second?.state}`,
      '',
      'the page',
      '    a blank page',
      'a screenshot: page.png',
      '',
      `to repeat it: npx vitest run -t ${journey.id}`,
    ].join('\n'),
  );
  expect(answered).toEqual(['flow']);
});

test('an additional call of Kratos is reported', async () => {
  const { fetch, kratosUrl, untilCalled, answer } = createScriptedKratos();
  void fetch(`${kratosUrl}/sessions/whoami`);
  await untilCalled(1);
  void fetch(`${kratosUrl}/self-service/login/browser`);
  await expect(untilCalled(1)).rejects.toThrow('Expected 1 calls of Kratos so far, got 2: /sessions/whoami, /self-service/login/browser.');
  await answer({ kind: 'noSession' });
  await answer({ kind: 'flow', flow: aFlow({ aal: 'aal1' }) });
});

test('errors for a page without calls, without an element or with another clock explain what to do', async () => {
  const given = 'Expected { root, unmount }, where root is the element that contains the page.';
  expect(() => checkMounted(undefined)).toThrow(`mount gave no root. ${given}`);
  expect(() => checkMounted({ root: null })).toThrow(`mount gave "null" as root. ${given}`);
  const clock = new SimulatedClock();
  const moveClock = createMoveClock(clock);
  expect(() => moveClock(1_000)).toThrow('The clock that mount was given is not used.');
  clock.setTimeout(() => {}, 2_000);
  moveClock(1_000);
  expect(clock.now()).toBe(1_000);
  await expect(createScriptedKratos().untilCalled(1)).rejects.toThrow(
    'got none. Pass fetch and kratosUrl to createLogin or createSecondFactor, and start it.',
  );
});

/** Returns the shortest journey to such a step. */
function wayTo(isIt: (step: JourneyStep) => boolean): LoginJourney {
  const ways = journeys.flatMap((journey) => {
    const at = journey.steps.findIndex(isIt);
    return at === -1 ? [] : [{ ...journey, steps: journey.steps.slice(0, at + 1) }];
  });
  return ways.sort((one, other) => one.steps.length - other.steps.length)[0] ?? fail('No journey has such a step.');
}

/** Takes a journey on a correct page with this difference. */
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
])('a page that does not post the typed %s is reported: %s', async (name, got, posted) => {
  const journey = wayTo((step) => postsWhatIsTyped(step, name));
  await walkOnPage(journey, () => ({}));
  const walk = walkOnPage(journey, ({ enterIdentifier, enterPassword, enterCode }) => ({
    enterIdentifier: (text, field) => enterIdentifier(field.name === name ? posted : text, field),
    enterPassword: (text, field) => enterPassword(field.name === name ? posted : text, field),
    enterCode: (text, field) => enterCode(field.name === name ? posted : text, field),
  }));
  await expect(walk).rejects.toThrow(`Expected "${name}" to be posted as it was typed, got ${got}.\n\nthe steps`);
});

test('an early form is posted with the typed values when it is open', async () => {
  const journey = wayTo(({ action, sent }) => action.kind === 'answer' && sent !== null);
  expect(journey.steps.at(-1)?.sent).toEqual({ identifier: 'ann@example.com', password: 'correct horse' });
  await walkOnPage(journey, () => ({}));
  const walk = walkOnPage(journey, ({ enterPassword }) => ({ enterPassword: (_, field) => enterPassword('another', field) }));
  await expect(walk).rejects.toThrow('Expected "password" to be posted as it was typed, got something else.');
});

test('a missing call is attributed to the action', async () => {
  const journey = wayTo(({ action }) => action.kind === 'press' && action.button.verb === 'chooseProvider');
  const walk = walkOnPage(journey, () => ({ press: async () => {} }));
  await expect(walk).rejects.toThrow('After pressing "github": Expected 2 calls of Kratos so far, got 1: /self-service/login/browser.');
});

test('labels of earlier steps that are not expected must be gone', async () => {
  const journey = wayTo(({ expectedPage }) => expectedPage.form === 'address' && expectedPage.step === 'awaiting-TOTP');
  const told: (readonly string[] | undefined)[] = [];
  await walkOnPage(journey, () => ({
    seeButtons: async (_, gone) => void told.push(gone),
  }));
  expect(told[0]).toEqual([]);
  expect([...(told.at(-1) ?? [])].sort()).toEqual(['Email yourself a code', 'Sign in', 'Verify']);
});

test('an expected notice is checked, and so is its removal', async () => {
  const { steps, ...journey } = wayTo(({ expectedPage }) => expectedPage.notice !== null);
  const last = steps.at(-1) ?? fail('The journey is empty.');
  const without: JourneyStep = {
    ...last,
    action: { kind: 'wait', ms: 0 },
    expectedPage: { ...last.expectedPage, notice: null },
    sent: null,
  };
  const told: string[] = [];
  const driver = new Proxy({} as JourneyDriver, {
    get: (_, member) => async (text: string) => void (/Notice/.test(String(member)) && told.push(`${String(member)}: ${text}`)),
  });
  const kratos = { answer: async () => {}, untilCalled: async () => {} };
  await walkJourney({ ...journey, steps: [...steps, without, without] }, driver, kratos);
  const text = 'Confirm your email address first.';
  expect(told).toEqual([`seeNotice: ${text}`, `seeNoNotice: ${text}`]);
});

test('a removed label must be gone, unless another button has it now', () => {
  const retry = { verb: 'retry', value: null, label: null, isEnabled: true } as const;
  const names = { ...buttonNames, retry: 'Sign in' };
  expect(findAbsentNames([retry], names, ['Sign in', 'github', 'Use a different account'])).toEqual([
    'Cancel',
    'Send another code',
    'Use a different account',
    'Start again',
    'github',
  ]);
});

test('the README contains the test of the example', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(read('../README.md')).toContain(`\`\`\`ts\n${read('../../../apps/custom-page/src/journeys.spec.ts')}\`\`\``);
});

function fail(text: string): never {
  throw new Error(text);
}
