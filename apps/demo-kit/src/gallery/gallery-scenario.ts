import type { FormView, LoginOptions } from '@kratos-login/core';
import type { Emulator, IdentityOptions } from '@kratos-login/emulator';
import type { GalleryNetwork } from './gallery-network.ts';

/** One state of a login page, and how a real login gets there. */
export interface GalleryScenario {
  /** The heading of the state in the overview. */
  readonly title: string;
  /** What `readViewFacts` returns when the state is reached. */
  readonly shows: string;
  /** The configuration of Kratos, merged into that of the gallery. */
  readonly config?: Parameters<Emulator['configure']>[0];
  /** The users. Default: Ann with an authenticator app, and Bob with a password only. */
  readonly identities?: readonly IdentityOptions[];
  /** Options of the login. */
  readonly login?: GalleryLoginOptions;
  /** Opens the page with a flow (`?flow=…`), as after a redirect of Kratos. */
  readonly startsWithFlow?: true;
  /** What happens before the page is opened. */
  readonly arrange?: (stage: Stage) => void | Promise<void>;
  /** What the user does, once the first form or error is on the page. */
  readonly perform?: (play: Play) => void | Promise<void>;
}

/** The options of the login that a page of the gallery chooses, such as its texts. */
export type GalleryLoginOptions = Partial<Omit<LoginOptions, 'kratosUrl' | 'fetch' | 'clock' | 'storage'>>;

/** Kratos and the network, before the page is opened. */
export interface Stage {
  readonly kratos: Emulator;
  readonly network: GalleryNetwork;
  /** Signs a user in on another page of the same browser. */
  signInElsewhere(values: { readonly identifier: string; readonly password: string; readonly backupCode?: string }): Promise<void>;
}

/** The running login, and the hands of its user. */
export interface Play extends Pick<Stage, 'kratos' | 'network'> {
  /** Calls a function of the current view, as its button does. Throws if it is not possible now. */
  press<Name extends Verb>(name: Name, ...values: Parameters<NonNullable<FormView[Name]>>): void;
  /** Waits until no request is pending, or until requests are held. */
  settle(): Promise<void>;
  /** Settles. Throws if `readViewFacts` then returns something else. */
  reach(facts: string): Promise<void>;
  /** Moves the clock of the login. */
  elapse(seconds: number): void;
  /** The values that were submitted last. */
  readonly typed: TypedValues;
}

/** The submitted values of a form, by field name. */
export type TypedValues = Parameters<NonNullable<FormView['submit']>>[0];

type Verb = 'submit' | 'chooseFactor' | 'chooseProvider' | 'sendCode' | 'resendCode' | 'cancel';

/** Keeps the ids as literal types, and checks the scenarios. */
export const defineScenarios = <const Id extends string>(scenarios: Readonly<Record<Id, GalleryScenario>>): typeof scenarios => scenarios;
