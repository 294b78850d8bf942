import type { JsonObject } from '@kratos-login/emulator';
import { baseConfig, identitySchema, withChanges } from '../base-config.ts';
import { uniformConfigurations } from './uniform-configurations.ts';

/** Changes to a small configuration by dotted keys; `null` removes a key. */
type Changes = Readonly<Record<string, unknown>>;

const schema = (value: unknown, more: JsonObject = {}): Changes => ({
  'identity.schemas': [{ id: 'default', url: `base64://${btoa(JSON.stringify(value))}`, ...more }],
});
const withTrait = (trait: unknown): unknown => ({ properties: { traits: { type: 'object', properties: { email: trait } } } });
const rp = { id: 'localhost', display_name: 'x' };
const provider = { id: 'google', provider: 'google', client_id: 'x', client_secret: 'y', mapper_url: 'base64://e30=' };
const webHook = { hook: 'web_hook', config: { url: 'http://127.0.0.1:1/', method: 'POST' } };
const after = (...hooks: readonly unknown[]): Changes => ({ 'selfservice.flows.login.after.hooks': hooks });
const pages = ['login', 'settings', 'error', 'registration', 'recovery', 'verification'];

const changes: Readonly<Record<string, Changes>> = {
  'nothing changed': {},
  'no dsn': { dsn: null },
  'no identity': { identity: null },
  'no selfservice': { selfservice: null },
  'no default_browser_return_url': { 'selfservice.default_browser_return_url': null },
  'no identity.schemas': { 'identity.schemas': null },
  'no secrets': { secrets: null },
  'no base URL': { 'serve.public.base_url': null },
  'an empty object of serve': { serve: {} },
  // Misspelt and unknown keys.
  'an unknown key': { colour: 'red' },
  'a misspelt key': { 'selfservice.flows.login.lifespam': '10m' },
  'a misspelt method': { 'selfservice.methods.topt': { enabled: true } },
  'a key in camel case': { 'selfservice.defaultBrowserReturnUrl': 'http://x/' },
  'a key in capital letters': { Session: {} },
  'a key with dots': { 'session\u0000lifespan': '10m' },
  'an unknown key of a method that takes any': { 'selfservice.methods.code.colour': 'red' },
  'an unknown key of session.whoami': { 'session.whoami.colour': 'red' },
  'an unknown key of security': { 'security.colour': 'red' },
  'an unknown key of ciphers': { 'ciphers.colour': 'red' },
  'an unknown key of an identity schema': schema(identitySchema, { colour: 'red' }),
  'an unknown key of a hook': after({ ...webHook, colour: 'red' }),
  'an unknown key of a provider': { 'selfservice.methods.oidc.config.providers': [{ ...provider, colour: 'red' }] },
  'keys of other releases': { 'selfservice.flows.login.via': 'x' },
  // Secrets.
  'a short cookie secret': { 'secrets.cookie': ['short'] },
  'a cookie secret of 15 characters': { 'secrets.cookie': ['123456789012345'] },
  'a cookie secret of 16 characters': { 'secrets.cookie': ['1234567890123456'] },
  'a cookie secret of 16 bytes and fewer characters': { 'secrets.cookie': ['üüüüüüüü'] },
  'a cookie secret that is a text': { 'secrets.cookie': '1234567890123456' },
  'the same cookie secret twice': { 'secrets.cookie': ['1234567890123456', '1234567890123456'] },
  'no cookie secret in the list': { 'secrets.cookie': [] },
  'a short default secret': { 'secrets.default': ['short'] },
  'a cipher secret of 31 characters': { 'secrets.cipher': ['1234567890123456789012345678901'] },
  'a cipher without a secret': { 'ciphers.algorithm': 'aes' },
  'a cipher with a secret': { 'ciphers.algorithm': 'aes', 'secrets.cipher': ['12345678901234567890123456789012'] },
  // Methods.
  'webauthn without its config': { 'selfservice.methods.webauthn': { enabled: true } },
  'webauthn without a relying party': { 'selfservice.methods.webauthn': { enabled: true, config: {} } },
  'webauthn with a relying party': { 'selfservice.methods.webauthn': { enabled: true, config: { rp } } },
  'webauthn with a relying party without a name': { 'selfservice.methods.webauthn': { enabled: true, config: { rp: { id: 'x' } } } },
  'webauthn with origin and origins': {
    'selfservice.methods.webauthn': { enabled: true, config: { rp: { ...rp, origin: 'http://x', origins: ['http://x'] } } },
  },
  'webauthn switched off without its config': { 'selfservice.methods.webauthn': { enabled: false } },
  'passkey without its config': { 'selfservice.methods.passkey': { enabled: true } },
  'passkey without a relying party': { 'selfservice.methods.passkey': { enabled: true, config: {} } },
  'passkey with a relying party': { 'selfservice.methods.passkey': { enabled: true, config: { rp } } },
  'code for both factors': { 'selfservice.methods.code': { mfa_enabled: true, passwordless_enabled: true } },
  'oidc without providers': { 'selfservice.methods.oidc': { enabled: true } },
  'a provider': { 'selfservice.methods.oidc': { enabled: true, config: { providers: [provider] } } },
  'a provider without a secret': { 'selfservice.methods.oidc.config.providers': [{ ...provider, client_secret: undefined }] },
  'an unknown provider': { 'selfservice.methods.oidc.config.providers': [{ ...provider, provider: 'nobody' }] },
  'microsoft without a tenant': { 'selfservice.methods.oidc.config.providers': [{ ...provider, provider: 'microsoft' }] },
  'google with a tenant': { 'selfservice.methods.oidc.config.providers': [{ ...provider, microsoft_tenant: 'x' }] },
  'apple without a key': { 'selfservice.methods.oidc.config.providers': [{ ...provider, provider: 'apple' }] },
  'apple with a key': {
    'selfservice.methods.oidc.config.providers': [
      { ...provider, provider: 'apple', client_secret: undefined, apple_team_id: 'x', apple_private_key_id: 'x', apple_private_key: 'x' },
    ],
  },
  // URLs.
  'allowed_return_urls: ["*"]': { 'selfservice.allowed_return_urls': ['*'] },
  'allowed_return_urls without a scheme': { 'selfservice.allowed_return_urls': ['localhost', 'example.com/x', ''] },
  'allowed_return_urls with an address and a port': { 'selfservice.allowed_return_urls': ['127.0.0.1:4455'] },
  'allowed_return_urls with wildcards': { 'selfservice.allowed_return_urls': ['https://*/', 'https://*.com', 'https://*.example.com'] },
  'allowed_return_urls with a blank in the host': { 'selfservice.allowed_return_urls': ['http://a b/'] },
  'allowed_return_urls that is a text': { 'selfservice.allowed_return_urls': 'http://127.0.0.1:4455' },
  ...Object.fromEntries(
    [
      'example.com/kratos',
      'localhost:4433',
      '127.0.0.1:4433',
      '/kratos',
      '',
      'http://',
      'http://a b/',
      'http://x:y/',
      'ftp://x/',
      '%zz',
    ].map((url) => [`base_url ${url}`, { 'serve.public.base_url': url }]),
  ),
  'a base URL of admin without a scheme': { 'serve.admin.base_url': 'example.com' },
  ...Object.fromEntries(
    ['welcome', '', '/welcome', 'http://x y/', 'localhost:4455'].map((url) => [
      `default_browser_return_url ${url}`,
      { 'selfservice.default_browser_return_url': url },
    ]),
  ),
  ...Object.fromEntries(
    pages.flatMap((page) =>
      ['', 'page', '/page', 'localhost:4455', '?x'].map((url) => [`${page}.ui_url ${url}`, { [`selfservice.flows.${page}.ui_url`]: url }]),
    ),
  ),
  // Durations.
  ...Object.fromEntries(
    ['0', '0s', '5', '5 days', '1d', '1.5h', '-1h', '+1h', '1h30m', '10us', '10µs', '1H', '', ' 1h', '1000000h'].map((lifespan) => [
      `session.lifespan ${lifespan}`,
      { 'session.lifespan': lifespan },
    ]),
  ),
  // Values of an enumeration.
  'an unknown required_aal': { 'session.whoami.required_aal': 'aal2' },
  'an unknown style': { 'selfservice.flows.login.style': 'rococo' },
  'same_site in small letters': { 'cookies.same_site': 'lax' },
  'an empty same_site of the session': { 'session.cookie.same_site': '' },
  'an unknown log level': { 'log.level': 'loud' },
  'an unknown hasher': { 'hashers.algorithm': 'md5' },
  'a bcrypt cost of 3': { 'hashers.bcrypt.cost': 3 },
  'a courier URL that is none': { 'courier.smtp.connection_uri': 'http://x' },
  'an unknown CORS method': { 'serve.public.cors.allowed_methods': ['FETCH'] },
  'a CORS origin without a scheme': { 'serve.public.cors.allowed_origins': ['example.com'] },
  'a CORS origin with two stars': { 'serve.public.cors.allowed_origins': ['https://*.*.com'] },
  'every CORS origin': { 'serve.public.cors.allowed_origins': ['*'] },
  // Types.
  'a port that is a text': { 'serve.public.port': '4433' },
  'a port that is 0': { 'serve.admin.port': 0 },
  'a port above 65535': { 'serve.admin.port': 65_536 },
  'enabled as a text': { 'selfservice.methods.totp.enabled': 'true' },
  'a version that is none': { version: '26' },
  'an old version': { version: 'v0.7.0' },
  'an empty version': { version: '' },
  // Hooks.
  'a web hook': after(webHook),
  'the same web hook twice': after(webHook, webHook),
  'an unknown hook': after({ hook: 'dance' }),
  'a web hook without a URL': after({ hook: 'web_hook', config: { method: 'POST' } }),
  'a web hook without a method': after({ hook: 'web_hook', config: { url: 'http://127.0.0.1:1/' } }),
  'a web hook that is parsed and ignored': after({
    hook: 'web_hook',
    config: { ...webHook.config, response: { parse: true, ignore: true } },
  }),
  'a web hook that is ignored and interrupts': after({
    hook: 'web_hook',
    config: { ...webHook.config, response: { ignore: true }, can_interrupt: true },
  }),
  'a hook of organisations': after({ hook: 'b2b_sso', config: {} }),
  'a hook of organisations without config': after({ hook: 'b2b_sso' }),
  'a hook of registration': after({ hook: 'session' }),
  'a verification hook after oidc': { 'selfservice.flows.login.after.oidc.hooks': [{ hook: 'verification' }] },
  // Identity schemas.
  'a default schema that is no schema': { 'identity.default_schema_id': 'unknown' },
  'no identity schema': { 'identity.schemas': [] },
  'identity schema without a URL': { 'identity.schemas': [{ id: 'default' }] },
  'identity schema without an id': { 'identity.schemas': [{ url: `base64://${btoa(JSON.stringify(identitySchema))}` }] },
  'two identity schemas of one id': {
    'identity.schemas': [0, 1].map(() => ({ id: 'default', url: `base64://${btoa(JSON.stringify(identitySchema))}` })),
  },
  'identity schema: {}': schema({}),
  'identity schema: a list': schema([]),
  'identity schema: without traits': schema({ properties: {} }),
  'identity schema: without a trait': schema({ properties: { traits: { type: 'object', properties: {} } } }),
  'identity schema: traits that are no object': schema({ properties: { traits: { type: 'string', properties: { a: {} } } } }),
  'identity schema: a trait that is no object': schema(withTrait('x')),
  'identity schema: a trait of an unknown type': schema(withTrait({ type: 'words' })),
  'identity schema: an unknown credential': schema(withTrait({ type: 'string', 'ory.sh/kratos': { credentials: { colour: {} } } })),
  'identity schema: an identifier that is a text': schema(
    withTrait({ type: 'string', 'ory.sh/kratos': { credentials: { password: { identifier: 'yes' } } } }),
  ),
  'identity schema: verified by pigeon': schema(withTrait({ type: 'string', 'ory.sh/kratos': { verification: { via: 'pigeon' } } })),
  'identity schema: an address to verify of another format': schema(
    withTrait({ type: 'string', format: 'uri', 'ory.sh/kratos': { verification: { via: 'email' } } }),
  ),
  'identity schema: without an identifier': schema(withTrait({ type: 'string' })),
  'identity schema: no JSON': { 'identity.schemas': [{ id: 'default', url: `base64://${btoa('{')}` }] },
  'identity schema: no base64': { 'identity.schemas': [{ id: 'default', url: 'base64://*' }] },
};

const small = (): JsonObject => {
  const { serve, dsn, selfservice, identity, secrets, hashers } = baseConfig() as Record<string, JsonObject>;
  const { default_browser_return_url: url } = selfservice ?? {};
  return { serve, dsn, selfservice: { default_browser_return_url: url }, identity, secrets, hashers } as JsonObject;
};

function change(config: JsonObject, all: Changes): JsonObject {
  const removed = (object: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject => {
    const { [key]: inner, ...others } = object;
    return rest.length === 0 ? others : { ...others, [key]: removed(inner as JsonObject, rest) };
  };
  let changed = config;
  for (const [name, value] of Object.entries(all)) {
    if (value === null) changed = removed(changed, name.split('.'));
    // \u0000 stands for a dot inside a key.
    else if (name.includes('\u0000')) changed = { ...changed, [name.replace('\u0000', '.')]: value as string };
    else changed = withChanges(changed, { [name]: value });
  }
  return changed;
}

/** All tested configurations by name. */
export const configurations: Readonly<Record<string, JsonObject>> = {
  ...Object.fromEntries(Object.entries(changes).map(([name, all]) => [name, change(small(), all)])),
  ...uniformConfigurations,
};
