import { type ActorOptions, createActor } from 'xstate';
import { type FlowStorage, findStorage, keepMailedFlow } from './keep-mailed-flow.ts';
import type { KratosClient } from './kratos/kratos-client.ts';
import type { Login } from './login.ts';
import { loginActors } from './machine/login-actors.ts';
import type { LoginInput } from './machine/login-context.ts';
import { createLoginMachine, type loginMachine } from './machine/login-machine.ts';
import { tellDeveloper } from './tell-developer.ts';
import { createVerbs } from './view/create-verbs.ts';
import { createView } from './view/create-view.ts';
import type { HostLinks, LoginView } from './view/login-view.ts';
import { createTranslator, type Messages, type Texts } from './view/texts.ts';

/** Options of {@link createLoginWithClient}: what the login is asked for, and how it is shown. */
export interface LoginWithClientOptions extends Omit<LoginInput, 'kratosUrl'>, HostLinks {
  /** The port to Kratos. */
  readonly client: KratosClient;
  /** Sentences of ours in other words; the others stay in English. */
  readonly texts?: Partial<Texts> | undefined;
  /** Kratos's sentences in other words, by message id; the others stay as Kratos wrote them. */
  readonly messages?: Messages | undefined;
  /** Whether somebody sees the page: a form that nobody sees is not renewed before it runs out. Default: `document.visibilityState`, where there is one. */
  readonly isPageVisible?: (() => boolean) | undefined;
  /**
   * Where the id of a flow that has mailed a code is kept, so that a reload asks for that code instead of mailing another one. No user input is stored
   * there. `null`: the id is kept in this object alone. Default: `sessionStorage`, where the browser allows it.
   */
  readonly storage?: FlowStorage | null | undefined;
  /** XState's own, raw: it sees what people typed as their name. `@kratos-login/inspect` makes one that tells nothing private. */
  readonly inspect?: ActorOptions<typeof loginMachine>['inspect'];
  /** XState's clock. Default: the platform's timers. A `SimulatedClock` in tests. */
  readonly clock?: ActorOptions<typeof loginMachine>['clock'];
}

/**
 * A login over a Kratos client of your own choice: nothing of ky comes along.
 *
 * ```ts
 * import { Configuration, FrontendApi } from '@ory/client'
 * import { createLoginWithClient } from '@kratos-login/core'
 * import { createOryClient } from '@kratos-login/core/ory-client'
 *
 * const kratosUrl = 'https://auth.example.com'
 * const client = createOryClient({ kratosUrl, frontend: new FrontendApi(new Configuration({ basePath: kratosUrl })) })
 * const login = createLoginWithClient({ client, returnTo: 'https://app.example.com/home' })
 * login.start()
 * ```
 */
export function createLoginWithClient({
  client,
  texts,
  messages,
  isPageVisible = pageIsVisible,
  storage = findStorage(),
  secondFactorSetupUrl,
  backUrl,
  inspect,
  clock,
  ...asked
}: LoginWithClientOptions): Login {
  const machine = createLoginMachine({ actors: loginActors(client), guards: { pageIsVisible: () => isPageVisible() } });
  const input: LoginInput = { ...asked, kratosUrl: client.kratosUrl };
  const mailedFlow = keepMailedFlow(storage, client.kratosUrl, input);
  const newActor = () =>
    createActor(machine, {
      input: { ...input, ...(!input.mailedFlowId && mailedFlow.read()) },
      ...(inspect && { inspect }),
      ...(clock && { clock }),
    });
  const listeners = new Set<(view: LoginView) => void>();
  const verbs = createVerbs(
    (event) => actor.send(event),
    () => getView(),
  );
  const newPage = () =>
    createView({ texts: createTranslator(texts, messages), kratosUrl: client.kratosUrl, links: { secondFactorSetupUrl, backUrl }, verbs });

  let toView = newPage();
  let actor = newActor();
  // The same on a server, which has no earlier flow.
  const initialSnapshot = createActor(machine, { input }).getSnapshot();
  let life: 'new' | 'started' | 'stopped' = 'new';
  const isRunning = (): boolean => life === 'started' && actor.getSnapshot().status === 'active';
  const getView = (): LoginView => toView(life === 'stopped' ? initialSnapshot : actor.getSnapshot());
  const initialView = toView(initialSnapshot);
  let told = getView();
  let isTelling = false;
  const tellOthers = (): void => {
    if (isTelling) return; // a listener has started anew: the others hear first how it ended
    isTelling = true;
    try {
      for (let view = getView(); view !== told; view = getView()) {
        told = view;
        tellDeveloper(view);
        for (const listener of [...listeners])
          try {
            listener(view);
          } catch (error) {
            // The other listeners are still called, and the error is still reported as uncaught.
            setTimeout(() => {
              throw error;
            });
          }
      }
    } finally {
      isTelling = false;
    }
  };

  const login: Login = {
    get actor() {
      return actor;
    },
    start() {
      if (isRunning()) return;
      if (life !== 'new') actor = newActor();
      life = 'started';
      actor.subscribe(mailedFlow.follow);
      actor.subscribe(tellOthers);
      actor.start(); // tells its subscribers
    },
    stop() {
      actor.stop();
      // Who was signed in is nothing for the page that comes next.
      life = 'stopped';
      toView = newPage();
    },
    initialView,
    getView,
    subscribe(listener) {
      // Its own function each time, so that one listener may subscribe twice.
      const each = listener.bind(null);
      listeners.add(each);
      return () => void listeners.delete(each);
    },
    checkSession() {
      if (isRunning()) actor.send({ type: 'session.check' });
      else login.start();
    },
  };
  return login;
}

/** Core knows no DOM: it looks whether there is one. */
function pageIsVisible(): boolean {
  const { document } = globalThis as { readonly document?: { readonly visibilityState?: string } };
  return document?.visibilityState !== 'hidden';
}
