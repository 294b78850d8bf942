import type { Actor } from 'xstate';
import type { TranslatedTexts } from '../view/create-translator.ts';
import type { secondFactorMachine } from './second-factor-machine.ts';
import type { SecondFactorTexts } from './second-factor-texts.ts';
import type { SecondFactorView } from './second-factor-view.ts';

/** The texts of the second factor and of the login inside, in another language. */
export interface SecondFactorTranslation extends TranslatedTexts {
  /** Replaces texts of the second factor. Default: English. */
  readonly secondFactorTexts?: Partial<SecondFactorTexts> | undefined;
}

/** The settings of one user's second factor: a store of its current view, with the XState actor behind it. */
export interface SecondFactor {
  /** The XState actor. A `start()` after `stop()` or after the end creates another one. */
  readonly actor: Actor<typeof secondFactorMachine>;
  /** Starts, again after `stop()` or after the end. Does nothing while it runs. */
  start(): void;
  /** Stops, aborts its request and resets the view to `initialView`. Listeners are not called. */
  stop(): void;
  /** The view before the first `start()`, for rendering on a server and for hydration. */
  readonly initialView: SecondFactorView;
  /** Returns the current view. It is the same object until the view changes. */
  getView(): SecondFactorView;
  /** Changes the language, at any time. Each option that is left out becomes English again. */
  setTexts(texts: SecondFactorTranslation): void;
  /** Calls the listener after each change of the view, but not at once. Returns a function that ends the subscription. */
  subscribe(listener: (view: SecondFactorView) => void): () => void;
  /** Asks Kratos again what is set up, for a page that returns from the browser's back/forward cache. Starts if it does not run. */
  checkSession(): void;
}
