import type { Factor, Outcome } from '@kratos-login/core/read-outcome';
import type { WantedCall } from './recipes/recipe.ts';
import type { UserKind, World, WorldUser } from './world.ts';
import { openWorldTab, type WorldTab } from './world-tab.ts';

/** How a session ends. */
export type SessionEnd = 'revoked' | 'signed out elsewhere' | 'cookie lost' | 'expired' | 'disabled';

/** The state of one walk in a world: the signed-in user and the opened flows. */
export interface WorldScene {
  readonly world: World;
  /** The id of the initial flow. `''` without one. */
  readonly initialFlowId: string;
  /** The user who signs in next on this path. It depends on whether a code has to be mailed. */
  readonly nextUser: 'allFactors' | 'mailOnly';
  findUser(who: UserKind): Promise<WorldUser>;
  /** Signs the user in in another tab, unless that is already so. `partial` leaves the second factor due. */
  signInAs(who: UserKind, level: 'partial' | 'complete'): Promise<void>;
  /** Ends the session, if there is one. */
  ensureSignedOut(ending: SessionEnd): Promise<void>;
  /** Ends the session. Signs in first, if there is none. */
  endSession(ending: SessionEnd): Promise<void>;
  /** Signs another user of the same kind in, with the first factor. */
  signInAsAnother(): Promise<void>;
  stepUpInAnotherTab(): Promise<void>;
  /** Types the password of this user, who is signed in if it is accepted. */
  typeAs(who: UserKind): Promise<WorldUser>;
  /** Returns the right code for the open form. */
  rightCode(): Promise<string>;
  disable(who: UserKind): Promise<void>;
  /** Removes the factor of the open form from the signed-in user. */
  removeFactor(): Promise<void>;
  openFlow(query?: string): Promise<string>;
  expireFlow(): Promise<void>;
  deleteFlow(): Promise<void>;
  /** Deletes all cookies whose names start with this text. */
  loseCookie(name: string): void;
}

export interface WorldSceneOptions {
  readonly world: World;
  /** Returns the current flow and factor of the login. */
  readonly look: () => { readonly flowId: string; readonly factor: Factor };
}

interface SignedIn {
  readonly who: UserKind;
  readonly person: WorldUser;
  readonly level: 'partial' | 'complete';
}

/** A scene that a walk updates. */
export interface WritableScene extends WorldScene {
  initialFlowId: string;
  nextUser: 'allFactors' | 'mailOnly';
  /** Updates the signed-in user after an answer. */
  applyOutcome(call: WantedCall, outcome: Outcome): void;
}

export function createWorldScene({ world, look }: WorldSceneOptions): WritableScene {
  const { browser, kratosUrl } = world;
  const tab: WorldTab = openWorldTab(browser, kratosUrl);
  const people = new Map<UserKind, WorldUser>();
  let signedIn: SignedIn | null = null;
  let typedAs: Pick<SignedIn, 'who' | 'person'> | null = null;

  const find = async (who: UserKind): Promise<WorldUser> => {
    const known = people.get(who) ?? (await world.createUser(who));
    people.set(who, known);
    return known;
  };
  const cookies = (name: string): readonly string[] => [...browser.cookies.keys()].filter((each) => each.startsWith(name));
  const endings: { readonly [Each in SessionEnd]: (person: WorldUser) => unknown } = {
    revoked: (person) => world.revokeSessions(person),
    expired: (person) => world.expireSessions(person),
    disabled: (person) => disable(person),
    'signed out elsewhere': () => tab.signOut(),
    'cookie lost': () => loseCookie('ory_kratos_session'),
  };
  const disable = async (person: WorldUser): Promise<void> => {
    for (const [who, each] of people) if (each === person) people.delete(who); // the next user of this kind is a new one
    await world.disable(person);
  };
  const loseCookie = (name: string): void => {
    for (const each of cookies(name)) browser.cookies.delete(each);
  };

  const scene: WritableScene = {
    world,
    initialFlowId: '',
    nextUser: 'allFactors',
    findUser: find,
    loseCookie,
    async signInAs(who, level) {
      if (signedIn?.who === who && signedIn.level === level) return;
      const isPartial = signedIn?.who === who && signedIn.level === 'partial';
      if (!isPartial) {
        await scene.ensureSignedOut('revoked');
        const person = await find(who);
        await tab.enterPassword(person);
        signedIn = { who, person, level: who === 'oneFactor' ? 'complete' : 'partial' };
      }
      if (signedIn?.level !== level) await scene.stepUpInAnotherTab();
    },
    async ensureSignedOut(ending) {
      if (signedIn === null) return;
      await endings[ending](signedIn.person);
      signedIn = null;
    },
    async endSession(ending) {
      if (signedIn === null) await scene.signInAs('allFactors', 'partial');
      await scene.ensureSignedOut(ending);
    },
    async signInAsAnother() {
      people.delete(signedIn?.who ?? 'allFactors');
      const who = signedIn?.who ?? 'allFactors';
      await scene.ensureSignedOut('revoked');
      await scene.signInAs(who, 'partial');
    },
    async stepUpInAnotherTab() {
      if (signedIn === null) throw new Error('Expected a session that needs a second factor, got no session.');
      await tab.enterCode(signedIn.person);
      signedIn = { ...signedIn, level: 'complete' };
    },
    async typeAs(who) {
      const person = await find(who);
      typedAs = { who, person };
      return person;
    },
    async rightCode() {
      if (signedIn === null) throw new Error('Expected a session that needs a code, got no session.');
      return signedIn.person.code(look().factor);
    },
    disable: async (who) => disable(await find(who)),
    async removeFactor() {
      const { factor } = look();
      if (signedIn === null || factor === 'code') throw new Error('Expected a session with an app or backup codes, got none.');
      people.delete(signedIn.who);
      await world.removeFactor(signedIn.person, factor);
    },
    async openFlow(query) {
      return (await tab.openFlow(query)) ?? '';
    },
    expireFlow: () => world.expireFlow(look().flowId),
    deleteFlow: () => world.deleteFlow(look().flowId),
    applyOutcome({ name }, { kind }) {
      if (name === 'signOut' && kind === 'noSession') signedIn = null;
      if (name !== 'submit') return;
      const isComplete = kind === 'signedIn' || kind === 'redirectRequired';
      const before = typedAs ?? signedIn;
      if (before !== null && (isComplete || kind === 'secondFactorDue'))
        signedIn = { ...before, level: isComplete ? 'complete' : 'partial' };
      typedAs = null;
    },
  };
  return scene;
}
