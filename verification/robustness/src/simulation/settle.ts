import type { Login, LoginView } from '@kratos-login/core';
import type { Network } from './network.ts';
import { type SimulatedTime, tick } from './simulated-time.ts';

/** Turns without a request after which only time can help. */
const QUIET_TURNS = 20;

/** Waits until the user can act again, and advances time only if necessary. Rejects if that does not help, or takes longer than `patience` milliseconds. */
export async function settle(login: Login, network: Network, time: SimulatedTime, patience = Number.POSITIVE_INFINITY): Promise<void> {
  const start = time.now();
  let quiet = 0;
  while (isBusy(login.getView()) || network.isWorking()) {
    await tick();
    quiet = network.isWorking() ? 0 : quiet + 1;
    if (quiet <= QUIET_TURNS) continue;
    if (!(await time.passToNextTimer())) throw new Error(`Stuck: never ready at ${JSON.stringify(login.actor.getSnapshot().value)}.`);
    if (time.now() - start > patience) throw new Error(`Stuck: busy for more than ${patience} ms on ${JSON.stringify(login.getView())}.`);
    quiet = 0;
  }
}

/** Whether a call is pending or the page asks the user to wait. A patient user also waits until the form is open. */
export const isBusy = (view: LoginView): boolean =>
  view.step === 'init' || (view.kind === 'form' && view.isPending) || (view.kind === 'error' && view.wait !== '');
