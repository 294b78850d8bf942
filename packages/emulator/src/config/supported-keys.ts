import { parseDuration } from './duration.ts';
import { isRequestUri, parseGoUrl } from './go-url.ts';
import { type IdentitySchema, parseIdentitySchemas } from './identity-schemas.ts';
import { type AfterLoginConfig, parseAfterLogin } from './login-hooks.ts';
import { type OidcProvider, parseOidcProviders } from './oidc-providers.ts';

/** The default and the parser of a configuration key. */
export interface ConfigKey<Value> {
  /** The default value. */
  readonly fallback: Value;
  /** Describes the allowed values in an error message. */
  readonly allowed: string;
  /** Parses a value. Returns `undefined` for an invalid one. */
  readonly parse: (value: unknown) => Value | undefined;
}

// kratos-config-rule.ts checks the values first, so these parsers see allowed values only.
const toKey = <Value>(fallback: Value, is: (value: unknown) => boolean, allowed: string): ConfigKey<Value> => ({
  fallback,
  allowed,
  parse: (value) => (is(value) ? (value as Value) : undefined),
});
const boolean = (fallback: boolean): ConfigKey<boolean> => toKey(fallback, (value) => typeof value === 'boolean', 'true or false');
const string = (fallback: string): ConfigKey<string> => toKey(fallback, (value) => typeof value === 'string', 'a string');
const url = string;
const strings = (fallback: readonly string[]): ConfigKey<readonly string[]> => toKey(fallback, Array.isArray, 'a list of strings');
const number = (fallback: number): ConfigKey<number> => toKey(fallback, Number.isInteger, 'a whole number');
const duration = (fallback: string): ConfigKey<bigint> => ({
  fallback: parseDuration(fallback) ?? 0n,
  allowed: 'a duration such as 500ms, 10m or 1h30m',
  parse: (value) => (typeof value === 'string' ? (parseDuration(value) ?? undefined) : undefined),
});
const oneOf = <const Choice extends string>(fallback: Choice, ...choices: readonly Choice[]): ConfigKey<Choice> =>
  toKey(fallback, (value) => choices.some((choice) => choice === value), `one of ${choices.join(', ')}`);

/** Whether Kratos uses an entry of `allowed_return_urls`. Source: `SelfServiceBrowserAllowedReturnToDomains` in driver/config/config.go. */
export const isAllowedReturnUrl = (value: unknown): boolean =>
  typeof value === 'string' && isRequestUri(value) && parseGoUrl(value).host !== '*';
const returnUrls: ConfigKey<readonly string[]> = {
  fallback: [],
  allowed: 'a list of URLs',
  parse: (value) => (Array.isArray(value) ? value.filter(isAllowedReturnUrl) : undefined),
};

const afterLogin: ConfigKey<AfterLoginConfig> = {
  fallback: { hooks: {}, returnUrls: {} },
  allowed: 'hooks and return URLs in the format of Kratos',
  parse: parseAfterLogin,
};
const schemas: ConfigKey<readonly IdentitySchema[]> = {
  fallback: [],
  allowed: 'a list of { id, url }, where url is base64:// with a JSON schema (the command also reads file:// URLs)',
  parse: parseIdentitySchemas,
};
const providers: ConfigKey<readonly OidcProvider[]> = {
  fallback: [],
  allowed: 'a list of providers, each with id, provider and client_id',
  parse: parseOidcProviders,
};

const names: ConfigKey<readonly string[]> = {
  fallback: [],
  allowed: 'an object',
  parse: (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined),
};

/** The keys that have an effect in the emulator, with the defaults of Kratos. */
export const supportedKeys = {
  'serve.public.base_url': url('http://127.0.0.1:4433/'),
  'serve.public.host': string('127.0.0.1'),
  'serve.public.port': number(4433),
  'serve.public.cors.enabled': boolean(false),
  'serve.public.cors.allowed_origins': strings(['*']),
  'serve.public.cors.allowed_methods': strings(['POST', 'GET', 'PUT', 'PATCH', 'DELETE']),
  'serve.public.cors.allowed_headers': strings([
    'Authorization',
    'Content-Type',
    'Max-Age',
    'X-Session-Token',
    'X-XSRF-TOKEN',
    'X-CSRF-TOKEN',
  ]),
  'serve.public.cors.exposed_headers': strings(['Content-Type']),
  'serve.public.cors.allow_credentials': boolean(true),
  'serve.public.cors.max_age': number(0),
  'serve.admin.base_url': url('http://127.0.0.1:4434/'),
  'serve.admin.host': string('127.0.0.1'),
  'serve.admin.port': number(4434),
  'selfservice.default_browser_return_url': url('http://127.0.0.1:4455/'),
  'selfservice.allowed_return_urls': returnUrls,
  'selfservice.methods.password.enabled': boolean(true),
  'selfservice.methods.totp.enabled': boolean(false),
  'selfservice.methods.totp.config.issuer': string(''),
  'selfservice.methods.lookup_secret.enabled': boolean(false),
  'selfservice.methods.code.enabled': boolean(true),
  'selfservice.methods.code.mfa_enabled': boolean(false),
  'selfservice.methods.code.passwordless_enabled': boolean(false),
  'selfservice.methods.code.config.lifespan': duration('1h'),
  'selfservice.methods.oidc.enabled': boolean(false),
  'selfservice.methods.oidc.config.providers': providers,
  'selfservice.methods.passkey.enabled': boolean(false),
  'selfservice.methods.passkey.config.rp.id': string(''),
  'selfservice.methods.passkey.config.rp.display_name': string(''),
  'selfservice.methods.webauthn.enabled': boolean(false),
  'selfservice.methods.webauthn.config.passwordless': boolean(false),
  'selfservice.methods.webauthn.config.rp.id': string(''),
  'selfservice.methods.webauthn.config.rp.display_name': string(''),
  'selfservice.methods.profile.enabled': boolean(true),
  'selfservice.flows.error.ui_url': url('https://www.ory.sh/kratos/docs/fallback/error'),
  'selfservice.flows.login.ui_url': url('https://www.ory.sh/kratos/docs/fallback/login'),
  'selfservice.flows.login.lifespan': duration('1h'),
  'selfservice.flows.login.style': oneOf('unified', 'unified', 'identifier_first'),
  'selfservice.flows.login.after': afterLogin,
  'selfservice.flows.settings.ui_url': url('https://www.ory.sh/kratos/docs/fallback/settings'),
  'selfservice.flows.settings.lifespan': duration('1h'),
  'selfservice.flows.settings.privileged_session_max_age': duration('1h'),
  'selfservice.flows.settings.required_aal': oneOf('highest_available', 'aal1', 'highest_available'),
  'selfservice.flows.settings.after.default_browser_return_url': url(''),
  'selfservice.flows.settings.after.totp.default_browser_return_url': url(''),
  'selfservice.flows.settings.after.lookup_secret.default_browser_return_url': url(''),
  'selfservice.flows.settings.after.password.default_browser_return_url': url(''),
  'selfservice.flows.logout.after.default_browser_return_url': url(''),
  'selfservice.flows.verification.enabled': boolean(false),
  'selfservice.flows.verification.ui_url': url('https://www.ory.sh/kratos/docs/fallback/verification'),
  'selfservice.flows.verification.lifespan': duration('1h'),
  'session.lifespan': duration('24h'),
  'session.earliest_possible_extend': duration('0s'),
  'session.whoami.tokenizer.templates': names,
  'session.whoami.required_aal': oneOf('highest_available', 'aal1', 'highest_available'),
  'session.cookie.name': string('ory_kratos_session'),
  'session.cookie.domain': string(''),
  'session.cookie.path': string(''),
  'session.cookie.same_site': oneOf('', '', 'Strict', 'Lax', 'None'),
  'session.cookie.persistent': boolean(true),
  'cookies.domain': string(''),
  'cookies.path': string('/'),
  'cookies.same_site': oneOf('Lax', 'Strict', 'Lax', 'None'),
  'oauth2_provider.url': url(''),
  'identity.default_schema_id': string('default'),
  'identity.schemas': schemas,
  'security.account_enumeration.mitigate': boolean(false),
  'feature_flags.use_continue_with_transitions': boolean(false),
  'feature_flags.faster_session_extend': boolean(false),
  'hashers.algorithm': oneOf('bcrypt', 'bcrypt', 'argon2'),
  'feature_flags.legacy_require_verified_login_error': boolean(false),
  // A flag of the command, which overrides the file.
  dev: toKey<boolean>(false, (value) => typeof value === 'boolean', 'true or false'),
} as const;

/** The values of the keys in `supportedKeys`. */
export type Config = { readonly [Name in keyof typeof supportedKeys]: (typeof supportedKeys)[Name]['fallback'] };
