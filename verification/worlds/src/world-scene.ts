import type { Factor, Outcome } from '@kratos-login/core';
import type { WantedCall } from './recipes/recipe.ts';
import type { UserKind, World, WorldUser } from './world.ts';
import { openWorldTab, type WorldTab } from './world-tab.ts';

/** How somebody stops being signed in. */
export type SessionEnd = 'revoked' | 'signed out elsewhere' | 'cookie lost' | 'expired' | 'disabled';

/** One walk in a world: who is signed in in this browser, and what was opened. */
export interface WorldScene {
  readonly world: World;
  /** The id of the flow that the page was opened with; `''` for none. */
  readonly initialFlowId: string;
  /** Who signs in next, as the path goes on: it has a code mailed unasked, or not. */
  readonly nextUser: 'allFactors' | 'mailOnly';
  findUser(who: UserKind): Promise<WorldUser>;
  /** Is signed in so: `half` after the first factor where there is another. Signs in in another tab, unless it is so already. */
  signInAs(who: UserKind, level: 'partial' | 'complete'): Promise<void>;
  /** Nobody is signed in; whoever is, ends so. */
  ensureSignedOut(ending: SessionEnd): Promise<void>;
  /** Whoever is signed in ends so; somebody signs in first, if nobody is. */
  endSession(ending: SessionEnd): Promise<void>;
  /** Somebody else of the same kind is half signed in. */
  signInAsAnother(): Promise<void>;
  stepUpInAnotherTab(): Promise<void>;
  /** Types the password of this person: who is signed in if it is right. */
  typeAs(who: UserKind): Promise<WorldUser>;
  /** Right for the form that is open. */
  rightCode(): Promise<string>;
  disable(who: UserKind): Promise<void>;
  /** The factor of the form that is open is taken away from who is signed in. */
  removeFactor(): Promise<void>;
  openFlow(query?: string): Promise<string>;
  expireFlow(): Promise<void>;
  deleteFlow(): Promise<void>;
  /** Of all whose names begin so. */
  loseCookie(name: string): void;
}

export interface WorldSceneOptions {
  readonly world: World;
  /** What the login shows now. */
  readonly look: () => { readonly flowId: string; readonly factor: Factor };
}

interface SignedIn {
  readonly who: UserKind;
  readonly person: WorldUser;
  readonly level: 'partial' | 'complete';
}

/** A scene that the walk keeps up to date. */
export interface WritableScene extends WorldScene {
  initialFlowId: string;
  nextUser: 'allFactors' | 'mailOnly';
  /** Takes in what an answer says about who is signed in. */
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
    for (const [who, each] of people) if (each === person) people.delete(who); // the next one of this kind is somebody else
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
      const isHalfWay = signedIn?.who === who && signedIn.level === 'partial';
      if (!isHalfWay) {
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
      if (signedIn === null) throw new Error('Nobody is half signed in who could take the second step elsewhere.');
      await tab.enterCode(signedIn.person);
      signedIn = { ...signedIn, level: 'complete' };
    },
    async typeAs(who) {
      const person = await find(who);
      typedAs = { who, person };
      return person;
    },
    async rightCode() {
      if (signedIn === null) throw new Error('Nobody is half signed in whose code could be right.');
      return signedIn.person.code(look().factor);
    },
    disable: async (who) => disable(await find(who)),
    async removeFactor() {
      const { factor } = look();
      if (signedIn === null || factor === 'code') throw new Error('Nobody has a factor that could be taken away.');
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
      const isWhole = kind === 'signedIn' || kind === 'redirectRequired';
      const before = typedAs ?? signedIn;
      if (before !== null && (isWhole || kind === 'secondFactorDue')) signedIn = { ...before, level: isWhole ? 'complete' : 'partial' };
      typedAs = null;
    },
  };
  return scene;
}
