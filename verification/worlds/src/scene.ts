import type { Factor, Outcome } from '@kratos-login/core';
import type { WantedCall } from './recipes/recipe.ts';
import { openTab, type Tab } from './tab.ts';
import type { Who, World, WorldPerson } from './world.ts';

/** How somebody stops being signed in. */
export type Ending = 'revoked' | 'signed out elsewhere' | 'cookie lost' | 'expired' | 'disabled';

/** One walk in a world: who is signed in in this browser, and what was opened. */
export interface Scene {
  readonly world: World;
  /** The id of the flow that the page was opened with; `''` for none. */
  readonly given: string;
  /** Who signs in next, as the path goes on: it has a code mailed unasked, or not. */
  readonly whoIsNext: 'allFactors' | 'mailOnly';
  find(who: Who): Promise<WorldPerson>;
  /** Is signed in so: `half` after the first factor where there is another. Signs in in another tab, unless it is so already. */
  be(who: Who, level: 'half' | 'whole'): Promise<void>;
  /** Nobody is signed in; whoever is, ends so. */
  beNobody(ending: Ending): Promise<void>;
  /** Whoever is signed in ends so; somebody signs in first, if nobody is. */
  endSession(ending: Ending): Promise<void>;
  /** Somebody else of the same kind is half signed in. */
  beSomebodyElse(): Promise<void>;
  stepUpElsewhere(): Promise<void>;
  /** Types the password of this person: who is signed in if it is right. */
  willBe(who: Who): Promise<WorldPerson>;
  /** Right for the form that is open. */
  rightCode(): Promise<string>;
  disable(who: Who): Promise<void>;
  /** The factor of the form that is open is taken away from who is signed in. */
  removeFactor(): Promise<void>;
  openFlow(query?: string): Promise<string>;
  expireFlow(): Promise<void>;
  forgetFlow(): Promise<void>;
  /** Of all whose names begin so. */
  loseCookie(name: string): void;
}

export interface SceneOptions {
  readonly world: World;
  /** What the login shows now. */
  readonly look: () => { readonly flowId: string; readonly factor: Factor };
}

interface SignedIn {
  readonly who: Who;
  readonly person: WorldPerson;
  readonly level: 'half' | 'whole';
}

/** A scene that the walk keeps up to date. */
export interface OpenScene extends Scene {
  given: string;
  whoIsNext: 'allFactors' | 'mailOnly';
  /** Takes in what an answer says about who is signed in. */
  hear(call: WantedCall, outcome: Outcome): void;
}

export function createScene({ world, look }: SceneOptions): OpenScene {
  const { browser, kratosUrl } = world;
  const tab: Tab = openTab(browser, kratosUrl);
  const people = new Map<Who, WorldPerson>();
  let signedIn: SignedIn | null = null;
  let typedAs: Pick<SignedIn, 'who' | 'person'> | null = null;

  const find = async (who: Who): Promise<WorldPerson> => {
    const known = people.get(who) ?? (await world.makePerson(who));
    people.set(who, known);
    return known;
  };
  const cookies = (name: string): readonly string[] => [...browser.cookies.keys()].filter((each) => each.startsWith(name));
  const endings: { readonly [Each in Ending]: (person: WorldPerson) => unknown } = {
    revoked: (person) => world.revokeSessions(person),
    expired: (person) => world.expireSessions(person),
    disabled: (person) => disable(person),
    'signed out elsewhere': () => tab.signOut(),
    'cookie lost': () => loseCookie('ory_kratos_session'),
  };
  const disable = async (person: WorldPerson): Promise<void> => {
    for (const [who, each] of people) if (each === person) people.delete(who); // the next one of this kind is somebody else
    await world.disable(person);
  };
  const loseCookie = (name: string): void => {
    for (const each of cookies(name)) browser.cookies.delete(each);
  };

  const scene: OpenScene = {
    world,
    given: '',
    whoIsNext: 'allFactors',
    find,
    loseCookie,
    async be(who, level) {
      if (signedIn?.who === who && signedIn.level === level) return;
      const isHalfWay = signedIn?.who === who && signedIn.level === 'half';
      if (!isHalfWay) {
        await scene.beNobody('revoked');
        const person = await find(who);
        await tab.enterPassword(person);
        signedIn = { who, person, level: who === 'oneFactor' ? 'whole' : 'half' };
      }
      if (signedIn?.level !== level) await scene.stepUpElsewhere();
    },
    async beNobody(ending) {
      if (signedIn === null) return;
      await endings[ending](signedIn.person);
      signedIn = null;
    },
    async endSession(ending) {
      if (signedIn === null) await scene.be('allFactors', 'half');
      await scene.beNobody(ending);
    },
    async beSomebodyElse() {
      people.delete(signedIn?.who ?? 'allFactors');
      const who = signedIn?.who ?? 'allFactors';
      await scene.beNobody('revoked');
      await scene.be(who, 'half');
    },
    async stepUpElsewhere() {
      if (signedIn === null) throw new Error('Nobody is half signed in who could take the second step elsewhere.');
      await tab.enterCode(signedIn.person);
      signedIn = { ...signedIn, level: 'whole' };
    },
    async willBe(who) {
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
    forgetFlow: () => world.forgetFlow(look().flowId),
    hear({ name }, { kind }) {
      if (name === 'signOut' && kind === 'noSession') signedIn = null;
      if (name !== 'submit') return;
      const isWhole = kind === 'signedIn' || kind === 'redirectRequired';
      const before = typedAs ?? signedIn;
      if (before !== null && (isWhole || kind === 'secondFactorDue')) signedIn = { ...before, level: isWhole ? 'whole' : 'half' };
      typedAs = null;
    },
  };
  return scene;
}
