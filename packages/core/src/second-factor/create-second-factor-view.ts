import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { Login } from '../login.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import { createTranslator } from '../view/create-translator.ts';
import { createSecondFactorFold, type SecondFactorMemory } from './create-second-factor-fold.ts';
import { englishSecondFactor } from './english.ts';
import { createLoginInside } from './login-inside.ts';
import type { SecondFactorTranslation } from './second-factor.ts';
import type { SecondFactorUserEvent } from './second-factor-context.ts';
import type { secondFactorMachine } from './second-factor-machine.ts';
import { createSecondFactorVerbs } from './second-factor-verbs.ts';
import type { SecondFactorView } from './second-factor-view.ts';

/** Options of {@link createSecondFactorView}. */
export interface SecondFactorViewOptions extends SecondFactorTranslation {
  /** Receives the events of the view's functions. Default: they are ignored. */
  readonly send?: ((event: SecondFactorUserEvent) => void) | undefined;
  /** Signs out, for the login inside. Resolves to `false` if the user is still signed in. Default: does nothing. */
  readonly signOut?: (() => Promise<boolean>) | undefined;
  /** The name of the site, which is also at the end of each `pageTitle`. Default: none. */
  readonly siteName?: string | undefined;
}

/**
 * Creates a function from snapshots of `secondFactorMachine` to views. It is for hosts that run the machine themselves: inside another machine, or without an
 * actor in a test. `createSecondFactor` includes it.
 *
 * Pass each snapshot in order, and create another function for another page. A view depends on the previous ones: a page stays during a request, and the focus
 * moves only after a change.
 *
 * ```ts
 * import { createSecondFactorView, secondFactorMachine } from '@kratos-login/core/second-factor'
 * import { createActor } from 'xstate'
 *
 * const actor = createActor(secondFactorMachine, { input: {} }) // provide its actors first
 * const toView = createSecondFactorView({ send: (event) => actor.send(event) })
 * console.log(toView(actor.getSnapshot()).title) // Two-step sign-in
 * ```
 */
export function createSecondFactorView({
  send = () => {},
  signOut = async () => false,
  texts,
  messages,
  secondFactorTexts,
  siteName,
}: SecondFactorViewOptions = {}): (snapshot: SnapshotFrom<typeof secondFactorMachine>) => SecondFactorView {
  let memory: SecondFactorMemory | null = null;
  let kratosUrl = '';
  let inside: { readonly of: unknown; readonly login: Login } | null = null;
  const toLogin = (actor: ActorRefFrom<typeof loginMachine>): Login => {
    if (inside?.of !== actor) inside = { of: actor, login: createLoginInside({ actor, siteName, kratosUrl, signOut, texts, messages }) };
    return inside.login;
  };
  // During a wait the button is on the page, and does nothing.
  const isHeldBack = ({ type }: SecondFactorUserEvent): boolean =>
    type === 'retry' && memory?.view.kind === 'error' && memory.view.wait !== '';
  const fold = createSecondFactorFold({
    texts: { ...englishSecondFactor, ...secondFactorTexts },
    translator: createTranslator({ texts, messages }, siteName),
    verbs: createSecondFactorVerbs((event) => isHeldBack(event) || send(event)),
    toLogin,
  });
  return (snapshot) => {
    kratosUrl = snapshot.context.input.kratosUrl ?? '';
    memory = fold(memory, snapshot);
    return memory.view;
  };
}
