import type { SnapshotFrom } from 'xstate';
import type { UserEvent } from '../machine/login-context.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import { createVerbs } from './create-verbs.ts';
import { createViewFold, type ViewMemory } from './create-view-fold.ts';
import type { HostLinks, LoginView } from './login-view.ts';
import { createTranslator, type Messages, type Texts } from './texts.ts';

/** Options of {@link createLoginView}. */
export interface LoginViewOptions extends HostLinks {
  /** Where the verbs of a view send their events. Default: nowhere, for who only looks. */
  readonly send?: ((event: UserEvent) => void) | undefined;
  /** Sentences of ours in other words; the others stay in English. */
  readonly texts?: Partial<Texts> | undefined;
  /** Kratos's sentences in other words, by message id; the others stay as Kratos wrote them. */
  readonly messages?: Messages | undefined;
  /** The public address of Kratos, for the view of an error. Default: `''`. */
  readonly kratosUrl?: string | undefined;
}

/**
 * A function from snapshots of `loginMachine` to what is on the page, for those who run the machine themselves: inside a machine of their own, or
 * without an actor in a test. `createLogin` has it built in.
 *
 * Give it every snapshot, in the order in which they come, and make another one for another page: a form stays in place, busy, until the next one
 * is there, and the focus moves only when something has changed, so a view depends on those before. Nothing else is remembered: the same
 * snapshots make the same views.
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
export function createLoginView({
  send = () => {},
  texts,
  messages,
  kratosUrl = '',
  ...links
}: LoginViewOptions = {}): (snapshot: SnapshotFrom<typeof loginMachine>) => LoginView {
  let memory: ViewMemory | null = null;
  // While Kratos asks to wait, the button is there and does nothing.
  const isHeldBack = ({ type }: UserEvent): boolean => type === 'retry' && memory?.view.kind === 'error' && memory.view.wait !== '';
  const verbs = createVerbs((event) => isHeldBack(event) || send(event));
  const fold = createViewFold({ texts: createTranslator(texts, messages), kratosUrl, links, verbs });
  return (snapshot) => {
    memory = fold(memory, snapshot);
    return memory.view;
  };
}
