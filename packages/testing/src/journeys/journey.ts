import type { LoginInput } from '@kratos-login/core';
import type { Start } from 'xstate-paths';
import type { ExpectedPage } from './expected-page.ts';
import type { JourneyAction } from './journey-action.ts';

/** A path made real: what somebody does, Kratos answers or time brings, and what is on the page after each of it. Plain data. */
export interface LoginJourney {
  /** Of the path that it is made of. */
  readonly name: string;
  /** A short name for the same, of six letters and digits: for a command that takes this journey alone. */
  readonly id: string;
  readonly start: Start<LoginInput>;
  /** The first one opens the page. */
  readonly steps: readonly JourneyStep[];
}

/** One thing that happens on a journey. */
export interface JourneyStep {
  readonly name: string;
  readonly action: JourneyAction;
  readonly sees: ExpectedPage;
  /** What was typed and is posted by this step, by the names of the fields that were shown; `null` where no form is sent. */
  readonly sent: Readonly<Record<string, string>> | null;
  /** Where the chart is then: `{"password":{"entering":"waiting"}}`. */
  readonly state: string;
  /** How often Kratos was called by then, since the page was opened. */
  readonly calls: number;
  /** What was taken: leaf ▸ event ▸ transition. */
  readonly edges: readonly string[];
}

/** The journeys of a page, and those of them that passed so far. */
export interface JourneyTests {
  readonly journeys: readonly LoginJourney[];
  readonly walked: readonly LoginJourney[];
}
