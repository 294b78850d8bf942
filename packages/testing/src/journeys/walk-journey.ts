import type { Outcome } from '@kratos-login/core';
import { describeAction } from './describe-action.ts';
import { describeFailure } from './describe-failure.ts';
import type { ExpectedPage, SeenField } from './expected-page.ts';
import type { JourneyStep, LoginJourney } from './journey.ts';
import type { JourneyAction } from './journey-action.ts';
import type { JourneyDriver } from './journey-driver.ts';
import { seePosted } from './see-posted.ts';

/** What answers as a journey says: of `createScriptedKratos`, or of a Kratos of your own. */
export interface JourneyKratos {
  /** Answers the call under way so that it comes to this; waits for a call first. */
  answer(outcome: Outcome): Promise<void>;
  /** Waits until it was called so many times since the page was opened; throws when it was called more often, or never comes to it. */
  untilCalled(times: number): Promise<void>;
  /**
   * The bodies of all posts so far, in order, as JSON or as a form: that of a post is there once `untilCalled` counts its call. With it, what was typed
   * has to be what is posted; without it nobody looks at what the page sends.
   */
  readonly posted?: readonly string[];
}

/** Options of {@link walkJourney}. */
export interface WalkOptions {
  /** What takes this journey again, and no other: at the end of what a failure tells. */
  readonly replay?: string;
}

/**
 * Takes a journey on a page, and looks after each step whether the page is as it says. Throws at the first thing that is not: the message has the
 * way there, what was expected, what is on the page, and how to take the journey again.
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
      await bringAbout(step.action, { before, driver, kratos });
      await untilCalled(step, before, kratos);
      if (step.sent !== null) seePosted(step.sent, kratos, posts);
      const isUnchanged = looksTheSame(before, step.sees);
      if (step.action.kind === 'answer' && isUnchanged) await driver.hear();
      await see(step, driver, { before, gone: findGone(labels, step.sees), hadFocus });
      // The second click of a double click on the button meets what the first one, or the answer to it, has put there.
      if ((isSubmit || wasSubmit) && !isUnchanged) await clickAgain(step, driver, kratos, hadFocus);
    } catch (error) {
      throw new Error(await describeFailure({ journey, at, error, driver, replay }), { cause: error });
    }
    before = step.sees;
    wasSubmit = isSubmit;
    hadFocus ||= step.sees.focus !== null;
    for (const label of findLabels(step.sees)) labels.add(label);
  }
}

/** A call that is missing, or one too many, is laid to what was done. */
async function untilCalled({ action, calls }: JourneyStep, before: ExpectedPage | null, kratos: JourneyKratos): Promise<void> {
  try {
    await kratos.untilCalled(calls);
  } catch (error) {
    throw new Error(`After ${describeAction(action, before)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The words of the view on what can be pressed. */
const findLabels = ({ buttons, submitLabel }: ExpectedPage): readonly string[] =>
  [...buttons.map(({ label }) => label), submitLabel].filter((label) => label !== null);

const findGone = (labels: ReadonlySet<string>, sees: ExpectedPage): readonly string[] =>
  [...labels].filter((label) => !findLabels(sees).includes(label));

const looksTheSame = (before: ExpectedPage | null, sees: ExpectedPage): boolean =>
  JSON.stringify({ ...before, focus: null }) === JSON.stringify({ ...sees, focus: null });

interface Scene {
  readonly before: ExpectedPage | null;
  readonly driver: JourneyDriver;
  readonly kratos: JourneyKratos;
}

async function bringAbout(action: JourneyAction, { before, driver, kratos }: Scene): Promise<void> {
  switch (action.kind) {
    case 'open':
      return driver.open(action.input);
    case 'submit':
      for (const field of before?.fields ?? []) await enter(field, action.typed[field.name] ?? '', driver);
      return driver.submit(before?.submitLabel ?? '');
    case 'press':
      return driver.press(action.button);
    case 'comeBack':
      return driver.comeBack();
    case 'answer':
      await kratos.answer(action.outcome);
      return action.outcome.kind === 'timedOut' ? driver.giveUp() : undefined;
    case 'wait':
      return driver.wait(action.ms);
  }
}

function enter(field: SeenField, text: string, driver: JourneyDriver): Promise<void> {
  if (field.name === 'identifier') return driver.enterIdentifier(text, field);
  return field.name === 'password' ? driver.enterPassword(text, field) : driver.enterCode(text, field);
}

/** What was there. */
interface Past {
  readonly before: ExpectedPage | null;
  /** The view has moved the focus once: from then on something has it. */
  readonly hadFocus: boolean;
  /** Labels of buttons that must not be there any more. */
  readonly gone: readonly string[];
}

async function see({ sees }: JourneyStep, driver: JourneyDriver, { before, gone, hadFocus }: Past): Promise<void> {
  await driver.seeTitle(sees.title, sees.pageTitle);
  await driver.seeStep(sees);
  await driver.seeMessages([...sees.messages, ...(sees.spoken === '' ? [] : [sees.spoken])]);
  if (sees.notice !== null) await driver.seeNotice(sees.notice);
  else if (before !== null && before.notice !== null) await driver.seeNoNotice?.(before.notice);
  for (const link of [sees.noticeLink ?? [], sees.links].flat()) await driver.seeLink?.(link.label, link.url);
  await driver.seeProgress(sees.progress, sees.wait);
  for (const field of sees.fields) await driver.seeField(field, sees.isReadOnly);
  await driver.seeButtons(sees.buttons, gone);
  if (sees.submitLabel !== null) await driver.seeSubmit(sees.submitLabel, sees.isBusy);
  await seeFocus(sees, driver, hadFocus);
  if (sees.leadsTo !== null) await driver.seeLeaving?.(sees.leadsTo);
}

async function seeFocus({ focus }: ExpectedPage, driver: JourneyDriver, hadFocus: boolean): Promise<void> {
  if (focus !== null) await driver.seeFocusOn(focus);
  else if (hadFocus) await driver.seeFocusKept?.();
}

/** It does nothing. What Kratos is called for nevertheless is found at the next step, at the latest. */
async function clickAgain({ sees, calls }: JourneyStep, driver: JourneyDriver, kratos: JourneyKratos, hadFocus: boolean): Promise<void> {
  if (driver.clickAgain === undefined) return;
  try {
    await driver.clickAgain();
    await kratos.untilCalled(calls);
    await seeFocus(sees, driver, hadFocus);
  } catch (error) {
    throw new Error(`After the second click of a double click: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
