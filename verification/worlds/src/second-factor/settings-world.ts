import { createEmulator, totp } from '@kratos-login/emulator';

/** The users of the world. The page belongs to one of them, and another tab may sign in as the other one. */
export type Who = 'ann' | 'bob';

/** What a user has set up, and `off` for a method that Kratos does not offer. */
export interface Credentials {
  readonly app: 'off' | 'unpaired' | 'paired';
  readonly codes: 'off' | 'none' | 'saved';
}

type Browser = Pick<ReturnType<typeof createEmulator>, 'fetch' | 'cookies'>;
type Body = Readonly<Record<string, unknown>>;

const password = 'correct horse battery staple';
const hour = 60 * 60_000;
const pageUrl = 'http://localhost:5173/';

/** Flows and sessions live for days, and a session may change the settings for an hour. */
const config = {
  selfservice: {
    default_browser_return_url: pageUrl,
    allowed_return_urls: [pageUrl],
    flows: {
      settings: { lifespan: '100h', privileged_session_max_age: '1h', required_aal: 'aal1', ui_url: pageUrl },
      login: { lifespan: '1h' },
    },
    methods: {
      totp: { enabled: true },
      lookup_secret: { enabled: true },
      oidc: {
        enabled: true,
        config: {
          providers: [
            { id: 'github', provider: 'github', client_id: 'an-app', client_secret: 'not-a-secret', mapper_url: `base64://${btoa('{}')}` },
          ],
        },
      },
    },
  },
  session: { lifespan: '1000h' },
};

/** Creates a Kratos in memory with two users, their other devices, and an operator. No answer is scripted. */
export function createSettingsWorld() {
  const kratos = createEmulator({ config, warn: () => {} });
  const page: Browser = kratos.openBrowser();
  const kratosUrl = kratos.baseUrl.replace(/\/$/, '');
  for (const who of ['ann', 'bob'] as const) kratos.identities.add({ id: who, email: toEmail(who), password });
  let signedIn: Who | null = null;

  async function ask(browser: Browser, path: string, body?: Body): Promise<Body> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const response = await browser.fetch(
      `${kratosUrl}${path}`,
      body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
    );
    return (await response.json()) as Body;
  }

  async function signInWith(browser: Browser, who: Who): Promise<void> {
    browser.cookies.clear();
    const flow = await ask(browser, '/self-service/login/browser');
    await ask(browser, `/self-service/login?flow=${flow['id']}`, {
      method: 'password',
      identifier: toEmail(who),
      password,
      csrf_token: readNode(flow, 'csrf_token'),
    });
  }

  /** Changes the settings of a user on another device. */
  async function changeElsewhere(who: Who, change: (flow: Body) => Body, ...more: readonly Body[]): Promise<void> {
    const device = kratos.openBrowser();
    await signInWith(device, who);
    const flow = await ask(device, '/self-service/settings/browser');
    for (const body of [change(flow), ...more])
      await ask(device, `/self-service/settings?flow=${flow['id']}`, { ...body, csrf_token: readNode(flow, 'csrf_token') });
  }

  const world = {
    kratosUrl,
    page,
    email: toEmail,
    password,
    /** Whose session the page has, as far as this world has changed it. */
    get signedIn() {
      return signedIn;
    },
    /** Another tab signs in, with the password alone. */
    async signIn(who: Who) {
      await signInWith(page, who);
      signedIn = who;
    },
    /** The page itself has signed in or out. */
    rememberUser(who: Who | null) {
      signedIn = who;
    },
    /** The code that the user's paired app shows. */
    appCode: (who: Who) => kratos.totpCode(toEmail(who)),
    /** The code of an app that has this secret. */
    codeOf: (key: string) => totp(key, kratos.clock.now()),
    /** Another device, or the operator, brings a user's second factor into this state. */
    async setUp(who: Who, { app, codes }: Credentials) {
      kratos.configure({ selfservice: { methods: { totp: { enabled: true }, lookup_secret: { enabled: true } } } });
      const { totpSecret, lookupCodes } = kratos.identities.find(toEmail(who)) ?? { totpSecret: null, lookupCodes: [] };
      if (app !== 'paired' && totpSecret !== null) kratos.identities.removeCredential(toEmail(who), 'totp');
      if (app === 'paired' && totpSecret === null)
        await changeElsewhere(who, (flow) => ({ method: 'totp', totp_code: world.codeOf(readSecret(flow)) }));
      if (codes !== 'saved' && lookupCodes.length > 0) kratos.identities.removeCredential(toEmail(who), 'lookup_secret');
      if (codes === 'saved' && lookupCodes.length === 0)
        await changeElsewhere(who, () => ({ method: 'lookup_secret', lookup_secret_regenerate: true }), {
          method: 'lookup_secret',
          lookup_secret_confirm: true,
        });
      kratos.configure({ selfservice: { methods: { totp: { enabled: app !== 'off' }, lookup_secret: { enabled: codes !== 'off' } } } });
    },
    /** Opens a flow on the page, before the page is loaded with its id. */
    openFlow: async () => String((await ask(page, '/self-service/settings/browser'))['id']),
    /** Requires the second factor for settings until `restore`, and another tab has signed in with the password alone. */
    async requireSecondFactor(who: Who) {
      if (kratos.identities.find(toEmail(who))?.totpSecret === null) await world.setUp(who, { app: 'paired', codes: 'none' });
      kratos.configure({ selfservice: { flows: { settings: { required_aal: 'highest_available' } } } });
      await world.signIn(who);
    },
    restore: () => kratos.configure({ selfservice: { flows: { settings: { required_aal: 'aal1' } } } }),
    revokeSessions() {
      for (const who of ['ann', 'bob'] as const) kratos.identities.revokeSessions(toEmail(who));
      signedIn = null;
    },
    removeApp: (who: Who) => kratos.identities.removeCredential(toEmail(who), 'totp'),
    removeCodes: (who: Who) => kratos.identities.removeCredential(toEmail(who), 'lookup_secret'),
    dropCsrfCookie() {
      for (const name of [...page.cookies.keys()]) if (name.startsWith('csrf_token')) page.cookies.delete(name);
    },
    letSessionGrowOld: () => kratos.clock.advance(hour + 1_000),
    letCodeExpire: () => kratos.clock.advance(5 * 60_000),
    letFlowExpire: () => kratos.clock.advance(101 * hour),
    advanceClock: (ms: number) => kratos.clock.advance(ms),
  };
  return world;
}

export type SettingsWorld = ReturnType<typeof createSettingsWorld>;

const toEmail = (who: Who): string => `${who}@example.com`;

interface Node {
  readonly attributes: {
    readonly name?: string;
    readonly id?: string;
    readonly value?: unknown;
    readonly text?: { readonly text: string };
  };
}

const readNodes = (flow: Body): readonly Node[] => (flow['ui'] as { readonly nodes?: readonly Node[] } | undefined)?.nodes ?? [];
const readNode = (flow: Body, name: string): unknown =>
  readNodes(flow).find(({ attributes }) => attributes.name === name)?.attributes.value;
const readSecret = (flow: Body): string =>
  readNodes(flow).find(({ attributes }) => attributes.id === 'totp_secret_key')?.attributes.text?.text ?? '';
