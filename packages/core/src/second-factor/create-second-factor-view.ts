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
export function createSecondFactorView(
  options: SecondFactorViewOptions = {},
): (snapshot: SnapshotFrom<typeof secondFactorMachine>) => SecondFactorView {
  const toView = createTranslatedSecondFactorView(options);
  return (snapshot) => toView(snapshot);
}

/** As {@link createSecondFactorView}. A translation changes the language: the view is the same one in that language. */
export function createTranslatedSecondFactorView({
  send = () => {},
  signOut = async () => false,
  siteName,
  ...first
}: SecondFactorViewOptions): ToTranslatedSecondFactorView {
  let memory: SecondFactorMemory | null = null;
  let kratosUrl = '';
  let translation: SecondFactorTranslation = first;
  let inside: { readonly of: unknown; readonly login: Login } | null = null;
  const toLogin = (actor: ActorRefFrom<typeof loginMachine>): Login => {
    if (inside?.of !== actor) inside = { of: actor, login: createLoginInside({ actor, siteName, kratosUrl, signOut, ...translation }) };
    return inside.login;
  };
  // During a wait the button is on the page, and does nothing.
  const isHeldBack = ({ type }: SecondFactorUserEvent): boolean =>
    type === 'retry' && memory?.view.kind === 'error' && memory.view.wait !== '';
  const verbs = createSecondFactorVerbs((event) => isHeldBack(event) || send(event));
  const createFold = () =>
    createSecondFactorFold({
      texts: { ...englishSecondFactor, ...translation.secondFactorTexts },
      translator: createTranslator(translation, siteName),
      verbs,
      toLogin,
    });
  let fold = createFold();
  return (snapshot, next) => {
    kratosUrl = snapshot.context.input.kratosUrl ?? '';
    if (next) {
      translation = next;
      inside?.login.setTexts(next);
      fold = createFold();
    }
    memory = fold(memory, snapshot);
    return memory.view;
  };
}

type ToTranslatedSecondFactorView = (
  snapshot: SnapshotFrom<typeof secondFactorMachine>,
  translation?: SecondFactorTranslation,
) => SecondFactorView;
