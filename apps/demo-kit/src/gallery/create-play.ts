import type { Login } from '@kratos-login/core';
import type { SimulatedClock } from 'xstate';
import type { Play, Stage, TypedValues } from './gallery-scenario.ts';
import { readViewFacts } from './read-view-facts.ts';

export interface PlayOptions extends Pick<Stage, 'kratos' | 'network'> {
  readonly login: Login;
  readonly clock: SimulatedClock;
}

/** Creates the hands of a user for a login. */
export function createPlay({ login, kratos, network, clock }: PlayOptions): Play {
  const settle = (): Promise<void> => untilView(login, () => network.isHeld || !login.actor.getSnapshot().hasTag('pending'));
  let typed: TypedValues = {};
  return {
    kratos,
    network,
    settle,
    get typed() {
      return typed;
    },
    press(name, ...values) {
      const verb = Object.entries(login.getView()).find(([key]) => key === name)?.[1];
      if (typeof verb !== 'function') throw new Error(`Expected a view with ${name}, got: ${readViewFacts(login)}.`);
      if (name === 'submit') [typed = {}] = values as readonly TypedValues[];
      verb(...values);
    },
    async reach(facts) {
      await settle();
      const got = readViewFacts(login);
      if (got !== facts) throw new Error(`Expected the view: ${facts}. Got: ${got}.`);
    },
    elapse(seconds) {
      for (let passed = 0; passed < seconds; passed++) clock.increment(1_000); // one by one, because a timer may start another
    },
  };
}

/** Waits for a view of the login. */
function untilView(login: Login, isReached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!isReached()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = login.subscribe(check);
    check();
  });
}
