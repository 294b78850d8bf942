import type { Jar } from './jar.ts';
import type { KratosServer } from './kratos-server.ts';
import { createPeople, type People, type Person, type PersonKind } from './people.ts';
import { openTab, type TabForm } from './tab.ts';

/** Whose session is in the jar, and how much of one: between the factors, with one factor where that is enough, or with two. */
export interface SignedIn {
  readonly person: Person;
  readonly level: 'half' | 'one factor' | 'two factors';
}

/**
 * A browser in front of a Kratos, and all that can happen there beside the login under test. Each of these comes to it by what people and
 * administrators can do; where it is so already, nothing is done.
 */
export interface Scene {
  readonly server: KratosServer;
  readonly people: People;
  readonly jar: Jar;
  /** As the last act or answer left it. */
  signedIn: SignedIn | null;
  /** Nobody is signed in: an administrator has ended the session. */
  nobody(): Promise<void>;
  /** Somebody has signed in, in another tab. */
  half(kind: 'app' | 'full' | 'mail'): Promise<void>;
  oneFactor(): Promise<void>;
  twoFactors(kind: 'app' | 'full'): Promise<void>;
  /** The browser has lost its cookies: all of them, or the one against forgery. */
  loseCookies(which: 'all' | 'csrf'): void;
  /** The configuration is another one until `tidyUp`. */
  configure(changes: object): Promise<void>;
  /** Forms that are opened run out soon, until `tidyUp`. */
  openShortLivedForms(): Promise<void>;
  tidyUp(): Promise<void>;
  /** Opens a form in another tab, or in another browser, and gives its id. */
  openForm(aal: 'aal1' | 'aal2', jar?: Jar): Promise<string>;
}

const people = new WeakMap<KratosServer, People>();

/** A new browser in front of a server; its people stay for the next one. */
export function createScene(server: KratosServer): Scene {
  const jar: Jar = new Map();
  const tab = openTab(server, jar);
  const everybody = people.get(server) ?? createPeople(server);
  people.set(server, everybody);
  let isConfigured = false;

  const enterPassword = async (kind: PersonKind): Promise<Person> => {
    await scene.nobody();
    const person = await everybody.find(kind);
    const form = await tab.open('/self-service/login/browser');
    await tab.submit(form, { method: 'password', identifier: person.email, password: person.password });
    return person;
  };
  const is = (level: SignedIn['level'], kind: PersonKind): boolean =>
    scene.signedIn?.level === level && scene.signedIn.person.kind === kind;

  const scene: Scene = {
    server,
    people: everybody,
    jar,
    signedIn: null,
    async nobody() {
      if (scene.signedIn !== null) await everybody.revoke(scene.signedIn.person);
      scene.signedIn = null;
    },
    async half(kind) {
      if (!is('half', kind)) scene.signedIn = { person: await enterPassword(kind), level: 'half' };
    },
    async oneFactor() {
      if (!is('one factor', 'plain')) scene.signedIn = { person: await enterPassword('plain'), level: 'one factor' };
    },
    async twoFactors(kind) {
      if (is('two factors', kind)) return;
      await scene.half(kind);
      const person = await everybody.find(kind);
      const form = await tab.open('/self-service/login/browser?aal=aal2');
      await tab.submit(form, { method: 'totp', totp_code: await person.code('totp_code') });
      scene.signedIn = { person, level: 'two factors' };
    },
    loseCookies(which) {
      for (const name of [...jar.keys()]) if (which === 'all' || name.startsWith('csrf_token')) jar.delete(name);
      if (which === 'all') scene.signedIn = null;
    },
    async configure(changes) {
      isConfigured = true;
      await server.configure(changes);
    },
    async openShortLivedForms() {
      isConfigured = true;
      await server.openShortLivedForms();
    },
    async tidyUp() {
      if (isConfigured) await server.configure({});
      isConfigured = false;
    },
    async openForm(aal, other = jar) {
      const form: TabForm = await openTab(server, other).open(`/self-service/login/browser?aal=${aal}`);
      if (form.id === undefined) throw new Error(`No form came: ${JSON.stringify(form)}`);
      return form.id;
    },
  };
  return scene;
}
