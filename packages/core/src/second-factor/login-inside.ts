import type { ActorRefFrom } from 'xstate';
import { addListener, callListeners } from '../call-listeners.ts';
import type { Login } from '../login.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import { createTranslatedView } from '../view/create-login-view.ts';
import type { TranslatedTexts } from '../view/create-translator.ts';
import type { LoginView } from '../view/login-view.ts';

/** Options of {@link createLoginInside}. */
export interface LoginInsideOptions extends TranslatedTexts {
  /** The login that another machine has invoked. */
  readonly actor: ActorRefFrom<typeof loginMachine>;
  /** The name of the site. */
  readonly siteName?: string | undefined;
  /** The public address of Kratos. */
  readonly kratosUrl: string;
  /** Signs out. Resolves to `false` if the user is still signed in. */
  readonly signOut: () => Promise<boolean>;
}

/** Makes a store of a login that another machine has invoked, for everything that shows a login. That machine starts and ends it. */
export function createLoginInside({ actor, siteName, kratosUrl, signOut, ...texts }: LoginInsideOptions): Login {
  const toView = createTranslatedView({ send: (event) => actor.send(event), ...texts, siteName, kratosUrl });
  const initialView = toView(actor.getSnapshot());
  const listeners = new Set<(view: LoginView) => void>();
  let view = initialView;
  const notify = (next: LoginView): void => {
    if (next === view) return;
    view = next;
    callListeners(listeners, view);
  };
  actor.subscribe((snapshot) => notify(toView(snapshot)));
  return {
    actor: actor as Login['actor'],
    initialView,
    start() {},
    stop() {},
    getView: () => view,
    setTexts: (each) => notify(toView(actor.getSnapshot(), each)),
    subscribe: (listener) => addListener(listeners, listener),
    checkSession: () => actor.send({ type: 'session.check' }),
    signOut,
  };
}
