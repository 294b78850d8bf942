import type { SecondFactorOptions } from '@kratos-login/core/second-factor';
import type { Emulator, IdentityOptions } from '@kratos-login/emulator';
import type { GalleryNetwork } from '../gallery-network.ts';

/** One state of the page of the second factor, and how a real one gets there. */
export interface SecondFactorScenario {
  /** The heading of the state in the overview. */
  readonly title: string;
  /** What `readSecondFactorFacts` returns when the state is reached. */
  readonly shows: string;
  /** The configuration of Kratos, merged into that of the gallery. */
  readonly config?: Parameters<Emulator['configure']>[0];
  /** Who is signed in. Default: a user without a second factor. `null`: no user. */
  readonly user?: IdentityOptions | null;
  /** Begins with pairing, as after a login that needs a second factor. */
  readonly setUp?: true;
  /** What happens before the page is opened, when the user is signed in. */
  readonly arrange?: (stage: SecondFactorStage) => void | Promise<void>;
  /** What the user does, once Kratos has answered. */
  readonly perform?: (play: SecondFactorPlay) => void | Promise<void>;
}

/** The options of the second factor that a page of the gallery chooses, such as its texts. */
export type SecondFactorGalleryOptions = Partial<Omit<SecondFactorOptions, 'kratosUrl' | 'fetch' | 'clock' | 'setUp'>>;

/** Kratos and the network, before the page is opened. */
export interface SecondFactorStage {
  readonly kratos: Emulator;
  readonly network: GalleryNetwork;
}

/** The running second factor, and the hands of its user. */
export interface SecondFactorPlay extends SecondFactorStage {
  /** Presses the button of the view with this function, such as `leave`. Throws if it is not there. */
  press(name: string): void;
  /** Presses the button of a method on the overview: `totp setUp`. Throws if it is not there. */
  choose(name: string): void;
  /** Answers the question on the page with yes. Throws if there is none. */
  confirmQuestion(): void;
  /** Submits a code. */
  submitCode(code: string): void;
  /** Returns the code that an app with the secret of the page shows. */
  readCode(): string;
  /** Waits until no request is pending, or until requests are held. */
  settle(): Promise<void>;
  /** Moves the clock of the page. */
  elapse(seconds: number): void;
}

/** Keeps the ids as literal types, and checks the scenarios. */
export const defineSecondFactorScenarios = <const Id extends string>(
  scenarios: Readonly<Record<Id, SecondFactorScenario>>,
): typeof scenarios => scenarios;
