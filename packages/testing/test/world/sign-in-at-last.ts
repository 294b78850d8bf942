import type { Login, LoginView } from '@kratos-login/core';
import type { Emulator } from '@kratos-login/emulator';
import { saysDisabled } from './person.ts';
import type { Tab } from './tab.ts';

export interface LastActs {
  readonly kratos: Emulator;
  readonly tab: Tab;
  /** The login on the page: another one after a reload. */
  readonly findLogin: () => Login;
  /** Who has to be signed in. */
  readonly email: string;
  readonly mostActs: number;
  /** Gets a line for each act. */
  readonly story: string[];
  /** Does the next thing that is at hand, and says what. */
  readonly act: (view: LoginView) => Promise<string>;
  /** Waits until people can act again. */
  readonly rest: () => Promise<void>;
}

/** Acts until the person is signed in, or the page says that the account is disabled, and tells which. Rejects when neither comes about. */
export async function signInAtLast({ kratos, tab, findLogin, email, mostActs, story, act, rest }: LastActs): Promise<string> {
  const { id, state } = kratos.people.find(email) ?? {};
  for (let acts = 0; acts < mostActs; acts++) {
    const view = findLogin().getView();
    if (state === 'inactive' && saysDisabled(view)) return 'disabled';
    if (view.step === 'success' && view.session !== null) {
      if (view.how === 'signed-in' && view.session.identity?.id !== id) throw new Error('Somebody else than the person is signed in.');
      // An end that is older than the last step may be over by now: that is for the host to find out.
      if (acts > 0) await requireSession(tab);
      return `${view.how} ${view.session.authenticator_assurance_level}`;
    }
    story.push(`"${view.title}" ${view.step === 'success' ? 'comes back from elsewhere' : await act(view)}`);
    if (view.step === 'success') findLogin().start();
    await rest();
  }
  throw new Error(`Not signed in after ${mostActs} acts.`);
}

async function requireSession(tab: Tab): Promise<void> {
  const { status } = await tab.ask('/sessions/whoami');
  if (status !== 200) throw new Error(`Signed in, but whoami answers ${status}.`);
}
