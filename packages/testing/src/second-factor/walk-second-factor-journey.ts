import type { SecretValues } from '@kratos-login/core/second-factor';
import { actOnPage } from '../journeys/act-on-page.ts';
import { describeFailure } from '../journeys/describe-failure.ts';
import { seePosted } from '../journeys/see-posted.ts';
import { untilCalled } from '../journeys/until-called.ts';
import type { JourneyKratos, WalkOptions } from '../journeys/walk-journey.ts';
import type { ExpectedSecondFactorPage } from './expected-second-factor-page.ts';
import type { ScriptedSettingsOutcome } from './scripted-settings.ts';
import type { SecondFactorDriver } from './second-factor-driver.ts';
import type { SecondFactorAction, SecondFactorJourney, SecondFactorStep } from './second-factor-journey.ts';

/** Answers calls for a journey: the one of `createScriptedKratos`, or your own. */
export interface SecondFactorKratos extends JourneyKratos {
  /** Waits for a call of the settings, and answers it so that it has this outcome. */
  answerSettings(outcome: ScriptedSettingsOutcome): Promise<void>;
}

/** What earlier steps have left. */
interface Past {
  readonly before: ExpectedSecondFactorPage | null;
  /** Whether the view has moved the focus before. From then on an element must have it. */
  readonly hadFocus: boolean;
  /** The labels of all buttons so far. */
  readonly labels: ReadonlySet<string>;
  /** All secrets so far. */
  readonly secrets: ReadonlySet<string>;
}

/**
 * Takes a journey on a page of the second factor, and checks the expected page after each step. Throws at the first difference, with the steps so far, what was
 * expected, what is on the page, and how to repeat the journey. All secrets are scripted.
 *
 * ```ts
 * import { createScriptedKratos, type SecondFactorDriver, secondFactorJourneys, walkSecondFactorJourney } from '@kratos-login/testing'
 *
 * export async function walkAll(openPage: (fetch: typeof globalThis.fetch) => SecondFactorDriver) {
 *   for (const journey of secondFactorJourneys()) {
 *     const kratos = createScriptedKratos()
 *     await walkSecondFactorJourney(journey, openPage(kratos.fetch), kratos)
 *   }
 * }
 * ```
 */
export async function walkSecondFactorJourney(
  journey: SecondFactorJourney,
  driver: SecondFactorDriver,
  kratos: SecondFactorKratos,
  { replay }: WalkOptions = {},
): Promise<void> {
  const [labels, secrets] = [new Set<string>(), new Set<string>()];
  let before: ExpectedSecondFactorPage | null = null;
  let hadFocus = false;
  for (const [at, step] of journey.steps.entries()) {
    const { action, expectedPage, sent, calls } = step;
    try {
      const posts = kratos.posted?.length ?? 0;
      await bringAbout(action, before, driver, kratos);
      await untilCalled(step, before, kratos);
      if (sent !== null) seePosted(sent, kratos, posts);
      const isUnchanged = looksTheSame(before, expectedPage);
      if (isAnswer(action) && isUnchanged) await driver.processAnswer();
      await see(step, driver, { before, hadFocus, labels, secrets });
      // The second click of a double click may reach an element that appeared after the first one.
      if (action.kind === 'submit' && !isUnchanged && driver.clickAgain !== undefined) {
        await driver.clickAgain();
        await kratos.untilCalled(calls);
        await seeFocus(expectedPage, driver, hadFocus);
      }
    } catch (error) {
      throw new Error(await describeFailure({ journey, at, error, driver, replay }), { cause: error });
    }
    before = expectedPage;
    hadFocus ||= expectedPage.focus !== null;
    for (const label of toLabels(expectedPage)) labels.add(label);
    for (const secret of toTexts(expectedPage.secrets)) secrets.add(secret);
  }
}

const isAnswer = ({ kind }: SecondFactorAction): boolean => kind === 'answer' || kind === 'answerSettings';

const looksTheSame = (before: ExpectedSecondFactorPage | null, page: ExpectedSecondFactorPage): boolean =>
  JSON.stringify({ ...before, focus: null }) === JSON.stringify({ ...page, focus: null });

const toLabels = ({ buttons, submitLabel }: ExpectedSecondFactorPage): readonly string[] => [
  ...buttons.map(({ label }) => label),
  ...(submitLabel === null ? [] : [submitLabel]),
];

const toTexts = ({ qr, key, codes }: SecretValues): readonly string[] =>
  [qr, key, ...codes.map(({ code }) => code)].filter((each) => each !== null && each !== '') as readonly string[];

async function bringAbout(
  action: SecondFactorAction,
  before: ExpectedSecondFactorPage | null,
  driver: SecondFactorDriver,
  kratos: SecondFactorKratos,
): Promise<void> {
  switch (action.kind) {
    case 'open':
      return driver.open(action.input);
    case 'press':
      return driver.press(action.button);
    case 'answerSettings':
      await kratos.answerSettings(action.outcome);
      return action.outcome.kind === 'timedOut' ? driver.timeOutCall() : undefined;
    default:
      return actOnPage(action, { before, driver, kratos });
  }
}

async function see({ expectedPage }: SecondFactorStep, driver: SecondFactorDriver, { hadFocus, labels, secrets }: Past): Promise<void> {
  const { title, pageTitle, texts, messages, progress, wait, fields, isReadOnly, isPending, submitLabel, login } = expectedPage;
  // The page decides whether a login in place names the document.
  await driver.seeHeading(title, [pageTitle, ...(login === null ? [] : [login.pageTitle])]);
  await driver.seeStep({ fields });
  await driver.seeMessages(messages);
  for (const text of texts) await driver.seeAdvice(text);
  await driver.seeProgress(progress, wait);
  if (login === null) for (const field of fields) await driver.seeField(field, isReadOnly);
  await seeButtons(expectedPage, driver, labels);
  if (submitLabel !== null) await driver.seeSubmit(submitLabel, isPending);
  const shown = toTexts(expectedPage.secrets);
  await driver.seeSecrets(
    expectedPage.secrets,
    [...secrets].filter((each) => !shown.includes(each)),
  );
  await seeFocus(expectedPage, driver, hadFocus);
  if (expectedPage.redirectUrl !== null) await driver.seeNavigation?.(expectedPage.redirectUrl);
}

/** A login that is shown in place has buttons of its own, which the journeys of a login check. */
async function seeButtons(page: ExpectedSecondFactorPage, driver: SecondFactorDriver, labels: ReadonlySet<string>): Promise<void> {
  if (page.login !== null) {
    for (const { label, isEnabled } of page.buttons) await driver.seeSubmit(label, !isEnabled);
    return;
  }
  const there = [...toLabels(page), ...page.optional];
  await driver.seeButtons(
    page.buttons,
    [...labels].filter((label) => !there.includes(label)),
  );
}

async function seeFocus({ focus }: ExpectedSecondFactorPage, driver: SecondFactorDriver, hadFocus: boolean): Promise<void> {
  if (focus?.on === 'field') await driver.seeFocusOn(focus);
  else if (focus?.on === 'name') await driver.seeFocusOnName(focus.names);
  else if (hadFocus) await driver.seeFocusKept?.();
}
