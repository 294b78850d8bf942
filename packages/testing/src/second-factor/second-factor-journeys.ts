import type { Messages, Texts } from '@kratos-login/core';
import type { SecondFactorInput, SecondFactorTexts } from '@kratos-login/core/second-factor';
import { explore, type PathPlan, planPaths } from 'xstate-paths';
import {
  type IsSecondFactorButtonShown,
  isShownOnFinishedPage,
  type SecondFactorButtonNames,
  secondFactorButtonNames,
} from './second-factor-button.ts';
import type { SecondFactorJourney } from './second-factor-journey.ts';
import { createSecondFactorPageAlphabet } from './second-factor-page-alphabet.ts';
import { secondFactorChart, toSecondFactorJourney } from './to-second-factor-journey.ts';
import { createWholeWay } from './whole-way.ts';

/** Options of {@link secondFactorJourneys}. */
export interface SecondFactorJourneysOptions {
  /** `'short'` returns many short journeys, which locate a failure. `'tour'` returns a few long ones, and `'both'` returns both. Default: `'short'`. */
  readonly plan?: PathPlan | 'both';
  /** The option of the same name of `createSecondFactor`. */
  readonly texts?: Partial<Texts> | undefined;
  /** The option of the same name of `createSecondFactor`. */
  readonly messages?: Messages | undefined;
  /** The option of the same name of `createSecondFactor`. */
  readonly secondFactorTexts?: Partial<SecondFactorTexts> | undefined;
  /** The option of the same name of `createSecondFactor`. */
  readonly siteName?: string | undefined;
  /** Which buttons of the view the page has; the others are not checked. Default: those of the finished page, with "Sign out" on the overview and on errors. */
  readonly isShown?: IsSecondFactorButtonShown;
  /** The labels of buttons for which the view has no text. Default: those of the finished page. */
  readonly buttons?: Partial<SecondFactorButtonNames>;
  /** Whether the page can start with this input: a `flowId`, or `setUp`. Default: always. */
  readonly canStart?: (input: SecondFactorInput) => boolean;
  /** Whether timers and timeouts run on one clock, so that a call always times out first. Default: `false`. */
  readonly hasOneClock?: boolean;
}

/**
 * Returns the journeys of the second factor through its page. They use only what the view offers, and together take every transition that is possible so.
 * When a login is shown in place, they confirm it, leave it, sign in as another user, and go to a provider. This takes a second, so call it once.
 *
 * ```ts
 * import { secondFactorJourneys } from '@kratos-login/testing'
 *
 * const [journey] = secondFactorJourneys()
 * console.log(journey?.steps[0]?.expectedPage.title) // Two-step sign-in
 * ```
 */
export function secondFactorJourneys({
  plan = 'short',
  isShown = isShownOnFinishedPage,
  canStart = () => true,
  hasOneClock = false,
  buttons = {},
  ...texts
}: SecondFactorJourneysOptions = {}): readonly SecondFactorJourney[] {
  const graph = explore(secondFactorChart, createSecondFactorPageAlphabet({ isShown, canStart, hasOneClock }));
  const plans: readonly PathPlan[] = plan === 'both' ? ['short', 'tour'] : [plan];
  const names = { ...secondFactorButtonNames, ...buttons };
  const wholeWay = canStart({}) ? [createWholeWay(secondFactorChart)] : [];
  return [...plans.flatMap((each) => planPaths(secondFactorChart, graph, each)), ...wholeWay].map((path) =>
    toSecondFactorJourney(path, { isShown, names, texts }),
  );
}
