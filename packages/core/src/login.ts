import type { Actor } from 'xstate';
import type { loginMachine } from './machine/login-machine.ts';
import type { LoginView } from './view/login-view.ts';

/** One login: a store of one small view, and the actor behind it. */
export interface Login {
  /** The running actor, for people who know XState. Another one after each `start()` that follows a `stop()` or an end. */
  readonly actor: Actor<typeof loginMachine>;
  /** Begins. Does nothing while it runs; begins anew after `stop()`, or after an end. */
  start(): void;
  /** Ends, and forgets: a call under way is aborted, and its answer changes nothing. The view is as before the first `start()`; nobody is called back. */
  stop(): void;
  /** The view before the first `start()`: what a server renders, and what that page is brought to life with. */
  readonly initialView: LoginView;
  /** What is on the page now; the same object until something changes. */
  getView(): LoginView;
  /** Calls back after each change of the view, and not at once. Returns a function that ends the subscription. */
  subscribe(listener: (view: LoginView) => void): () => void;
  /**
   * Asks again who is signed in: for a page that comes back from the browser's cache (`pageshow` with `persisted`), where the view is as old as
   * the page. After an end it begins anew. Does nothing while a call is under way, and at the step `error`, which has its own ways on.
   */
  checkSession(): void;
}
