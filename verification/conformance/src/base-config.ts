import type { JsonObject, JsonValue } from '@kratos-login/emulator';

const PAGES = 'http://127.0.0.1:4455';

/** The identity schema of the recordings. */
export const identitySchema: JsonObject = {
  $id: 'https://example.com/identity.schema.json',
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Person',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          title: 'E-Mail',
          minLength: 3,
          'ory.sh/kratos': {
            credentials: { password: { identifier: true }, totp: { account_name: true }, code: { identifier: true, via: 'email' } },
            verification: { via: 'email' },
            recovery: { via: 'email' },
          },
        },
      },
      required: ['email'],
      additionalProperties: false,
    },
  },
};

/** The configuration of the recordings. Each recording can change some keys. */
export const baseConfig = (publicPort = 4433, adminPort = 4434): JsonObject => ({
  version: 'v0.13.0',
  dsn: 'memory',
  serve: {
    public: {
      base_url: `http://127.0.0.1:${publicPort}/`,
      host: '127.0.0.1',
      port: publicPort,
      cors: {
        enabled: true,
        allowed_origins: [PAGES],
        allowed_methods: ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'],
        allowed_headers: ['Authorization', 'Cookie', 'Content-Type', 'X-CSRF-Token'],
        exposed_headers: ['Content-Type', 'Set-Cookie'],
        allow_credentials: true,
      },
    },
    admin: { base_url: `http://127.0.0.1:${adminPort}/`, host: '127.0.0.1', port: adminPort },
  },
  selfservice: {
    default_browser_return_url: `${PAGES}/welcome`,
    allowed_return_urls: [PAGES],
    methods: {
      password: { enabled: true, config: { haveibeenpwned_enabled: false } },
      totp: { enabled: true, config: { issuer: 'Example' } },
      lookup_secret: { enabled: true },
      link: { enabled: false },
      code: { enabled: true, mfa_enabled: false, passwordless_enabled: false },
    },
    flows: {
      error: { ui_url: `${PAGES}/error` },
      settings: { ui_url: `${PAGES}/settings`, privileged_session_max_age: '15m', required_aal: 'highest_available' },
      recovery: { enabled: false, ui_url: `${PAGES}/recovery` },
      verification: { enabled: true, use: 'code', ui_url: `${PAGES}/verification` },
      logout: { after: { default_browser_return_url: `${PAGES}/login` } },
      login: { ui_url: `${PAGES}/login`, lifespan: '10m' },
      registration: { lifespan: '10m', ui_url: `${PAGES}/registration` },
    },
  },
  session: { whoami: { required_aal: 'highest_available' } },
  log: { level: 'error' },
  secrets: { cookie: ['a-cookie-secret-of-some-length'], cipher: ['32-LONG-SECRET-NOT-SECURE-AT-ALL'] },
  ciphers: { algorithm: 'xchacha20-poly1305' },
  hashers: { algorithm: 'bcrypt', bcrypt: { cost: 4 } },
  identity: { default_schema_id: 'default', schemas: [{ id: 'default', url: `base64://${btoa(JSON.stringify(identitySchema))}` }] },
  courier: { smtp: { connection_uri: 'smtp://127.0.0.1:1/?disable_starttls=true' } },
  feature_flags: { use_continue_with_transitions: true },
});

/** Changes values of a configuration by dotted keys. */
export const withChanges = (config: JsonObject, changes: Readonly<Record<string, unknown>>): JsonObject =>
  Object.entries(changes).reduce((changed, [name, value]) => write(changed, name.split('.'), value as JsonValue), config);

function write(object: JsonObject, [key = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  const inner = object[key];
  return { ...object, [key]: rest.length === 0 ? value : write(typeof inner === 'object' ? (inner as JsonObject) : {}, rest, value) };
}
