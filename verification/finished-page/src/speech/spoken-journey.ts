import type { LoginPageOptions } from '@kratos-login/core/login-page';
import type { Emulator, EmulatorOptions } from '@kratos-login/emulator';
import type { Network } from './network.ts';

/** A user with a keyboard and a screen reader. Each action is a line of the transcript, with what is said after it. */
export interface ScreenReaderUser {
  readonly kratos: Emulator;
  readonly network: Network;
  /** Presses keys, in the syntax of `userEvent.keyboard`. */
  press(action: string, keys: string): Promise<void>;
  /** Presses Tab until the element has the focus. */
  tabTo(selector: string): Promise<void>;
  /** Lets time pass. */
  wait(seconds: number): Promise<void>;
  /** Reads the whole page. */
  readPage(): Promise<void>;
  /** Lets something happen that the user does not do. */
  meanwhile(event: string, act: () => unknown): Promise<void>;
}

/** A journey of a user with a screen reader. */
export interface SpokenJourney {
  readonly options?: LoginPageOptions;
  readonly emulator?: EmulatorOptions;
  /** Runs before Kratos answers the page. */
  readonly arrange?: (kratos: Emulator) => unknown;
  /** Whether Kratos does not answer the page until the journey says so. */
  readonly opensSlowly?: true;
  /** The id of a message of Kratos whose translation is missing. */
  readonly withoutTranslation?: number;
  readonly perform: (user: ScreenReaderUser) => Promise<void>;
}
