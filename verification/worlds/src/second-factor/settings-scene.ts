import { openSettingsDevice } from './settings-device.ts';
import { initialSettingsConfig, type SettingsConfig, type SettingsWorld, type Who } from './settings-world.ts';

/** What a user has set up, and `off` for a method that Kratos does not offer. */
export interface Credentials {
  readonly app: 'off' | 'unpaired' | 'paired';
  readonly codes: 'off' | 'none' | 'saved';
}

/** A world with a page, as recipes change it. */
export interface SettingsScene {
  readonly world: SettingsWorld;
  /** The user whose session the page has, as far as the scene and the page have changed it. */
  readonly signedIn: Who | null;
  /** Returns the user with an id of Kratos. */
  nameOf(id: string | null): Who;
  /** Another tab signs in, with the password alone. */
  signIn(who: Who): Promise<void>;
  /** The page itself has signed in or out. */
  rememberUser(who: Who | null): void;
  /** Returns the code of the user's paired app. */
  appCode(who: Who): Promise<string>;
  /** Another device, or the operator, brings a user's second factor into this state. */
  setUp(who: Who, credentials: Credentials): Promise<void>;
  /** Opens a flow in the browser of the page, and returns its id. */
  openFlow(): Promise<string>;
  /** Requires the second factor for settings until `restore`, and another tab signs in with the password alone. */
  requireSecondFactor(who: Who): Promise<void>;
  restore(): Promise<void>;
  /** Restores the whole configuration, for the next walk. */
  end(): Promise<void>;
  revokeSessions(): Promise<void>;
  dropCsrfCookie(): void;
}

export function createSettingsScene(world: SettingsWorld): SettingsScene {
  const { browser, users } = world;
  const page = openSettingsDevice(browser, world.kratosUrl);
  let signedIn: Who | null = null;
  let config: SettingsConfig = initialSettingsConfig;

  /** Changing the configuration of a real Kratos takes a while, so it is done only when something changes. */
  async function configure(changes: Partial<SettingsConfig>): Promise<void> {
    const next: SettingsConfig = { ...config, ...changes };
    if (JSON.stringify(next) === JSON.stringify(config)) return;
    config = next;
    await world.configure(next);
  }

  const changeElsewhere: (who: Who, ...change: Parameters<typeof page.change>) => Promise<void> = async (who, toBodies) => {
    const device = openSettingsDevice(world.openBrowser(), world.kratosUrl);
    await device.signIn(users[who]);
    await device.change(toBodies);
  };

  /** Removes or pairs an app. */
  async function setApp(who: Who, isPaired: boolean): Promise<void> {
    const { appKey } = await world.findFactors(who);
    if (isPaired === (appKey !== null)) return;
    if (!isPaired) return world.removeFactor(who, 'totp');
    await changeElsewhere(who, async ({ key }) => [{ method: 'totp', totp_code: await world.readCode(key, 'current') }]);
  }

  /** Removes or makes backup codes. */
  async function setCodes(who: Who, areSaved: boolean): Promise<void> {
    const { hasCodes } = await world.findFactors(who);
    if (areSaved === hasCodes) return;
    if (!areSaved) return world.removeFactor(who, 'lookup_secret');
    await changeElsewhere(who, async () => [
      { method: 'lookup_secret', lookup_secret_regenerate: true },
      { method: 'lookup_secret', lookup_secret_confirm: true },
    ]);
  }

  const scene: SettingsScene = {
    world,
    get signedIn() {
      return signedIn;
    },
    nameOf: (id) => (id === users.bob.id ? 'bob' : 'ann'),
    async signIn(who) {
      await page.signIn(users[who]);
      signedIn = who;
    },
    rememberUser(who) {
      signedIn = who;
    },
    async appCode(who) {
      const { appKey } = await world.findFactors(who);
      if (appKey === null) throw new Error(`${who} has no authenticator app.`);
      return world.readCode(appKey, 'current');
    },
    async setUp(who, { app, codes }) {
      const isOffered: Partial<SettingsConfig> = { offersApp: app !== 'off', offersCodes: codes !== 'off' };
      if (app === 'paired' || codes === 'saved') await configure({ offersApp: true, offersCodes: true });
      await setApp(who, app === 'paired');
      await setCodes(who, codes === 'saved');
      await configure(isOffered);
    },
    openFlow: async () => (await page.openSettings()).id,
    async requireSecondFactor(who) {
      if ((await world.findFactors(who)).appKey === null) await scene.setUp(who, { app: 'paired', codes: 'none' });
      await configure({ requiresSecondFactor: true });
      await scene.signIn(who);
    },
    restore: () => configure({ requiresSecondFactor: false }),
    end: () => configure(initialSettingsConfig),
    async revokeSessions() {
      if (signedIn !== null) await world.revokeSessions(signedIn);
      signedIn = null;
    },
    dropCsrfCookie() {
      for (const name of [...browser.cookies.keys()]) if (name.startsWith('csrf_token')) browser.cookies.delete(name);
    },
  };
  return scene;
}
