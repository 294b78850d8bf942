import type { LoginInput } from '@kratos-login/core';
import type { Start } from 'xstate-paths';
import type { ExpectedPage } from './expected-page.ts';
import type { JourneyAction } from './journey-action.ts';

/** A path as actions on a page, with the expected page after each of them. Plain data. */
export interface LoginJourney {
  /** The name of its path. */
  readonly name: string;
  /** A short id of six letters and digits, for a command that repeats this journey. */
  readonly id: string;
  /** The input of the login. */
  readonly start: Start<LoginInput>;
  /** The steps. The first one opens the page. */
  readonly steps: readonly JourneyStep[];
}

/** One step of a journey. */
export interface JourneyStep {
  /** The label of the step. */
  readonly name: string;
  /** The action that causes the step. */
  readonly action: JourneyAction;
  /** What the page shows after the step. */
  readonly expectedPage: ExpectedPage;
  /** The typed values that this step posts, by the names of the visible fields. `null` if it submits no form. */
  readonly sent: Readonly<Record<string, string>> | null;
  /** The state of the chart after the step, such as `{"password":{"entering":"waiting"}}`. */
  readonly state: string;
  /** The number of calls of Kratos since the page was opened. */
  readonly calls: number;
  /** The taken edges: `leaf ▸ event ▸ transition`. */
  readonly edges: readonly string[];
}

/** The journeys of a page, and those that have passed so far. */
export interface JourneyTests {
  /** All journeys of the page. */
  readonly journeys: readonly LoginJourney[];
  /** The journeys that have passed so far. */
  readonly walked: readonly LoginJourney[];
}
