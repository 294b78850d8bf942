import type { Factor } from '@kratos-login/core';

/** As much of a browser as a login needs: a `fetch`, and the cookies that it keeps, `HttpOnly` ones too. */
export interface WorldBrowser {
  readonly fetch: typeof globalThis.fetch;
  readonly cookies: Map<string, string>;
}

/**
 * Whom a world has: `oneFactor` has a password and nothing else; `allFactors` an authenticator app, backup codes and a code by mail beside it;
 * `mailOnly` a code by mail and no other second factor. Nobody has confirmed an address.
 */
export type UserKind = 'oneFactor' | 'allFactors' | 'mailOnly';

/** Somebody who can sign in, with everything that they know. */
export interface WorldUser {
  readonly id: string;
  /** What they sign in with. */
  readonly identifier: string;
  readonly password: string;
  /** What is right as a second factor now: the code of the app, an unused backup code, the code that was mailed last. */
  code(factor: Factor): Promise<string>;
}

/** What is switched in the configuration of a world. */
export type ConfigSwitch =
  /** The name first, then what the account has. */
  | 'identifier-first'
  /** The name first, and nothing after it: every first factor is off, and accounts are hidden. */
  | 'identifier-first-and-nothing-else'
  /** No password, no provider. */
  | 'no-first-factor'
  /** No app, no backup code, no code by mail. */
  | 'no-second-factor'
  /** Every way to sign in is off. */
  | 'no-method'
  /** Only who has confirmed an address gets in. */
  | 'verified-only'
  /** The page is none that Kratos may lead back to. */
  | 'page-not-allowed'
  /** The app that a login is for knows already who it is. */
  | 'app-skips';

/**
 * A Kratos with everything around it: people, the operator, the clock, a browser. It remembers what happened to it, as a real one does: nothing is
 * answered that was not brought about. Its forms live ten minutes and offer a password and the provider `github`; apps that wait for a login are known.
 */
export interface World {
  /** Without a slash at the end. */
  readonly kratosUrl: string;
  /** The browser of the page; other tabs of it have the same cookies. */
  readonly browser: WorldBrowser;
  /** A browser of somebody else. */
  openBrowser(): WorldBrowser;
  /** Makes somebody new. */
  createUser(who: UserKind): Promise<WorldUser>;
  disable(person: WorldUser): Promise<void>;
  revokeSessions(person: WorldUser): Promise<void>;
  expireSessions(person: WorldUser): Promise<void>;
  /** Takes a second factor away, as when a lost device is unlinked. */
  removeFactor(person: WorldUser, factor: 'totp' | 'lookup_secret'): Promise<void>;
  /** The time of this form is over. */
  expireFlow(id: string): Promise<void>;
  /** An operator cleans up: nobody knows this form any more. */
  deleteFlow(id: string): Promise<void>;
  /** Changes the configuration until `restore`. */
  applySwitch(to: ConfigSwitch): Promise<void>;
  restore(): Promise<void>;
  /** So many milliseconds pass, where a world has a clock that can be moved. */
  advanceClock(ms: number): void;
}

/** A piece of Kratos's configuration. */
export interface KratosConfig {
  readonly [key: string]: KratosValue;
}
type KratosValue = string | boolean | readonly KratosValue[] | KratosConfig;

const off = (...methods: readonly string[]): KratosConfig => ({
  selfservice: { methods: Object.fromEntries(methods.map((method) => [method, { enabled: false }])) },
});

/** The page of a world: Kratos may lead back to it. */
export const pageUrl = 'http://localhost:5173/';

/** What each switch does to Kratos's own keys; an app that skips is the app's business. */
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

/** What a world is configured with, in Kratos's own keys: to go over whatever makes it serve. */
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

/** What the OAuth2 server of an app answers Kratos: which login it wants, and where to go once somebody has signed in. */
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
