import { type ActorOptions, type ActorRefFrom, createActor } from 'xstate';
import { addListener, callListeners } from '../call-listeners.ts';
import type { KratosClient } from '../kratos/kratos-client.ts';
import type { Login } from '../login.ts';
import { loginActors } from '../machine/login-actors.ts';
import { createLoginMachine, type loginMachine } from '../machine/login-machine.ts';
import { tellDeveloper } from '../tell-developer.ts';
import { createTranslator } from '../view/create-translator.ts';
import { createSecondFactorFold, type SecondFactorMemory } from './create-second-factor-fold.ts';
import { englishSecondFactor } from './english.ts';
import { createLoginInside } from './login-inside.ts';
import type { SecondFactor, SecondFactorTranslation } from './second-factor.ts';
import { secondFactorActors } from './second-factor-actors.ts';
import type { SecondFactorInput, SecondFactorUserEvent } from './second-factor-context.ts';
import { createSecondFactorMachine, type secondFactorMachine } from './second-factor-machine.ts';
import { createSecondFactorVerbs } from './second-factor-verbs.ts';
import type { SecondFactorView } from './second-factor-view.ts';
import type { SettingsClient } from './settings-client.ts';

/** Options of {@link createSecondFactorWithClients}. */
export interface SecondFactorWithClientsOptions extends Omit<SecondFactorInput, 'kratosUrl'>, SecondFactorTranslation {
  /** The client that sends the requests of the settings. */
  readonly settingsClient: SettingsClient;
  /** The client that sends the requests of the login inside. */
  readonly loginClient: KratosClient;
  /** The name of the site, which is also at the end of each `pageTitle`. Default: none. */
  readonly siteName?: string | undefined;
  /** XState's `inspect` option, unfiltered. It receives no secret, but the identifier that the user typed in the login inside. */
  readonly inspect?: ActorOptions<typeof secondFactorMachine>['inspect'];
  /** XState's `clock` option, for example a `SimulatedClock` in tests. Default: the platform's timers. */
  readonly clock?: ActorOptions<typeof secondFactorMachine>['clock'];
}

/** Creates the settings of the second factor over clients of your choice, without ky. */
export function createSecondFactorWithClients({
  settingsClient,
  loginClient,
  texts,
  messages,
  secondFactorTexts,
  siteName,
  inspect,
  clock,
  flowId,
  returnTo,
  expectedOrigins,
  setUp,
}: SecondFactorWithClientsOptions): SecondFactor {
  const { kratosUrl } = settingsClient;
  const input = { kratosUrl, flowId, returnTo, expectedOrigins, setUp };
  const login = createLoginMachine({ actors: loginActors(loginClient) });
  const machine = createSecondFactorMachine({ actors: { ...secondFactorActors(settingsClient), login } });
  const newActor = () => createActor(machine, { input, ...(inspect && { inspect }), ...(clock && { clock }) });
  const listeners = new Set<(view: SecondFactorView) => void>();
  let translation: SecondFactorTranslation = { texts, messages, secondFactorTexts };
  let loginInside: { readonly of: unknown; readonly login: Login } | null = null;

  const toLogin = (child: ActorRefFrom<typeof loginMachine>): Login => {
    if (loginInside?.of !== child) {
      const signOut = async (): Promise<boolean> => (await loginClient.signOut(new AbortController().signal)).kind === 'noSession';
      loginInside = { of: child, login: createLoginInside({ actor: child, siteName, kratosUrl, signOut, ...translation }) };
    }
    return loginInside.login;
  };
  const send = (event: SecondFactorUserEvent): void => {
    if (event.type !== 'retry' || memory.view.kind !== 'error' || memory.view.wait === '') actor.send(event);
  };
  const verbs = createSecondFactorVerbs(send);
  const newFold = () =>
    createSecondFactorFold({
      texts: { ...englishSecondFactor, ...translation.secondFactorTexts },
      translator: createTranslator(translation, siteName),
      verbs,
      toLogin,
    });

  let fold = newFold();
  let actor = newActor();
  const initialSnapshot = createActor(machine, { input }).getSnapshot();
  let memory: SecondFactorMemory = fold(null, initialSnapshot);
  let initialView = memory.view;
  let phase: 'new' | 'started' | 'stopped' = 'new';
  const isRunning = (): boolean => phase === 'started' && actor.getSnapshot().status === 'active';
  const update = (): void => {
    const before = memory.view;
    memory = fold(memory, phase === 'started' ? actor.getSnapshot() : initialSnapshot);
    if (memory.view === before) return;
    tellDeveloper(memory.view);
    callListeners(listeners, memory.view);
  };

  const secondFactor: SecondFactor = {
    get actor() {
      return actor;
    },
    start() {
      if (isRunning()) return;
      if (phase !== 'new') actor = newActor();
      phase = 'started';
      actor.subscribe(update);
      actor.start(); // notifies its subscribers
    },
    stop() {
      actor.stop();
      // Drop the user's view so the next page cannot show it.
      phase = 'stopped';
      loginInside = null;
      memory = fold(null, initialSnapshot);
    },
    get initialView() {
      return initialView;
    },
    getView: () => memory.view,
    setTexts(each) {
      translation = each;
      fold = newFold();
      loginInside?.login.setTexts(each);
      initialView = fold(null, initialSnapshot).view;
      update();
    },
    subscribe: (listener) => addListener(listeners, listener),
    checkSession() {
      if (isRunning()) actor.send({ type: 'session.check' });
      else secondFactor.start();
    },
  };
  return secondFactor;
}
