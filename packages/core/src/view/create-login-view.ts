import type { SnapshotFrom } from 'xstate';
import type { UserEvent } from '../machine/login-context.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import { createTranslator, type TranslatedTexts } from './create-translator.ts';
import { createVerbs } from './create-verbs.ts';
import { createViewFold, type ViewMemory } from './create-view-fold.ts';
import type { HostLinks, LoginView } from './login-view.ts';

/** Options of {@link createLoginView}. */
export interface LoginViewOptions extends HostLinks, TranslatedTexts {
  /** Receives the events of the view's functions. Default: they are ignored. */
  readonly send?: ((event: UserEvent) => void) | undefined;
  /** The name of the site that the user signs in to: "Sign in to Example". Default: none. */
  readonly siteName?: string | undefined;
  /** The public address of Kratos, for the view of an error. Default: `''`. */
  readonly kratosUrl?: string | undefined;
}

/**
 * Creates a function from snapshots of `loginMachine` to views. It is for hosts that run the machine themselves: inside another machine, or without an
 * actor in a test. `createLogin` includes it.
 *
 * Pass each snapshot in order, and create another function for another page. A view depends on the previous ones: a form stays on the page during a
 * request, and the focus moves only after a change. The same snapshots give the same views.
 *
 * ```ts
 * import { createKratosClient, createLoginView, loginActors, loginMachine } from '@kratos-login/core'
 * import { createActor } from 'xstate'
 *
 * const kratosUrl = 'https://auth.example.com'
 * const actor = createActor(loginMachine.provide({ actors: loginActors(createKratosClient({ kratosUrl })) }), { input: { kratosUrl } })
 * const toView = createLoginView({ send: (event) => actor.send(event), kratosUrl })
 * actor.subscribe((snapshot) => console.log(toView(snapshot).title)) // Sign in
 * actor.start()
 * ```
 */
export function createLoginView(options: LoginViewOptions = {}): (snapshot: SnapshotFrom<typeof loginMachine>) => LoginView {
  const toView = createTranslatedView(options);
  return (snapshot) => toView(snapshot);
}

/** As {@link createLoginView}. Texts change the language: the view is the same one in that language. */
export function createTranslatedView({
  send = () => {},
  texts,
  messages,
  siteName,
  kratosUrl = '',
  ...links
}: LoginViewOptions): ToTranslatedView {
  let memory: ViewMemory | null = null;
  // During a wait the button is on the page, and does nothing.
  const isHeldBack = ({ type }: UserEvent): boolean => type === 'retry' && memory?.view.kind === 'error' && memory.view.wait !== '';
  const verbs = createVerbs((event) => isHeldBack(event) || send(event));
  const createFold = (each: TranslatedTexts) => createViewFold({ texts: createTranslator(each, siteName), kratosUrl, links, verbs });
  let fold = createFold({ texts, messages });
  return (snapshot, each) => {
    if (each) fold = createFold(each);
    memory = fold(memory, snapshot);
    return memory.view;
  };
}

type ToTranslatedView = (snapshot: SnapshotFrom<typeof loginMachine>, texts?: TranslatedTexts) => LoginView;
