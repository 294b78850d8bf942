import type { Outcome } from '@kratos-login/core/read-outcome';
import { actOnPage } from './act-on-page.ts';
import { describeFailure } from './describe-failure.ts';
import type { ExpectedPage } from './expected-page.ts';
import type { JourneyStep, LoginJourney } from './journey.ts';
import type { JourneyAction } from './journey-action.ts';
import type { JourneyDriver } from './journey-driver.ts';
import { seePosted } from './see-posted.ts';
import { untilCalled } from './until-called.ts';

/** Answers calls for a journey: the one of `createScriptedKratos`, or your own. */
export interface JourneyKratos {
  /** Waits for a call, and answers it so that it has this outcome. */
  answer(outcome: Outcome): Promise<void>;
  /** Waits until it was called this often since the page was opened. Throws if it was called more often, or not often enough. */
  untilCalled(times: number): Promise<void>;
  /**
   * The bodies of all posts so far, as JSON or as a form. `untilCalled` resolves after the body of its call is there. With this member the posted values
   * are compared with the typed ones. Without it they are not checked.
   */
  readonly posted?: readonly string[];
}

/** Options of {@link walkJourney}. */
export interface WalkOptions {
  /** The command that repeats this journey. It is printed at the end of a failure. */
  readonly replay?: string;
}

/**
 * Takes a journey on a page, and checks the expected page after each step. Throws at the first difference. The message contains the steps so far, what
 * was expected, what is on the page, and how to repeat the journey.
 *
 * ```ts
 * import { createScriptedKratos, type JourneyDriver, type LoginJourney, walkJourney } from '@kratos-login/testing'
 *
 * export async function walkAll(journeys: readonly LoginJourney[], openPage: (fetch: typeof globalThis.fetch) => JourneyDriver) {
 *   for (const journey of journeys) {
 *     const kratos = createScriptedKratos()
 *     await walkJourney(journey, openPage(kratos.fetch), kratos)
 *   }
 * }
 * ```
 */
export async function walkJourney(
  journey: LoginJourney,
  driver: JourneyDriver,
  kratos: JourneyKratos,
  { replay }: WalkOptions = {},
): Promise<void> {
  let before: ExpectedPage | null = null;
  let hadFocus = false;
  let wasSubmit = false;
  const labels = new Set<string>();
  for (const [at, step] of journey.steps.entries()) {
    const isSubmit = step.action.kind === 'submit';
    try {
      const posts = kratos.posted?.length ?? 0;
      await bringAbout(step.action, before, driver, kratos);
      await untilCalled(step, before, kratos);
      if (step.sent !== null) seePosted(step.sent, kratos, posts);
      const isUnchanged = looksTheSame(before, step.expectedPage);
      if (step.action.kind === 'answer' && isUnchanged) await driver.processAnswer();
      await see(step, driver, { before, gone: findGone(labels, step.expectedPage), hadFocus });
      // The second click of a double click may reach an element that appeared after the first one.
      if ((isSubmit || wasSubmit) && !isUnchanged) await clickAgain(step, driver, kratos, hadFocus);
    } catch (error) {
      throw new Error(await describeFailure({ journey, at, error, driver, replay }), { cause: error });
    }
    before = step.expectedPage;
    wasSubmit = isSubmit;
    hadFocus ||= step.expectedPage.focus !== null;
    for (const label of findLabels(step.expectedPage)) labels.add(label);
  }
}

/** Returns the labels of the view for its buttons. */
const findLabels = ({ buttons, submitLabel }: ExpectedPage): readonly string[] =>
  [...buttons.map(({ label }) => label), submitLabel].filter((label) => label !== null);

const findGone = (labels: ReadonlySet<string>, expectedPage: ExpectedPage): readonly string[] =>
  [...labels].filter((label) => !findLabels(expectedPage).includes(label));

const looksTheSame = (before: ExpectedPage | null, expectedPage: ExpectedPage): boolean =>
  JSON.stringify({ ...before, focus: null }) === JSON.stringify({ ...expectedPage, focus: null });

async function bringAbout(action: JourneyAction, before: ExpectedPage | null, driver: JourneyDriver, kratos: JourneyKratos): Promise<void> {
  if (action.kind === 'open') return driver.open(action.input);
  if (action.kind === 'press') return driver.press(action.button);
  return actOnPage(action, { before, driver, kratos });
}

/** The texts of earlier steps. */
interface Past {
  readonly before: ExpectedPage | null;
  /** Whether the view has moved the focus before. From then on an element must have it. */
  readonly hadFocus: boolean;
  /** The labels of buttons that must be gone. */
  readonly gone: readonly string[];
}

async function see({ expectedPage }: JourneyStep, driver: JourneyDriver, { before, gone, hadFocus }: Past): Promise<void> {
  await driver.seeTitle(expectedPage.title, expectedPage.pageTitle);
  await driver.seeStep(expectedPage);
  await driver.seeMessages([...expectedPage.messages, ...(expectedPage.announcement === '' ? [] : [expectedPage.announcement])]);
  if (expectedPage.notice !== null) await driver.seeNotice(expectedPage.notice);
  else if (before !== null && before.notice !== null) await driver.seeNoNotice?.(before.notice);
  if (expectedPage.advice !== '') await driver.seeAdvice(expectedPage.advice);
  for (const link of [expectedPage.noticeLink ?? [], expectedPage.links].flat()) await driver.seeLink?.(link.label, link.url);
  await driver.seeProgress(expectedPage.progress, expectedPage.wait);
  for (const field of expectedPage.fields) await driver.seeField(field, expectedPage.isReadOnly);
  await driver.seeButtons(expectedPage.buttons, gone);
  if (expectedPage.submitLabel !== null) await driver.seeSubmit(expectedPage.submitLabel, expectedPage.isPending);
  await seeFocus(expectedPage, driver, hadFocus);
  if (expectedPage.redirectUrl !== null) await driver.seeNavigation?.(expectedPage.redirectUrl);
}

async function seeFocus({ focus }: ExpectedPage, driver: JourneyDriver, hadFocus: boolean): Promise<void> {
  if (focus !== null) await driver.seeFocusOn(focus);
  else if (hadFocus) await driver.seeFocusKept?.();
}

/** A double click has no effect. A call that it causes is found at the next step at the latest. */
async function clickAgain(
  { expectedPage, calls }: JourneyStep,
  driver: JourneyDriver,
  kratos: JourneyKratos,
  hadFocus: boolean,
): Promise<void> {
  if (driver.clickAgain === undefined) return;
  try {
    await driver.clickAgain();
    await kratos.untilCalled(calls);
    await seeFocus(expectedPage, driver, hadFocus);
  } catch (error) {
    throw new Error(`After the second click of a double click: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
