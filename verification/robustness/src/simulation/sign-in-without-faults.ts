import type { Login, LoginView } from '@kratos-login/core';
import type { Emulator } from '@kratos-login/emulator';
import { saysDisabled } from './simulated-user.ts';
import type { Tab } from './tab.ts';

export interface SignInWithoutFaultsOptions {
  readonly kratos: Emulator;
  readonly tab: Tab;
  /** The login on the page, which is a new one after a reload. */
  readonly findLogin: () => Login;
  /** The user who has to be signed in. */
  readonly email: string;
  readonly mostActs: number;
  /** Receives a line for each action. */
  readonly story: string[];
  /** Performs the next action, and returns its description. */
  readonly act: (view: LoginView) => Promise<string>;
  /** Waits until the user can act again. */
  readonly rest: () => Promise<void>;
}

/** Acts until the user is signed in, or the page says that the account is disabled. Returns which, or rejects. */
export async function signInWithoutFaults({
  kratos,
  tab,
  findLogin,
  email,
  mostActs,
  story,
  act,
  rest,
}: SignInWithoutFaultsOptions): Promise<string> {
  const { id, state } = kratos.identities.find(email) ?? {};
  for (let acts = 0; acts < mostActs; acts++) {
    const view = findLogin().getView();
    if (state === 'inactive' && saysDisabled(view)) return 'disabled';
    if (view.step === 'success' && view.session !== null) {
      if (view.how === 'signed-in' && view.session.identity?.id !== id) throw new Error('Another user than the expected one is signed in.');
      // The session may have ended since the last step. The host has to detect that.
      if (acts > 0) await requireSession(tab);
      return `${view.how} ${view.session.authenticator_assurance_level}`;
    }
    story.push(`"${view.title}" ${view.step === 'success' ? 'returns to the page' : await act(view)}`);
    if (view.step === 'success') findLogin().start();
    await rest();
  }
  throw new Error(`Not signed in after ${mostActs} actions.`);
}

async function requireSession(tab: Tab): Promise<void> {
  const { status } = await tab.ask('/sessions/whoami');
  if (status !== 200) throw new Error(`Signed in, but whoami answers ${status}.`);
}
