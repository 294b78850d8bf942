import type { Login, LoginView } from '@kratos-login/core';
import type { Network } from './network.ts';
import { type SimulatedTime, tick } from './simulated-time.ts';

/** As many turns without a request until it is certain that only time helps. */
const QUIET_TURNS = 20;

/** Waits until the user can act again; advances time only when necessary. Rejects when that does not help, or not within `patience` milliseconds. */
export async function settle(login: Login, network: Network, time: SimulatedTime, patience = Number.POSITIVE_INFINITY): Promise<void> {
  const start = time.now();
  let quiet = 0;
  while (isBusy(login.getView()) || network.isWorking()) {
    await tick();
    quiet = network.isWorking() ? 0 : quiet + 1;
    if (quiet <= QUIET_TURNS) continue;
    if (!(await time.passToNextTimer())) throw new Error(`Stuck: busy for ever at ${JSON.stringify(login.actor.getSnapshot().value)}.`);
    if (time.now() - start > patience) throw new Error(`Stuck: busy for more than ${patience} ms on ${JSON.stringify(login.getView())}.`);
    quiet = 0;
  }
}

/** A call is under way, or the page says how long to wait. Who is patient waits for the form to open, too; the hurried send it before. */
export const isBusy = (view: LoginView): boolean =>
  view.step === 'init' || ('form' in view && view.isPending) || ('wait' in view && view.wait !== '');
