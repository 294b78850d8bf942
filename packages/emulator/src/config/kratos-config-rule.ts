import { isJsonObject, readPath } from '../json.ts';
import {
  anything,
  boolean,
  type ConfigRule,
  duration,
  integer,
  listOf,
  number,
  object,
  oneOf,
  openObject,
  string,
  uri,
  uriReference,
} from './config-rule.ts';

// Every key of Kratos v26.2.0 with its allowed values, as in the schema of its configuration (embedx/config.schema.json, Apache-2.0).
// `npm run conformance:real` compares the results with those of a real Kratos.

const texts = listOf(string());
const headers = object({}, { others: string() });
const template = string('a URL that begins with http, https, file or base64', /^(http|https|file|base64):\/\//);
const templateUri: ConfigRule = { ...template, is: (value) => template.is(value) && uri.is(value) };
const enabled = object({ enabled: boolean });
const aal = oneOf('aal1', 'highest_available');
const sameSite = oneOf('Strict', 'Lax', 'None');
const memory = string('an amount of memory such as 128MB', /^[0-9]+(B|KB|MB|GB|TB|PB|EB)/);
const secret = string('a string of at least 16 characters', undefined, [16, Number.POSITIVE_INFINITY]);
const bareDuration = string('a duration such as 10m', /^[0-9]+(ns|us|ms|s|m|h)$/);

// ------------------------------------------------------------------------------------------------ hooks
/** An object whose key `name` selects its rule. */
const choice = (name: string, tables: Readonly<Record<string, ConfigRule>>): ConfigRule => ({
  allowed: `an object whose ${name} is one of ${Object.keys(tables).join(', ')}`,
  is: isJsonObject,
  others: anything,
  keys: { [name]: oneOf(...Object.keys(tables)) },
  required: [name],
  choices: { name, rules: tables },
});

const auth = choice('type', {
  api_key: object(
    {
      type: anything,
      config: object({ name: string(), value: string(), in: oneOf('header', 'cookie') }, { required: ['name', 'value', 'in'] }),
    },
    { required: ['config'] },
  ),
  basic_auth: object(
    { type: anything, config: object({ user: string(), password: string() }, { required: ['user', 'password'] }) },
    { required: ['config'] },
  ),
});

const webHook = object(
  {
    hook: anything,
    config: object(
      {
        id: string(),
        response: object(
          { ignore: boolean, parse: boolean },
          {
            also: ({ ignore, parse }) =>
              ignore === true && parse === true ? [['parse', 'is true and ignore is true, too. Allowed: one of the two']] : [],
          },
        ),
        url: uri,
        method: string(),
        headers,
        body: string(),
        can_interrupt: boolean,
        emit_analytics_event: boolean,
        auth,
      },
      {
        required: ['url', 'method'],
        also: ({ response, can_interrupt: canInterrupt }) =>
          readPath(response, ['ignore']) === true && canInterrupt !== undefined && canInterrupt !== false
            ? [['can_interrupt', 'is true and response.ignore is true, too. Allowed: false']]
            : [],
      },
    ),
  },
  { required: ['config'] },
);
const bare = object({ hook: anything });
const organization = object({ hook: anything, config: openObject({}) }, { required: ['config'] });
const organizations = { b2b_sso: organization, organization };
const hooks = (...names: readonly string[]): ConfigRule => {
  const tables = Object.fromEntries(names.map((name) => [name, name === 'web_hook' ? webHook : bare]));
  return listOf(choice('hook', names.includes('b2b_sso') ? { ...tables, ...organizations } : tables), {
    isUnique: true,
    allowed: 'a list of hooks',
  });
};

const anyHooks = hooks('web_hook', 'b2b_sso');
const before = object({ hooks: anyHooks });
const after = (ofMethods: Readonly<Record<string, ConfigRule>>, ofAll: ConfigRule): ConfigRule =>
  object({
    default_browser_return_url: uriReference,
    hooks: ofAll,
    ...Object.fromEntries(
      Object.entries(ofMethods).map(([method, rule]) => [method, object({ default_browser_return_url: uriReference, hooks: rule })]),
    ),
  });
const forAll = (rule: ConfigRule, ...methods: readonly string[]): Readonly<Record<string, ConfigRule>> =>
  Object.fromEntries(methods.map((method) => [method, rule]));

const loginHooks = hooks(
  'revoke_active_sessions',
  'require_verified_address',
  'web_hook',
  'verification',
  'show_verification_ui',
  'b2b_sso',
);
const afterLogin = after(
  {
    ...forAll(loginHooks, 'password', 'webauthn', 'passkey', 'code', 'totp', 'lookup_secret'),
    oidc: hooks('revoke_active_sessions', 'web_hook', 'require_verified_address', 'b2b_sso'),
  },
  loginHooks,
);
const afterSettings = after(
  {
    ...forAll(hooks('web_hook', 'revoke_active_sessions'), 'password', 'totp', 'oidc', 'webauthn', 'passkey', 'lookup_secret'),
    profile: hooks('web_hook', 'show_verification_ui', 'b2b_sso'),
  },
  anyHooks,
);
const afterRegistration = after(
  forAll(hooks('session', 'web_hook', 'show_verification_ui', 'b2b_sso'), 'password', 'webauthn', 'passkey', 'oidc', 'code'),
  anyHooks,
);

// ------------------------------------------------------------------------------------------------ self-service
const byCode = {
  enabled: boolean,
  ui_url: uriReference,
  lifespan: duration,
  before,
  use: oneOf('link', 'code'),
  notify_unknown_recipients: boolean,
};
const flows = object({
  settings: object({
    ui_url: uriReference,
    lifespan: duration,
    privileged_session_max_age: duration,
    required_aal: aal,
    after: afterSettings,
    before,
  }),
  logout: object({ after: object({ default_browser_return_url: uriReference }) }),
  registration: object({
    enabled: boolean,
    login_hints: boolean,
    ui_url: uriReference,
    lifespan: duration,
    before,
    after: afterRegistration,
    enable_legacy_one_step: boolean,
    style: oneOf('unified', 'profile_first'),
  }),
  login: object({ ui_url: uriReference, lifespan: duration, style: oneOf('unified', 'identifier_first'), before, after: afterLogin }),
  verification: object({ ...byCode, after: after({}, anyHooks) }),
  recovery: object({ ...byCode, after: after({}, hooks('web_hook', 'revoke_active_sessions')) }),
  error: object({ ui_url: uriReference }),
});

const PROVIDERS = [
  ...[
    'github',
    'github-app',
    'gitlab',
    'generic',
    'google',
    'microsoft',
    'discord',
    'salesforce',
    'slack',
    'facebook',
    'auth0',
    'vk',
    'yandex',
  ],
  ...[
    'apple',
    'spotify',
    'netid',
    'dingtalk',
    'patreon',
    'line',
    'linkedin',
    'linkedin_v2',
    'lark',
    'x',
    'fedcm-test',
    'amazon',
    'uaepass',
  ],
];
const claim: ConfigRule = {
  allowed: 'null, or an object with essential, value, values',
  is: (value) => value === null || isJsonObject(value),
  keys: { essential: boolean, value: anything, values: listOf(anything) },
};
const claims = object({}, { others: claim });
const provider = object(
  {
    ...Object.fromEntries(
      [
        ...['id', 'label', 'client_id', 'client_secret', 'microsoft_tenant', 'apple_team_id', 'apple_private_key_id', 'apple_private_key'],
        ...['organization_id', 'net_id_token_origin_header'],
      ].map((name) => [name, string()]),
    ),
    ...Object.fromEntries(['issuer_url', 'auth_url', 'token_url', 'mapper_url', 'fedcm_config_url'].map((name) => [name, uri])),
    provider: oneOf(...PROVIDERS),
    scope: texts,
    subject_source: oneOf('userinfo', 'me', 'oid'),
    requested_claims: openObject({ userinfo: claims, id_token: claims }),
    additional_id_token_audiences: texts,
    claims_source: oneOf('id_token', 'userinfo'),
    pkce: oneOf('auto', 'never', 'force'),
    account_linking_mode: oneOf('confirm_with_existing_credential', 'automatic'),
  },
  { required: ['id', 'provider', 'client_id', 'mapper_url'], also: findProviderProblems },
);

/** Only Microsoft has a tenant, only Apple has a private key, and every provider except Apple has a secret. */
function findProviderProblems(value: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  const isApple = value['provider'] === 'apple';
  const isMicrosoft = value['provider'] === 'microsoft';
  const apple = ['apple_private_key_id', 'apple_private_key', 'apple_team_id'];
  const needed = [...(isMicrosoft ? ['microsoft_tenant'] : []), ...(isApple ? apple : ['client_secret'])];
  const forbidden = [...(isMicrosoft ? [] : ['microsoft_tenant']), ...(isApple ? ['client_secret'] : apple)];
  const isGiven = (name: string): boolean =>
    name === 'microsoft_tenant' ? value[name] !== undefined : typeof value[name] === 'string' && value[name] !== '';
  return [
    ...needed.filter((name) => value[name] === undefined).map((name) => [name, 'is missing. Allowed: a string'] as const),
    ...forbidden
      .filter(isGiven)
      .map((name) => [name, `is not for the provider ${String(value['provider'])}. Allowed: leave it out`] as const),
  ];
}

/** Any value except an object with other keys. */
const loose = (keys: Readonly<Record<string, ConfigRule>>): ConfigRule => ({ ...object(keys), is: () => true });

/** A method that requires `config` when it is enabled. */
const withConfig = (config: ConfigRule): ConfigRule =>
  object(
    { enabled: boolean, config },
    {
      also: (value) =>
        value['enabled'] === true && value['config'] === undefined ? [['config', `is missing. Allowed: ${config.allowed}`]] : [],
    },
  );
const relyingParty = openObject(
  { display_name: string(), id: string(), origin: uri, origins: listOf(uri), icon: uri },
  {
    required: ['id', 'display_name'],
    also: ({ origin, origins }) =>
      origin !== undefined && origins !== undefined ? [['origins', 'cannot be set together with origin']] : [],
  },
);

const methods = object({
  b2b: object({ config: object({ organizations: listOf(openObject({ id: string(), label: string(), domains: listOf(hostname()) })) }) }),
  profile: enabled,
  link: object({ enabled: boolean, config: openObject({ base_url: string(), lifespan: duration }) }),
  code: openObject(
    {
      passwordless_enabled: boolean,
      mfa_enabled: boolean,
      enabled: boolean,
      config: openObject({ lifespan: duration, max_submissions: integer(1, 255), missing_credential_fallback_enabled: boolean }),
    },
    {
      also: (value) =>
        value['passwordless_enabled'] === true && value['mfa_enabled'] === true
          ? [
              ['mfa_enabled', 'is true and passwordless_enabled is true, too. Allowed: one of the two'],
              ['passwordless_enabled', 'is true and mfa_enabled is true, too. Allowed: one of the two'],
            ]
          : [],
    },
  ),
  password: object({
    enabled: boolean,
    config: object({
      haveibeenpwned_host: string(),
      haveibeenpwned_enabled: boolean,
      max_breaches: integer(0, 100),
      ignore_network_errors: boolean,
      min_password_length: integer(6),
      identifier_similarity_check_enabled: boolean,
      migrate_hook: object({
        enabled: boolean,
        config: object({ url: uri, method: oneOf('POST'), headers, emit_analytics_event: boolean, auth, body: templateUri }),
      }),
    }),
  }),
  totp: object({ enabled: boolean, config: object({ issuer: string() }) }),
  lookup_secret: enabled,
  webauthn: withConfig(object({ passwordless: boolean, rp: relyingParty })),
  passkey: withConfig(
    object({ rp: openObject({ display_name: string(), id: string(), origins: texts }, { required: ['display_name', 'id'] }) }),
  ),
  oidc: object({ enabled: boolean, config: object({ base_redirect_uri: uri, providers: listOf(provider) }) }),
});

function hostname(): ConfigRule {
  return string('a host name', /^(?=.{1,253}\.?$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i);
}

// ------------------------------------------------------------------------------------------------ everything else
const email = object({ body: object({ plaintext: uri, html: uri }), subject: uri });
const sms = object({ body: object({ plaintext: uri }) });
const codeTemplates = object({ valid: object({ email, sms }, { required: ['email'] }) });
const templates = object({ invalid: object({ email }, { required: ['email'] }), valid: object({ email, sms }, { required: ['email'] }) });
const request = object({
  url: string('a URL that begins with http or https', /^https?:\/\//),
  method: string(),
  headers,
  body: templateUri,
  auth,
});

const source = object({ path: string(), base64: string() });
const requestLog = object({ disable_for_health: boolean });
const server = {
  request_log: requestLog,
  host: string(),
  port: integer(1, 65_535),
  socket: object({ owner: string(), group: string(), mode: integer(0, 511) }),
  tls: object({ key: source, cert: source }),
};
const origin: ConfigRule = {
  allowed: 'a URL with a scheme, with at most one *, or *',
  is: (value) => value === '*' || (uri.is(value) && String(value).split('*').length <= 2),
};
const cors = object({
  enabled: boolean,
  allowed_origins: listOf(origin, { isUnique: true }),
  allowed_methods: listOf(oneOf('POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'HEAD', 'OPTIONS', 'TRACE')),
  allowed_headers: texts,
  exposed_headers: texts,
  allow_credentials: boolean,
  options_passthrough: boolean,
  max_age: integer(0),
  debug: boolean,
});

const sampling = (name: string, more: Readonly<Record<string, ConfigRule>> = {}): ConfigRule => object({ ...more, [name]: number });
const address = string('a host and a port', /^([^:/?#@\s]+|\[[^\]]+\]):[0-9]*$/);
const tracing = object({
  provider: oneOf('jaeger', 'otel', 'zipkin'),
  service_name: string(),
  deployment_environment: string(),
  providers: object({
    jaeger: object({ local_agent_address: address, sampling: sampling('trace_id_ratio', { server_url: uri }) }),
    zipkin: object({ server_url: uri, sampling: sampling('sampling_ratio') }),
    otlp: object({ server_url: address, insecure: boolean, sampling: sampling('sampling_ratio'), authorization_header: string() }),
  }),
});

const identitySchema = openObject({ id: string(), url: uri, selfservice_selectable: boolean }, { required: ['id', 'url'] });
const tokenizer = openObject(
  { ttl: duration, claims_mapper_url: uri, jwks_url: uri, subject_source: oneOf('id', 'external_id') },
  { required: ['jwks_url'] },
);
const cookie = { domain: string(), path: string(), secure: string(), same_site: sameSite };

/** The rule for a whole configuration. */
export const kratosConfigRule: ConfigRule = object(
  {
    selfservice: object(
      { default_browser_return_url: uriReference, allowed_return_urls: listOf(uriReference), flows, methods },
      { required: ['default_browser_return_url'] },
    ),
    database: object({
      cleanup: openObject({ batch_size: integer(1), sleep: openObject({ tables: bareDuration }), older_than: bareDuration }),
    }),
    dsn: string('a string, memory or the URL of the database'),
    courier: object({
      templates: object({
        recovery: templates,
        recovery_code: templates,
        verification: templates,
        verification_code: templates,
        registration_code: codeTemplates,
        login_code: codeTemplates,
      }),
      template_override_path: string(),
      message_retries: integer(),
      worker: openObject({ pull_count: integer(), pull_wait: duration }),
      delivery_strategy: oneOf('smtp', 'http'),
      http: object({ request_config: request }),
      smtp: object({
        connection_uri: string('a URL that begins with smtp or smtps', /^smtps?:\/\/.*/),
        client_cert_path: string(),
        client_key_path: string(),
        from_address: string('an email address', /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([a-z0-9-]+\.)*[a-z0-9-]+\.?$/i, [3, 254]),
        from_name: string(),
        headers,
        local_name: string(),
      }),
      channels: listOf(object({ id: oneOf('sms'), type: oneOf('http'), request_config: request }, { required: ['id', 'request_config'] })),
    }),
    oauth2_provider: object({ url: uri, headers, override_return_to: boolean }),
    preview: openObject({ default_read_consistency_level: oneOf('strong', 'eventual') }),
    serve: object({ admin: object({ ...server, base_url: uri }), public: object({ ...server, base_url: uriReference, cors }) }),
    tracing,
    log: object({
      level: oneOf('trace', 'debug', 'info', 'warning', 'error', 'fatal', 'panic'),
      leak_sensitive_values: boolean,
      redaction_text: string(),
      format: oneOf('json', 'text'),
    }),
    identity: object(
      { default_schema_id: string(), schemas: listOf(identitySchema, { least: 1, allowed: 'a list of { id, url }' }) },
      { required: ['schemas'] },
    ),
    secrets: object({
      default: listOf(secret, { isUnique: true }),
      cookie: listOf(secret, { isUnique: true }),
      pagination: listOf(secret, { least: 1 }),
      cipher: listOf(string('a string of 32 characters', undefined, [32, 32]), { least: 1 }),
    }),
    hashers: object({
      algorithm: oneOf('argon2', 'bcrypt'),
      argon2: object({
        memory,
        iterations: integer(1),
        parallelism: integer(1),
        salt_length: integer(16),
        key_length: integer(16),
        expected_duration: duration,
        expected_deviation: duration,
        dedicated_memory: memory,
      }),
      bcrypt: object({ cost: integer(4, 31) }),
    }),
    ciphers: openObject({ algorithm: oneOf('noop', 'aes', 'xchacha20-poly1305') }),
    cookies: object(cookie),
    session: object({
      whoami: object({ required_aal: aal, tokenizer: openObject({ templates: object({}, { others: tokenizer }) }) }),
      lifespan: duration,
      cookie: object({ ...cookie, name: string(), persistent: boolean }),
      earliest_possible_extend: duration,
    }),
    security: openObject({ account_enumeration: openObject({ mitigate: boolean }) }),
    version: string('a version such as v26.2.0', /^v\d+\.\d+\.\d+(-[0-9a-z.-]+)?(\+[0-9a-z.-]+)?|$/i),
    // Flags of the command, which override the file.
    dev: anything,
    help: anything,
    'sqa-opt-out': anything,
    'watch-courier': anything,
    'expose-metrics-port': integer(0, 65_535),
    config: anything,
    clients: openObject({
      http: openObject({ disallow_private_ip_ranges: boolean, private_ip_exception_urls: listOf(uriReference) }),
      web_hook: openObject({ header_allowlist: texts }),
    }),
    feature_flags: loose({
      cacheable_sessions: boolean,
      cacheable_sessions_max_age: duration,
      use_continue_with_transitions: boolean,
      choose_recovery_address: boolean,
      legacy_continue_with_verification_ui: boolean,
      legacy_require_verified_login_error: boolean,
      faster_session_extend: boolean,
      password_profile_registration_node_group: oneOf('password', 'default'),
      legacy_oidc_registration_node_group: boolean,
    }),
    organizations: listOf(anything),
    enterprise: object({ identity_schema_fallback_url_template: string() }),
    revision: string(),
  },
  {
    allowed: "Kratos's configuration keys",
    required: ['identity', 'dsn', 'selfservice'],
    also: ({ ciphers, secrets }) =>
      ['aes', 'xchacha20-poly1305'].includes(String(readPath(ciphers, ['algorithm']))) && readPath(secrets, ['cipher']) === undefined
        ? [['secrets.cipher', 'is missing. Allowed: a list, each entry a string of 32 characters']]
        : [],
  },
);
