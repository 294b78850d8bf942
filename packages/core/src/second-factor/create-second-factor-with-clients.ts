import { type ActorOptions, createActor } from 'xstate';
import { addListener, callListeners } from '../call-listeners.ts';
import type { KratosClient } from '../kratos/kratos-client.ts';
import { loginActors } from '../machine/login-actors.ts';
import { createLoginMachine } from '../machine/login-machine.ts';
import { tellDeveloper } from '../tell-developer.ts';
import { createTranslatedSecondFactorView } from './create-second-factor-view.ts';
import type { SecondFactor, SecondFactorTranslation } from './second-factor.ts';
import { secondFactorActors } from './second-factor-actors.ts';
import type { SecondFactorInput } from './second-factor-context.ts';
import { createSecondFactorMachine, type secondFactorMachine } from './second-factor-machine.ts';
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
  const signOut = async (): Promise<boolean> => (await loginClient.signOut(new AbortController().signal)).kind === 'noSession';
  const newPage = () => createTranslatedSecondFactorView({ send: (event) => actor.send(event), signOut, siteName, ...translation });

  let toView = newPage();
  let actor = newActor();
  const initialSnapshot = createActor(machine, { input }).getSnapshot();
  let initialView = toView(initialSnapshot);
  let view = initialView;
  let phase: 'new' | 'started' | 'stopped' = 'new';
  const isRunning = (): boolean => phase === 'started' && actor.getSnapshot().status === 'active';
  const getSnapshot = () => (phase === 'started' ? actor.getSnapshot() : initialSnapshot);
  const show = (next: SecondFactorView): void => {
    if (next === view) return;
    view = next;
    tellDeveloper(view);
    callListeners(listeners, view);
  };

  const secondFactor: SecondFactor = {
    get actor() {
      return actor;
    },
    start() {
      if (isRunning()) return;
      if (phase !== 'new') actor = newActor();
      phase = 'started';
      actor.subscribe((snapshot) => show(toView(snapshot)));
      actor.start(); // notifies its subscribers
    },
    stop() {
      actor.stop();
      // Drop the user's view so the next page cannot show it.
      phase = 'stopped';
      toView = newPage();
      initialView = toView(initialSnapshot);
      view = initialView;
    },
    get initialView() {
      return initialView;
    },
    getView: () => view,
    setTexts(each) {
      translation = each;
      initialView = newPage()(initialSnapshot);
      show(toView(getSnapshot(), each));
    },
    subscribe: (listener) => addListener(listeners, listener),
    checkSession() {
      if (isRunning()) actor.send({ type: 'session.check' });
      else secondFactor.start();
    },
  };
  return secondFactor;
}
