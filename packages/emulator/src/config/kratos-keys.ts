import { isObject, readPath } from '../json.ts';
import { anything, duration, flag, list, number, oneOf, openTable, type Rule, table, text, uri, uriReference, whole } from './rule.ts';

// Every key of Kratos v26.2.0 and its allowed values: names, types and limits as in its own schema of the configuration
// (embedx/config.schema.json, Apache-2.0). `npm run conformance:real` compares the verdicts with those of a real Kratos.

const texts = list(text());
const headers = table({}, { others: text() });
const template = text('a URL that begins with http, https, file or base64', /^(http|https|file|base64):\/\//);
const templateUri: Rule = { ...template, is: (value) => template.is(value) && uri.is(value) };
const enabled = table({ enabled: flag });
const aal = oneOf('aal1', 'highest_available');
const sameSite = oneOf('Strict', 'Lax', 'None');
const memory = text('an amount of memory such as 128MB', /^[0-9]+(B|KB|MB|GB|TB|PB|EB)/);
const secret = text('a text of 16 characters or more', undefined, [16, Number.POSITIVE_INFINITY]);
const bareDuration = text('a duration such as 10m', /^[0-9]+(ns|us|ms|s|m|h)$/);

// ------------------------------------------------------------------------------------------------ hooks
/** The table selected by the key `name`. */
const choice = (name: string, tables: Readonly<Record<string, Rule>>): Rule => ({
  allowed: `an object whose ${name} is one of ${Object.keys(tables).join(', ')}`,
  is: isObject,
  others: anything,
  keys: { [name]: oneOf(...Object.keys(tables)) },
  required: [name],
  choices: { name, rules: tables },
});

const auth = choice('type', {
  api_key: table(
    {
      type: anything,
      config: table({ name: text(), value: text(), in: oneOf('header', 'cookie') }, { required: ['name', 'value', 'in'] }),
    },
    { required: ['config'] },
  ),
  basic_auth: table(
    { type: anything, config: table({ user: text(), password: text() }, { required: ['user', 'password'] }) },
    { required: ['config'] },
  ),
});

const webHook = table(
  {
    hook: anything,
    config: table(
      {
        id: text(),
        response: table(
          { ignore: flag, parse: flag },
          {
            also: ({ ignore, parse }) =>
              ignore === true && parse === true ? [['parse', 'is true beside ignore. Allowed: one of them']] : [],
          },
        ),
        url: uri,
        method: text(),
        headers,
        body: text(),
        can_interrupt: flag,
        emit_analytics_event: flag,
        auth,
      },
      {
        required: ['url', 'method'],
        also: ({ response, can_interrupt: canInterrupt }) =>
          readPath(response, ['ignore']) === true && canInterrupt !== undefined && canInterrupt !== false
            ? [['can_interrupt', 'is true beside response.ignore. Allowed: false']]
            : [],
      },
    ),
  },
  { required: ['config'] },
);
const bare = table({ hook: anything });
const organization = table({ hook: anything, config: openTable({}) }, { required: ['config'] });
const organizations = { b2b_sso: organization, organization };
const hooks = (...names: readonly string[]): Rule => {
  const tables = Object.fromEntries(names.map((name) => [name, name === 'web_hook' ? webHook : bare]));
  return list(choice('hook', names.includes('b2b_sso') ? { ...tables, ...organizations } : tables), {
    isUnique: true,
    allowed: 'a list of hooks',
  });
};

const anyHooks = hooks('web_hook', 'b2b_sso');
const before = table({ hooks: anyHooks });
const after = (ofMethods: Readonly<Record<string, Rule>>, ofAll: Rule): Rule =>
  table({
    default_browser_return_url: uriReference,
    hooks: ofAll,
    ...Object.fromEntries(
      Object.entries(ofMethods).map(([method, rule]) => [method, table({ default_browser_return_url: uriReference, hooks: rule })]),
    ),
  });
const forAll = (rule: Rule, ...methods: readonly string[]): Readonly<Record<string, Rule>> =>
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
  enabled: flag,
  ui_url: uriReference,
  lifespan: duration,
  before,
  use: oneOf('link', 'code'),
  notify_unknown_recipients: flag,
};
const flows = table({
  settings: table({
    ui_url: uriReference,
    lifespan: duration,
    privileged_session_max_age: duration,
    required_aal: aal,
    after: afterSettings,
    before,
  }),
  logout: table({ after: table({ default_browser_return_url: uriReference }) }),
  registration: table({
    enabled: flag,
    login_hints: flag,
    ui_url: uriReference,
    lifespan: duration,
    before,
    after: afterRegistration,
    enable_legacy_one_step: flag,
    style: oneOf('unified', 'profile_first'),
  }),
  login: table({ ui_url: uriReference, lifespan: duration, style: oneOf('unified', 'identifier_first'), before, after: afterLogin }),
  verification: table({ ...byCode, after: after({}, anyHooks) }),
  recovery: table({ ...byCode, after: after({}, hooks('web_hook', 'revoke_active_sessions')) }),
  error: table({ ui_url: uriReference }),
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
const claim: Rule = {
  allowed: 'null, or an object with essential, value, values',
  is: (value) => value === null || isObject(value),
  keys: { essential: flag, value: anything, values: list(anything) },
};
const claims = table({}, { others: claim });
const provider = table(
  {
    ...Object.fromEntries(
      [
        ...['id', 'label', 'client_id', 'client_secret', 'microsoft_tenant', 'apple_team_id', 'apple_private_key_id', 'apple_private_key'],
        ...['organization_id', 'net_id_token_origin_header'],
      ].map((name) => [name, text()]),
    ),
    ...Object.fromEntries(['issuer_url', 'auth_url', 'token_url', 'mapper_url', 'fedcm_config_url'].map((name) => [name, uri])),
    provider: oneOf(...PROVIDERS),
    scope: texts,
    subject_source: oneOf('userinfo', 'me', 'oid'),
    requested_claims: openTable({ userinfo: claims, id_token: claims }),
    additional_id_token_audiences: texts,
    claims_source: oneOf('id_token', 'userinfo'),
    pkce: oneOf('auto', 'never', 'force'),
    account_linking_mode: oneOf('confirm_with_existing_credential', 'automatic'),
  },
  { required: ['id', 'provider', 'client_id', 'mapper_url'], also: findProviderProblems },
);

/** Only Microsoft has a tenant, only Apple has a private key, and every provider but Apple has a secret. */
function findProviderProblems(value: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  const isApple = value['provider'] === 'apple';
  const isMicrosoft = value['provider'] === 'microsoft';
  const apple = ['apple_private_key_id', 'apple_private_key', 'apple_team_id'];
  const needed = [...(isMicrosoft ? ['microsoft_tenant'] : []), ...(isApple ? apple : ['client_secret'])];
  const forbidden = [...(isMicrosoft ? [] : ['microsoft_tenant']), ...(isApple ? ['client_secret'] : apple)];
  const isGiven = (name: string): boolean =>
    name === 'microsoft_tenant' ? value[name] !== undefined : typeof value[name] === 'string' && value[name] !== '';
  return [
    ...needed.filter((name) => value[name] === undefined).map((name) => [name, 'is missing. Allowed: a text'] as const),
    ...forbidden
      .filter(isGiven)
      .map((name) => [name, `is not for the provider ${String(value['provider'])}. Allowed: leave it out`] as const),
  ];
}

/** Kratos accepts any value but an object with other keys. */
const loose = (keys: Readonly<Record<string, Rule>>): Rule => ({ ...table(keys), is: () => true });

/** A method that does not start without its `config`. */
const withConfig = (config: Rule): Rule =>
  table(
    { enabled: flag, config },
    {
      also: (value) =>
        value['enabled'] === true && value['config'] === undefined ? [['config', `is missing. Allowed: ${config.allowed}`]] : [],
    },
  );
const relyingParty = openTable(
  { display_name: text(), id: text(), origin: uri, origins: list(uri), icon: uri },
  {
    required: ['id', 'display_name'],
    also: ({ origin, origins }) =>
      origin !== undefined && origins !== undefined ? [['origins', 'stands beside origin. Allowed: one of them']] : [],
  },
);

const methods = table({
  b2b: table({ config: table({ organizations: list(openTable({ id: text(), label: text(), domains: list(hostname()) })) }) }),
  profile: enabled,
  link: table({ enabled: flag, config: openTable({ base_url: text(), lifespan: duration }) }),
  code: openTable(
    {
      passwordless_enabled: flag,
      mfa_enabled: flag,
      enabled: flag,
      config: openTable({ lifespan: duration, max_submissions: whole(1, 255), missing_credential_fallback_enabled: flag }),
    },
    {
      also: (value) =>
        value['passwordless_enabled'] === true && value['mfa_enabled'] === true
          ? [
              ['mfa_enabled', 'is true beside passwordless_enabled. Allowed: one of them'],
              ['passwordless_enabled', 'is true beside mfa_enabled. Allowed: one of them'],
            ]
          : [],
    },
  ),
  password: table({
    enabled: flag,
    config: table({
      haveibeenpwned_host: text(),
      haveibeenpwned_enabled: flag,
      max_breaches: whole(0, 100),
      ignore_network_errors: flag,
      min_password_length: whole(6),
      identifier_similarity_check_enabled: flag,
      migrate_hook: table({
        enabled: flag,
        config: table({ url: uri, method: oneOf('POST'), headers, emit_analytics_event: flag, auth, body: templateUri }),
      }),
    }),
  }),
  totp: table({ enabled: flag, config: table({ issuer: text() }) }),
  lookup_secret: enabled,
  webauthn: withConfig(table({ passwordless: flag, rp: relyingParty })),
  passkey: withConfig(table({ rp: openTable({ display_name: text(), id: text(), origins: texts }, { required: ['display_name', 'id'] }) })),
  oidc: table({ enabled: flag, config: table({ base_redirect_uri: uri, providers: list(provider) }) }),
});

function hostname(): Rule {
  return text('a host name', /^(?=.{1,253}\.?$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i);
}

// ------------------------------------------------------------------------------------------------ everything else
const email = table({ body: table({ plaintext: uri, html: uri }), subject: uri });
const sms = table({ body: table({ plaintext: uri }) });
const codeTemplates = table({ valid: table({ email, sms }, { required: ['email'] }) });
const templates = table({ invalid: table({ email }, { required: ['email'] }), valid: table({ email, sms }, { required: ['email'] }) });
const request = table({
  url: text('a URL that begins with http or https', /^https?:\/\//),
  method: text(),
  headers,
  body: templateUri,
  auth,
});

const source = table({ path: text(), base64: text() });
const requestLog = table({ disable_for_health: flag });
const server = {
  request_log: requestLog,
  host: text(),
  port: whole(1, 65_535),
  socket: table({ owner: text(), group: text(), mode: whole(0, 511) }),
  tls: table({ key: source, cert: source }),
};
const origin: Rule = {
  allowed: 'a URL with a scheme, with at most one *, or *',
  is: (value) => value === '*' || (uri.is(value) && String(value).split('*').length <= 2),
};
const cors = table({
  enabled: flag,
  allowed_origins: list(origin, { isUnique: true }),
  allowed_methods: list(oneOf('POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'HEAD', 'OPTIONS', 'TRACE')),
  allowed_headers: texts,
  exposed_headers: texts,
  allow_credentials: flag,
  options_passthrough: flag,
  max_age: whole(0),
  debug: flag,
});

const sampling = (name: string, more: Readonly<Record<string, Rule>> = {}): Rule => table({ ...more, [name]: number });
const address = text('a host and a port', /^([^:/?#@\s]+|\[[^\]]+\]):[0-9]*$/);
const tracing = table({
  provider: oneOf('jaeger', 'otel', 'zipkin'),
  service_name: text(),
  deployment_environment: text(),
  providers: table({
    jaeger: table({ local_agent_address: address, sampling: sampling('trace_id_ratio', { server_url: uri }) }),
    zipkin: table({ server_url: uri, sampling: sampling('sampling_ratio') }),
    otlp: table({ server_url: address, insecure: flag, sampling: sampling('sampling_ratio'), authorization_header: text() }),
  }),
});

const identitySchema = openTable({ id: text(), url: uri, selfservice_selectable: flag }, { required: ['id', 'url'] });
const tokenizer = openTable(
  { ttl: duration, claims_mapper_url: uri, jwks_url: uri, subject_source: oneOf('id', 'external_id') },
  { required: ['jwks_url'] },
);
const cookie = { domain: text(), path: text(), secure: text(), same_site: sameSite };

/** A whole configuration. */
export const kratosKeys: Rule = table(
  {
    selfservice: table(
      { default_browser_return_url: uriReference, allowed_return_urls: list(uriReference), flows, methods },
      { required: ['default_browser_return_url'] },
    ),
    database: table({ cleanup: openTable({ batch_size: whole(1), sleep: openTable({ tables: bareDuration }), older_than: bareDuration }) }),
    dsn: text('a text: memory, or where the database is'),
    courier: table({
      templates: table({
        recovery: templates,
        recovery_code: templates,
        verification: templates,
        verification_code: templates,
        registration_code: codeTemplates,
        login_code: codeTemplates,
      }),
      template_override_path: text(),
      message_retries: whole(),
      worker: openTable({ pull_count: whole(), pull_wait: duration }),
      delivery_strategy: oneOf('smtp', 'http'),
      http: table({ request_config: request }),
      smtp: table({
        connection_uri: text('a URL that begins with smtp or smtps', /^smtps?:\/\/.*/),
        client_cert_path: text(),
        client_key_path: text(),
        from_address: text('an email address', /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([a-z0-9-]+\.)*[a-z0-9-]+\.?$/i, [3, 254]),
        from_name: text(),
        headers,
        local_name: text(),
      }),
      channels: list(table({ id: oneOf('sms'), type: oneOf('http'), request_config: request }, { required: ['id', 'request_config'] })),
    }),
    oauth2_provider: table({ url: uri, headers, override_return_to: flag }),
    preview: openTable({ default_read_consistency_level: oneOf('strong', 'eventual') }),
    serve: table({ admin: table({ ...server, base_url: uri }), public: table({ ...server, base_url: uriReference, cors }) }),
    tracing,
    log: table({
      level: oneOf('trace', 'debug', 'info', 'warning', 'error', 'fatal', 'panic'),
      leak_sensitive_values: flag,
      redaction_text: text(),
      format: oneOf('json', 'text'),
    }),
    identity: table(
      { default_schema_id: text(), schemas: list(identitySchema, { least: 1, allowed: 'a list of { id, url }' }) },
      { required: ['schemas'] },
    ),
    secrets: table({
      default: list(secret, { isUnique: true }),
      cookie: list(secret, { isUnique: true }),
      pagination: list(secret, { least: 1 }),
      cipher: list(text('a text of 32 characters', undefined, [32, 32]), { least: 1 }),
    }),
    hashers: table({
      algorithm: oneOf('argon2', 'bcrypt'),
      argon2: table({
        memory,
        iterations: whole(1),
        parallelism: whole(1),
        salt_length: whole(16),
        key_length: whole(16),
        expected_duration: duration,
        expected_deviation: duration,
        dedicated_memory: memory,
      }),
      bcrypt: table({ cost: whole(4, 31) }),
    }),
    ciphers: openTable({ algorithm: oneOf('noop', 'aes', 'xchacha20-poly1305') }),
    cookies: table(cookie),
    session: table({
      whoami: table({ required_aal: aal, tokenizer: openTable({ templates: table({}, { others: tokenizer }) }) }),
      lifespan: duration,
      cookie: table({ ...cookie, name: text(), persistent: flag }),
      earliest_possible_extend: duration,
    }),
    security: openTable({ account_enumeration: openTable({ mitigate: flag }) }),
    version: text('a version such as v26.2.0', /^v\d+\.\d+\.\d+(-[0-9a-z.-]+)?(\+[0-9a-z.-]+)?|$/i),
    // These are flags of the command, which override the file.
    dev: anything,
    help: anything,
    'sqa-opt-out': anything,
    'watch-courier': anything,
    'expose-metrics-port': whole(0, 65_535),
    config: anything,
    clients: openTable({
      http: openTable({ disallow_private_ip_ranges: flag, private_ip_exception_urls: list(uriReference) }),
      web_hook: openTable({ header_allowlist: texts }),
    }),
    feature_flags: loose({
      cacheable_sessions: flag,
      cacheable_sessions_max_age: duration,
      use_continue_with_transitions: flag,
      choose_recovery_address: flag,
      legacy_continue_with_verification_ui: flag,
      legacy_require_verified_login_error: flag,
      faster_session_extend: flag,
      password_profile_registration_node_group: oneOf('password', 'default'),
      legacy_oidc_registration_node_group: flag,
    }),
    organizations: list(anything),
    enterprise: table({ identity_schema_fallback_url_template: text() }),
    revision: text(),
  },
  {
    allowed: "Kratos's configuration keys",
    required: ['identity', 'dsn', 'selfservice'],
    also: ({ ciphers, secrets }) =>
      ['aes', 'xchacha20-poly1305'].includes(String(readPath(ciphers, ['algorithm']))) && readPath(secrets, ['cipher']) === undefined
        ? [['secrets.cipher', 'is missing. Allowed: a list, each entry a text of 32 characters']]
        : [],
  },
);
