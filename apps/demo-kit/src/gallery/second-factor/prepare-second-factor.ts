import { createLogin, type FormView } from '@kratos-login/core';
import { createSecondFactor, type SecondFactor } from '@kratos-login/core/second-factor';
import { type Emulator, totp } from '@kratos-login/emulator';
import { SimulatedClock } from 'xstate';
import { bob, password } from '../../people.ts';
import { createGalleryKratos } from '../gallery-kratos.ts';
import { createGalleryNetwork, type GalleryNetwork } from '../gallery-network.ts';
import { holdStore } from '../hold-store.ts';
import { keepSecretsStable } from './keep-secrets-stable.ts';
import { readSecondFactorFacts } from './read-second-factor-facts.ts';
import type { SecondFactorGalleryOptions, SecondFactorPlay, SecondFactorScenario } from './second-factor-scenario.ts';

/** A second factor that shows one state, for a page of the gallery. */
export interface PreparedSecondFactor {
  /** The second factor at this state. Its `start` and `stop` do nothing, because a page that mounts would otherwise begin again. */
  readonly secondFactor: SecondFactor;
  /** Stops it and its requests. */
  readonly end: () => void;
}

/**
 * Brings a real second factor to the state of a scenario, with a Kratos of its own in memory. Time stands still. Rejects with what was expected and what the
 * page shows, if that is something else.
 */
export async function prepareSecondFactor(
  scenario: SecondFactorScenario,
  options: SecondFactorGalleryOptions = {},
): Promise<PreparedSecondFactor> {
  const { config, user = { email: bob, password }, setUp, arrange, perform, shows } = scenario;
  const kratos = createGalleryKratos({ ...(config && { config }), identities: user === null ? [] : [user] });
  const network = createGalleryNetwork(kratos.fetch);
  if (user !== null) await signIn(kratos, network, user);
  const readKey = keepSecretsStable(network);
  await arrange?.({ kratos, network });
  const clock = new SimulatedClock();
  const secondFactor = createSecondFactor({ ...options, kratosUrl: kratos.baseUrl, fetch: network.fetch, clock, setUp });
  const play = createSecondFactorPlay({ secondFactor, kratos, network, clock, readKey });
  secondFactor.start();
  try {
    await play.settle();
    await perform?.(play);
    await play.settle();
    const got = readSecondFactorFacts(secondFactor);
    if (got !== shows) throw new Error(`Expected the view: ${shows}. Got: ${got}.`);
  } catch (error) {
    secondFactor.stop();
    throw error;
  }
  return { secondFactor: holdStore(secondFactor), end: () => secondFactor.stop() };
}

interface PlayParts extends Pick<SecondFactorPlay, 'kratos' | 'network'> {
  readonly secondFactor: SecondFactor;
  readonly clock: SimulatedClock;
  readonly readKey: () => string;
}

function createSecondFactorPlay({ secondFactor, kratos, network, clock, readKey }: PlayParts): SecondFactorPlay {
  const press = (action: unknown, name: string): void => {
    if (typeof action !== 'function') throw new Error(`Expected a view with ${name}, got: ${readSecondFactorFacts(secondFactor)}.`);
    action();
  };
  return {
    kratos,
    network,
    press: (name) => press(Object.entries(secondFactor.getView()).find(([key]) => key === name)?.[1], name),
    choose(name) {
      const view = secondFactor.getView();
      const methods = view.kind === 'overview' ? view.methods : [];
      press(methods.flatMap(({ id, actions }) => actions.filter((each) => `${id} ${each.id}` === name)).at(0)?.act, name);
    },
    confirmQuestion() {
      const view = secondFactor.getView();
      press('question' in view ? view.question?.confirm : undefined, 'a question');
    },
    submitCode(code) {
      const view = secondFactor.getView();
      press(view.kind === 'pairing' && view.submit !== null ? () => view.submit?.({ totp_code: code }) : undefined, 'submit');
    },
    readCode: () => totp(readKey(), kratos.clock.now()),
    settle: () => until(secondFactor, () => network.isHeld || !isPending(secondFactor)),
    elapse(seconds) {
      for (let passed = 0; passed < seconds; passed++) clock.increment(1_000); // one by one, because a timer may start another
    },
  };
}

/** A login inside is pending as well, until it shows its form. */
function isPending(secondFactor: SecondFactor): boolean {
  const view = secondFactor.getView();
  if (view.kind !== 'confirming') return secondFactor.actor.getSnapshot().hasTag('pending');
  const login = view.login.getView();
  return login.kind === 'form' && (login.isPending || login.step === 'init');
}

/** Waits until the condition holds after some change of the second factor, or of the login inside. */
function until(secondFactor: SecondFactor, isReached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const { unsubscribe } = secondFactor.actor.system.inspect(() => queueMicrotask(check));
    function check(): void {
      if (!isReached()) return;
      unsubscribe();
      resolve();
    }
    check();
  });
}

async function signIn(kratos: Emulator, network: GalleryNetwork, user: NonNullable<SecondFactorScenario['user']>): Promise<void> {
  const login = createLogin({ kratosUrl: kratos.baseUrl, fetch: network.fetch, storage: null });
  const done = new Promise<void>((resolve) => {
    login.subscribe((view) => {
      if (view.step === 'success') resolve();
      else if (view.kind === 'form' && !view.isPending) fillIn(view);
    });
  });
  const fillIn = ({ form, submit }: FormView): void => {
    if (form === 'password') submit?.({ identifier: user.email, password: user.password ?? '' });
    else submit?.({ totp_code: kratos.totpCode(user.email) });
  };
  login.start();
  await done;
  login.stop();
}
