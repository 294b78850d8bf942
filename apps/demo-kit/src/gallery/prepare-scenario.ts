import { createLogin, type Login } from '@kratos-login/core';
import { SimulatedClock } from 'xstate';
import { createPlay } from './create-play.ts';
import { createGalleryKratos } from './gallery-kratos.ts';
import { createGalleryNetwork } from './gallery-network.ts';
import type { GalleryLoginOptions, GalleryScenario, Play, Stage, TypedValues } from './gallery-scenario.ts';
import { holdStore } from './hold-store.ts';

/** A login that shows one state, for a page of the gallery. */
export interface PreparedLogin {
  /** The login at this state. Its `start` and `stop` do nothing, because a page that mounts would otherwise begin again. */
  readonly login: Login;
  /** What the user has typed into the fields, while it is being submitted. A view does not contain it, so the page has to fill it in. */
  readonly typed: TypedValues;
  /** Stops the login and its requests. */
  readonly end: () => void;
}

/**
 * Brings a real login to the state of a scenario, with a Kratos of its own in memory. Time stands still: the login has a simulated clock, and Kratos a
 * fixed date. Rejects with what was expected and what the page shows, if that is something else.
 */
export async function prepareScenario(scenario: GalleryScenario, options: GalleryLoginOptions = {}): Promise<PreparedLogin> {
  const kratos = createGalleryKratos(scenario);
  const network = createGalleryNetwork(kratos.fetch);
  const clock = new SimulatedClock();
  const newLogin = (more: GalleryLoginOptions): Login =>
    createLogin({ isPageVisible: () => true, ...more, kratosUrl: kratos.baseUrl, fetch: network.fetch, clock, storage: null });
  const toPlay = (login: Login): Play => createPlay({ login, kratos, network, clock });

  const flowId = scenario.startsWithFlow ? await openFlow() : undefined;
  await scenario.arrange?.({ kratos, network, signInElsewhere });
  const login = newLogin({ ...options, flowId, ...scenario.login });
  const play = toPlay(login);
  try {
    login.start();
    await play.settle();
    await scenario.perform?.(play);
    await play.reach(scenario.shows);
  } catch (error) {
    login.stop();
    throw error;
  }
  const view = login.getView();
  const isBeingSubmitted = view.kind === 'form' && view.isPending;
  return { login: holdStore(login), typed: isBeingSubmitted ? play.typed : {}, end: () => login.stop() };

  async function signInElsewhere({ identifier, password, backupCode }: Parameters<Stage['signInElsewhere']>[0]): Promise<void> {
    const elsewhere = newLogin({});
    const { press, settle } = toPlay(elsewhere);
    elsewhere.start();
    await settle();
    press('submit', { identifier, password });
    await settle();
    if (backupCode !== undefined) {
      press('chooseFactor', 'lookup_secret');
      press('submit', { lookup_secret: backupCode });
      await settle();
    }
    elsewhere.stop();
  }

  async function openFlow(): Promise<string> {
    const answer = await network.fetch(`${kratos.baseUrl}self-service/login/browser`, { headers: { accept: 'application/json' } });
    return ((await answer.json()) as { readonly id: string }).id;
  }
}
