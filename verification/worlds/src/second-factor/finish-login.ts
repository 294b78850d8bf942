import type { LoginView } from '@kratos-login/core';
import type { SecondFactor } from '@kratos-login/core/second-factor';
import { waitUntil } from '@kratos-login/testing';
import type { PausedNetwork } from '../paused-network.ts';
import type { SettingsScene } from './settings-scene.ts';
import type { Who } from './settings-world.ts';

/** Options of {@link finishLogin}. */
export interface FinishLoginOptions {
  readonly secondFactor: SecondFactor;
  readonly network: PausedNetwork;
  readonly scene: SettingsScene;
  /** How the login inside ends: `login: signed in`, `login: signed in as another user`, or `login: redirect required`. */
  readonly end: string;
}

const isReady = (view: LoginView | null): boolean => view !== null && !('isPending' in view && view.isPending);

/** The user fills in the login inside until it ends. */
export async function finishLogin({ secondFactor, network, scene, end }: FinishLoginOptions): Promise<void> {
  const who: Who = end === 'login: signed in as another user' ? 'bob' : 'ann';
  const { actor } = secondFactor;
  let isSwitched = false;
  const findLogin = (): LoginView | null => {
    const view = secondFactor.getView();
    return view.kind === 'confirming' ? view.login.getView() : null;
  };
  const isOver = (): boolean => actor.getSnapshot().status === 'done' || !actor.getSnapshot().matches('confirming');
  for (let turns = 0; turns < 20; turns++) {
    await waitUntil(() => isOver() || network.waiting > 0 || isReady(findLogin()), 'The login inside waits for nothing.');
    if (isOver()) return scene.rememberUser(end === 'login: redirect required' ? null : who);
    if (network.waiting > 0) await network.release();
    else await fillIn(findLogin());
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`The login inside does not end: ${JSON.stringify(findLogin())}`);

  async function fillIn(view: LoginView | null): Promise<void> {
    if (view?.kind !== 'form') throw new Error(`Expected a form of the login inside, got ${JSON.stringify(view)}.`);
    const user = scene.world.users[who];
    const { identityId } = actor.getSnapshot().context;
    if (end === 'login: redirect required') view.chooseProvider?.('github');
    else if (identityId !== null && identityId !== user.id && !isSwitched && view.switchAccount) {
      isSwitched = true;
      view.switchAccount();
    } else if (view.form === 'password') view.submit?.({ identifier: user.email, password: user.password });
    else if (view.form === 'totp') view.submit?.({ totp_code: await scene.appCode(who) });
    else throw new Error(`Expected a password or a code of the app, got the form ${view.form}.`);
  }
}
