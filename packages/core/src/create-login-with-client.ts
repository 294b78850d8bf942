import { type ActorOptions, createActor } from 'xstate';
import { addListener, callListeners } from './call-listeners.ts';
import { type FlowStorage, findStorage, keepMailedFlow } from './keep-mailed-flow.ts';
import type { KratosClient } from './kratos/kratos-client.ts';
import type { Login } from './login.ts';
import { loginActors } from './machine/login-actors.ts';
import type { LoginInput } from './machine/login-context.ts';
import { createLoginMachine, type loginMachine } from './machine/login-machine.ts';
import { tellDeveloper } from './tell-developer.ts';
import { createTranslatedView } from './view/create-login-view.ts';
import type { TranslatedTexts } from './view/create-translator.ts';
import type { HostLinks, LoginView } from './view/login-view.ts';

/** Options of {@link createLoginWithClient}: the input of the login, and how it is shown. */
export interface LoginWithClientOptions extends Omit<LoginInput, 'kratosUrl'>, HostLinks, TranslatedTexts {
  /** The client that sends the requests to Kratos. */
  readonly client: KratosClient;
  /** The name of the site that the user signs in to: "Sign in to Example". It is also at the end of each `pageTitle`. Default: none. */
  readonly siteName?: string | undefined;
  /** Whether the page is visible. A form on a hidden page is not renewed before it expires. Default: by `document.visibilityState`. */
  readonly isPageVisible?: (() => boolean) | undefined;
  /**
   * Stores the id of a flow that has mailed a code, so that a reload asks for that code instead of mailing another one. No user input is stored. With
   * `null` the id is kept in this object only. Default: `sessionStorage`, if the browser allows it.
   */
  readonly storage?: FlowStorage | null | undefined;
  /** XState's `inspect` option, unfiltered: it receives the identifier the user typed. `@kratos-login/inspect` has one without private data. */
  readonly inspect?: ActorOptions<typeof loginMachine>['inspect'];
  /** XState's `clock` option, for example a `SimulatedClock` in tests. Default: the platform's timers. */
  readonly clock?: ActorOptions<typeof loginMachine>['clock'];
}

/**
 * Creates a login over a Kratos client of your choice, without ky.
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
  texts: initialTexts,
  messages: initialMessages,
  siteName,
  isPageVisible = pageIsVisible,
  storage = findStorage(),
  secondFactorSetupUrl,
  backUrl,
  inspect,
  clock,
  ...loginOptions
}: LoginWithClientOptions): Login {
  const machine = createLoginMachine({ actors: loginActors(client), guards: { pageIsVisible: () => isPageVisible() } });
  const input: LoginInput = { ...loginOptions, kratosUrl: client.kratosUrl };
  const mailedFlow = keepMailedFlow(storage, client.kratosUrl, input);
  const newActor = () =>
    createActor(machine, {
      input: { ...input, ...(!input.mailedFlowId && mailedFlow.read()) },
      ...(inspect && { inspect }),
      ...(clock && { clock }),
    });
  const listeners = new Set<(view: LoginView) => void>();
  let texts: TranslatedTexts = { texts: initialTexts, messages: initialMessages };
  const newPage = () =>
    createTranslatedView({
      send: (event) => actor.send(event),
      ...texts,
      siteName,
      kratosUrl: client.kratosUrl,
      secondFactorSetupUrl,
      backUrl,
    });

  let toView = newPage();
  let actor = newActor();
  // Without the stored flow, which a server does not have.
  const initialSnapshot = createActor(machine, { input }).getSnapshot();
  let phase: 'new' | 'started' | 'stopped' = 'new';
  const isRunning = (): boolean => phase === 'started' && actor.getSnapshot().status === 'active';
  const getSnapshot = () => (phase === 'stopped' ? initialSnapshot : actor.getSnapshot());
  const getView = (): LoginView => toView(getSnapshot());
  let initialView = toView(initialSnapshot);
  let notifiedView = getView();
  let isNotifying = false;
  const notifyListeners = (): void => {
    if (isNotifying) return; // a listener restarted the login: finish notifying about the end first
    isNotifying = true;
    try {
      for (let view = getView(); view !== notifiedView; view = getView()) {
        notifiedView = view;
        tellDeveloper(view);
        callListeners(listeners, view);
      }
    } finally {
      isNotifying = false;
    }
  };

  const login: Login = {
    get actor() {
      return actor;
    },
    start() {
      if (isRunning()) return;
      if (phase !== 'new') actor = newActor();
      phase = 'started';
      actor.subscribe(mailedFlow.follow);
      actor.subscribe(notifyListeners);
      actor.start(); // notifies its subscribers
    },
    stop() {
      actor.stop();
      // Drop the previous user's view so the next page cannot show it.
      phase = 'stopped';
      toView = newPage();
    },
    get initialView() {
      return initialView;
    },
    getView,
    setTexts(each) {
      texts = each;
      toView(getSnapshot(), each);
      initialView = newPage()(initialSnapshot);
      notifyListeners();
    },
    subscribe: (listener) => addListener(listeners, listener),
    async signOut() {
      const { kind } = await client.signOut(new AbortController().signal);
      if (kind !== 'noSession') return false;
      if (isRunning()) login.stop();
      login.start(); // after the end of a login, so that the form gets the focus of the button that goes
      return true;
    },
    checkSession() {
      if (isRunning()) actor.send({ type: 'session.check' });
      else login.start();
    },
  };
  return login;
}

/** Core is compiled without DOM types. */
function pageIsVisible(): boolean {
  const { document } = globalThis as { readonly document?: { readonly visibilityState?: string } };
  return document?.visibilityState !== 'hidden';
}
