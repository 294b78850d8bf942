import type { Factor } from '@kratos-login/core/read-outcome';

/** The parts of a browser that a login needs: `fetch`, and its cookies including `HttpOnly` ones. */
export interface WorldBrowser {
  readonly fetch: typeof globalThis.fetch;
  readonly cookies: Map<string, string>;
}

/**
 * The users of a world. `oneFactor` has only a password. `allFactors` also has an authenticator app, backup codes and mailed codes. `mailOnly` has
 * mailed codes as the only second factor. All addresses are unverified.
 */
export type UserKind = 'oneFactor' | 'allFactors' | 'mailOnly';

/** A user with all credentials. */
export interface WorldUser {
  readonly id: string;
  /** The identifier for signing in. */
  readonly identifier: string;
  readonly password: string;
  /** Returns a valid code: of the app, an unused backup code, or the last mailed code. */
  code(factor: Factor): Promise<string>;
}

/** Changes of Kratos's configuration. */
export type ConfigSwitch =
  /** Asks for the identifier first. */
  | 'identifier-first'
  /** Asks for the identifier first, hides accounts, and disables every first factor. */
  | 'identifier-first-and-nothing-else'
  /** Disables passwords and social providers. */
  | 'no-first-factor'
  /** Disables the app, backup codes and mailed codes. */
  | 'no-second-factor'
  /** Disables every method. */
  | 'no-method'
  /** Requires a verified address. */
  | 'verified-only'
  /** Does not allow the address of the page. */
  | 'page-not-allowed'
  /** Makes the OAuth2 server skip the login. */
  | 'app-skips';

/**
 * A Kratos with users, an operator, a clock and a browser. It answers from its own state and is never scripted. Its flows live ten minutes and offer
 * passwords and the provider `github`. It accepts login challenges of an app.
 */
export interface World {
  /** The address of Kratos, without a slash at the end. */
  readonly kratosUrl: string;
  /** The browser of the page. Its tabs share the cookies. */
  readonly browser: WorldBrowser;
  /** Opens the browser of another user. */
  openBrowser(): WorldBrowser;
  /** Creates a new user. */
  createUser(who: UserKind): Promise<WorldUser>;
  disable(person: WorldUser): Promise<void>;
  revokeSessions(person: WorldUser): Promise<void>;
  expireSessions(person: WorldUser): Promise<void>;
  /** Removes a second factor, as a user does after losing a device. */
  removeFactor(person: WorldUser, factor: 'totp' | 'lookup_secret'): Promise<void>;
  /** Expires a flow. */
  expireFlow(id: string): Promise<void>;
  /** Deletes a flow, as an operator's clean-up does. */
  deleteFlow(id: string): Promise<void>;
  /** Changes the configuration until `restore`. */
  applySwitch(to: ConfigSwitch): Promise<void>;
  restore(): Promise<void>;
  /** Advances the clock of Kratos, if that is possible. */
  advanceClock(ms: number): void;
}

/** A part of Kratos's configuration. */
export interface KratosConfig {
  readonly [key: string]: KratosValue;
}
type KratosValue = string | boolean | readonly KratosValue[] | KratosConfig;

const off = (...methods: readonly string[]): KratosConfig => ({
  selfservice: { methods: Object.fromEntries(methods.map((method) => [method, { enabled: false }])) },
});

/** The address of the page. Kratos allows it for redirects. */
export const pageUrl = 'http://localhost:5173/';

/** The configuration of each switch. `app-skips` changes only the OAuth2 server. */
export const switches: Readonly<Record<ConfigSwitch, KratosConfig>> = {
  'identifier-first': { selfservice: { flows: { login: { style: 'identifier_first' } } } },
  'identifier-first-and-nothing-else': {
    selfservice: { flows: { login: { style: 'identifier_first' } }, methods: { password: { enabled: false }, oidc: { enabled: false } } },
    security: { account_enumeration: { mitigate: true } },
  },
  'no-first-factor': off('password', 'oidc'),
  'no-second-factor': off('totp', 'lookup_secret', 'code'),
  'no-method': off('password', 'oidc', 'totp', 'lookup_secret', 'code'),
  'page-not-allowed': { selfservice: { allowed_return_urls: ['https://elsewhere.example.com/'] } },
  'verified-only': {
    selfservice: {
      flows: {
        login: {
          after: Object.fromEntries(
            ['password', 'totp', 'code', 'lookup_secret'].map((method) => [method, { hooks: [{ hook: 'require_verified_address' }] }]),
          ),
        },
      },
    },
  },
  'app-skips': {},
};

/** The configuration of a world, to be merged into a working one. */
export const worldConfig = (appUrl: string): KratosConfig => ({
  selfservice: {
    default_browser_return_url: pageUrl,
    allowed_return_urls: [pageUrl],
    methods: {
      password: { enabled: true, config: { haveibeenpwned_enabled: false } },
      totp: { enabled: true },
      lookup_secret: { enabled: true },
      code: { enabled: true, mfa_enabled: true },
      oidc: {
        enabled: true,
        config: {
          providers: [
            { id: 'github', provider: 'github', client_id: 'an-app', client_secret: 'not-a-secret', mapper_url: `base64://${btoa('{}')}` },
          ],
        },
      },
    },
    flows: { login: { lifespan: '10m' }, verification: { enabled: true } },
  },
  identity: {
    default_schema_id: 'mail',
    schemas: [
      {
        id: 'mail',
        url: toUrl(personWith({ password: { identifier: true }, totp: { account_name: true }, code: { identifier: true, via: 'email' } })),
      },
      { id: 'plain', url: toUrl(personWith({ password: { identifier: true } })) },
    ],
  },
  oauth2_provider: { url: appUrl },
});

const personWith = (credentials: KratosConfig): object => ({
  $id: 'https://example.com/person.schema.json',
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Person',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: { type: 'string', format: 'email', title: 'E-Mail', 'ory.sh/kratos': { credentials, verification: { via: 'email' } } },
      },
      required: ['email'],
      additionalProperties: false,
    },
  },
});

const toUrl = (schema: object): string => `base64://${btoa(JSON.stringify(schema))}`;

/** Returns the answer of the OAuth2 server: the login request, or the redirect after the sign-in. */
export function toOAuth2Answer(method: string, url: string, skips: boolean): object {
  if (method !== 'GET') return { redirect_to: 'https://app.example.com/signed-in' };
  return {
    challenge: new URL(url).searchParams.get('login_challenge') ?? '',
    client: { client_id: 'an-app', client_name: 'An app' },
    request_url: 'https://app.example.com/oauth2/auth?client_id=an-app',
    requested_scope: ['openid'],
    requested_access_token_audience: [],
    skip: skips,
    subject: '',
  };
}
