// A page with one mistake fails a journey, with words about the mistake and without a secret.
import '@kratos-login/dom/kratos-second-factor';
import {
  createScriptedKratos,
  driveSecondFactorDocument,
  type SecondFactorJourney,
  secondFactorJourneys,
  walkSecondFactorJourney,
} from '@kratos-login/testing';
import { expect, test } from 'vitest';
import { SimulatedClock } from 'xstate';

type Step = SecondFactorJourney['steps'][number];

const journeys = secondFactorJourneys();

/** Returns the shortest journey to such a step. */
function wayTo(isIt: (step: Step, before: Step | undefined) => boolean): SecondFactorJourney {
  const ways = journeys.flatMap((journey) => {
    const at = journey.steps.findIndex((step, index, all) => isIt(step, all[index - 1]));
    return at === -1 ? [] : [{ ...journey, steps: journey.steps.slice(0, at + 1) }];
  });
  return ways.sort((one, other) => one.steps.length - other.steps.length)[0] ?? expect.fail('no journey has such a step');
}

/** Takes a journey on a finished page. `plant` changes the page before each check. */
async function walk(journey: SecondFactorJourney, plant: (root: HTMLElement) => void = () => {}): Promise<void> {
  const { kratosUrl, fetch, ...kratos } = createScriptedKratos();
  const clock = new SimulatedClock();
  const root = document.createElement('kratos-second-factor');
  const driver = driveSecondFactorDocument({
    open(input) {
      root.options = { ...input, kratosUrl, fetch, clock, onDone: () => {} };
      document.body.replaceChildren(root);
      return root;
    },
    wait: async (ms) => void clock.increment(ms),
    timeOutCall: async () => expect.fail('no call times out here'),
  });
  const seeMessages: typeof driver.seeMessages = async (messages) => {
    await driver.seeMessages(messages); // the page has rendered the view by now
    plant(root);
  };
  try {
    await walkSecondFactorJourney(journey, { ...driver, seeMessages }, kratos);
  } finally {
    root.remove();
  }
}

const find = (root: HTMLElement, name: string): HTMLElement | undefined =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name);

const toPairing = wayTo(({ expectedPage: { kind, focus } }) => kind === 'pairing' && focus !== null);
const toWrongCode = wayTo(({ expectedPage: { kind, fields } }) => kind === 'pairing' && fields.some(({ messages }) => messages.length > 0));
const toLeft = wayTo(({ name }, before) => name === 'leave' && before?.expectedPage.kind === 'pairing');
const toCodes = wayTo(({ expectedPage: { kind, secrets } }) => kind === 'backup-codes' && secrets.codes.length > 0);

test('the journeys pass on a page without a mistake', async () => {
  for (const journey of [toPairing, toWrongCode, toLeft, toCodes]) await walk(journey);
});

test('a missing button is reported', async () => {
  await expect(walk(toPairing, (root) => find(root, 'Back')?.remove())).rejects.toThrow('["Back","nowhere"]');
});

test('a disabled submit button is reported', async () => {
  const disable = (root: HTMLElement): void => root.querySelector('[type="submit"]')?.setAttribute('disabled', '');
  await expect(walk(toPairing, disable)).rejects.toThrow('Expected "Verify" to be true, got "disabled"');
});

test('a secret that stays on the page is reported, and the report does not contain it', async () => {
  let key = '';
  const keep = (root: HTMLElement): void => {
    key ||= root.querySelector('[data-secret="key"]')?.textContent ?? '';
    root.dataset['last'] = key;
    root.querySelector('main')?.setAttribute('data-last', key);
  };
  const failure = await walk(toLeft, keep).then(() => '', String);
  expect(key).not.toBe('');
  expect(failure).toContain('["an earlier secret in the markup or in a field"]');
  expect(failure.replace(/\s/g, '')).not.toContain(key.replaceAll(' ', ''));
});

test('a key without its last group, and a code that is not shown, are reported', async () => {
  const cut = (root: HTMLElement): void => {
    for (const each of root.querySelectorAll('[data-secret="key"], [data-secret="codes"]')) each.lastChild?.remove();
  };
  await expect(walk(toPairing, cut)).rejects.toThrow('["another key, or none"]');
  await expect(walk(toCodes, cut)).rejects.toThrow('["other backup codes, or none"]');
});

test('a lost focus is reported', async () => {
  const blur = (): void => (document.activeElement as HTMLElement | null)?.blur();
  await expect(walk(toPairing, blur)).rejects.toThrow('Expected the focus on "Set up your authenticator app" to be true, got false.');
});

test('a field that does not say that it is wrong is reported', async () => {
  const calm = (root: HTMLElement): void => root.querySelector('input')?.removeAttribute('aria-invalid');
  await expect(walk(toWrongCode, calm)).rejects.toThrow('Expected the field "6-digit code"');
});

test('a method without its name is reported', async () => {
  const rename = (root: HTMLElement): void => {
    const heading = root.querySelector('h2');
    if (heading) heading.textContent = 'Methods';
  };
  await expect(walk(toLeft, rename)).rejects.toThrow('Expected "Authenticator app" on the page to be true, got false.');
});
