import type { Outcome } from '@kratos-login/core/read-outcome';
import type { SecondFactorInput } from '@kratos-login/core/second-factor';
import type { Start } from 'xstate-paths';
import type { JourneyStep, LoginJourney } from '../journeys/journey.ts';
import type { ExpectedSecondFactorPage } from './expected-second-factor-page.ts';
import type { ScriptedSettingsOutcome } from './scripted-settings.ts';
import type { SecondFactorButton } from './second-factor-button.ts';

/** A path through the settings of the second factor as actions on a page, with the expected page after each of them. Plain data. */
export interface SecondFactorJourney extends Omit<LoginJourney, 'start' | 'steps'> {
  /** The input of the second factor. */
  readonly start: Start<SecondFactorInput>;
  /** The steps. The first one opens the page. */
  readonly steps: readonly SecondFactorStep[];
}

/** One step of a journey. */
export interface SecondFactorStep extends Omit<JourneyStep, 'action' | 'expectedPage'> {
  /** The action that causes the step. */
  readonly action: SecondFactorAction;
  /** What the page shows after the step. */
  readonly expectedPage: ExpectedSecondFactorPage;
}

/** The action that causes a step: by the user, by Kratos's answer, or by time. */
export type SecondFactorAction =
  | { readonly kind: 'open'; readonly input: SecondFactorInput }
  /** Fills in the visible fields by name, and submits the form: that with the code of an app, or that of the login in place. */
  | { readonly kind: 'submit'; readonly typed: Readonly<Record<string, string>> }
  /** Presses a button. */
  | { readonly kind: 'press'; readonly button: SecondFactorButton }
  /** Returns to the page as the browser restored it: `pageshow` with `persisted`. */
  | { readonly kind: 'restorePage' }
  /** Answers the pending call of the settings. */
  | { readonly kind: 'answerSettings'; readonly call: string; readonly outcome: ScriptedSettingsOutcome }
  /** Answers the pending call of a login, or a sign-out. */
  | { readonly kind: 'answer'; readonly call: string; readonly outcome: Outcome }
  | { readonly kind: 'wait'; readonly ms: number };

/** The journeys of a page, and those that have passed so far. */
export interface SecondFactorTests {
  /** All journeys of the page. */
  readonly journeys: readonly SecondFactorJourney[];
  /** The journeys that have passed so far. */
  readonly walked: readonly SecondFactorJourney[];
}
