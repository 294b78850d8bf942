import { type KratosConfig, pageUrl, type WorldBrowser } from '../world.ts';

/** The users of the world. The page belongs to one of them, and another tab may sign in as the other one. */
export type Who = 'ann' | 'bob';

/** A user with a password alone. */
export interface SettingsUser {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** The second factors of a user that Kratos has saved. */
export interface SavedFactors {
  /** The secret of the paired app in base32, or `null` without an app. */
  readonly appKey: string | null;
  readonly hasCodes: boolean;
}

/** The configuration that walks change. */
export interface SettingsConfig {
  readonly offersApp: boolean;
  readonly offersCodes: boolean;
  /** Whether the settings require the second factor of a user who has one. */
  readonly requiresSecondFactor: boolean;
}

/**
 * A Kratos with two users, an operator, a clock and a browser. It answers from its own state and is never scripted. It starts with `initialSettingsConfig`.
 * Flows and sessions live for days, and a session may change the settings for an hour.
 */
export interface SettingsWorld {
  /** The address of Kratos, without a slash at the end. */
  readonly kratosUrl: string;
  /** The browser of the page. Its tabs share the cookies. */
  readonly browser: WorldBrowser;
  /** Opens the browser of another device. */
  openBrowser(): WorldBrowser;
  readonly users: Readonly<Record<Who, SettingsUser>>;
  findFactors(who: Who): Promise<SavedFactors>;
  removeFactor(who: Who, factor: 'totp' | 'lookup_secret'): Promise<void>;
  revokeSessions(who: Who): Promise<void>;
  /** Makes all sessions too old to change the settings. */
  ageSessions(): Promise<void>;
  /** Expires all settings flows. */
  expireFlows(): Promise<void>;
  /** Returns the code of an app with this secret: the current one, or one of five minutes ago. */
  readCode(key: string, age: 'current' | 'old'): Promise<string>;
  /** Replaces the configuration. */
  configure(config: SettingsConfig): Promise<void>;
  /** Advances the clock of Kratos, if that is possible. */
  advanceClock(ms: number): void;
}

export const initialSettingsConfig: SettingsConfig = { offersApp: true, offersCodes: true, requiresSecondFactor: false };

/** Returns the configuration of Kratos, to be merged into a working one. */
export const toKratosConfig = ({ offersApp, offersCodes, requiresSecondFactor }: SettingsConfig): KratosConfig => ({
  selfservice: {
    default_browser_return_url: pageUrl,
    allowed_return_urls: [pageUrl],
    flows: {
      settings: {
        lifespan: '100h',
        privileged_session_max_age: '1h',
        required_aal: requiresSecondFactor ? 'highest_available' : 'aal1',
        ui_url: pageUrl,
      },
      login: { lifespan: '1h' },
    },
    methods: {
      totp: { enabled: offersApp },
      lookup_secret: { enabled: offersCodes },
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
  session: { lifespan: '1000h', whoami: { required_aal: 'highest_available' } },
});
