import type { Actor } from 'xstate';
import type { loginMachine } from './machine/login-machine.ts';
import type { TranslatedTexts } from './view/create-translator.ts';
import type { LoginView } from './view/login-view.ts';

/** One login: a store of its current view, with the XState actor behind it. */
export interface Login {
  /** The XState actor. A `start()` after `stop()` or after the end creates another one. */
  readonly actor: Actor<typeof loginMachine>;
  /** Starts the login, again after `stop()` or after the end. Does nothing while the login runs. */
  start(): void;
  /** Stops the login, aborts its request and resets the view to `initialView`. Listeners are not called. */
  stop(): void;
  /** The view before the first `start()`, for rendering on a server and for hydration. */
  readonly initialView: LoginView;
  /** Returns the current view. It is the same object until the view changes. */
  getView(): LoginView;
  /**
   * Changes the language, at any time. The listeners receive the same view in that language: the focus does not move, and the user's input stays. Each
   * option that is left out becomes English again.
   */
  setTexts(texts: TranslatedTexts): void;
  /** Calls the listener after each change of the view, but not at once. Returns a function that ends the subscription. */
  subscribe(listener: (view: LoginView) => void): () => void;
  /**
   * Asks Kratos for the session again, for a page that returns from the browser's back/forward cache with an old view. Starts the login if it does not
   * run. Does nothing while a request is pending, and at the step `error`.
   */
  checkSession(): void;
  /** Signs out, and starts the login again. Resolves to `false` if the user is still signed in. */
  signOut(): Promise<boolean>;
}
