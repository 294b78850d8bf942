/*
 * The declared types of Outcome, LoginFlow, Session and LoginView as strict checks at run time. They are written by hand and independent of the code
 * that reads bodies. A check returns the problems, each with its path.
 */
type Check = (value: unknown, path: string) => readonly string[];

const mismatch = (path: string, expected: string, value: unknown): readonly string[] => [
  `${path || 'it'} is ${toText(value)}, expected ${expected}`,
];

function toText(value: unknown): string {
  try {
    return `${typeof value} ${JSON.stringify(value)?.slice(0, 60)}`;
  } catch {
    return typeof value;
  }
}

const test =
  (expected: string, holds: (value: unknown) => boolean): Check =>
  (value, path) =>
    holds(value) ? [] : mismatch(path, expected, value);

const text = test('a text', (value) => typeof value === 'string');
const truth = test('true or false', (value) => typeof value === 'boolean');
const whole = test('a whole number', (value) => Number.isSafeInteger(value));
const span = test('a number of milliseconds from 0', (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0);
const verb = test('a function', (value) => typeof value === 'function');
const oneOf = (...choices: readonly unknown[]): Check => test(`one of ${JSON.stringify(choices)}`, (value) => choices.includes(value));
const matching = (pattern: RegExp): Check => test(`a text like ${pattern}`, (value) => typeof value === 'string' && pattern.test(value));
const address = matching(/^https?:\/\/[^/?#@\\\s]+([/?#].*)?$/is);

const nullable =
  (check: Check): Check =>
  (value, path) =>
    value === null ? [] : check(value, path);

const list =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value) ? Array.from(value, (each, at) => check(each, `${path}[${at}]`)).flat() : mismatch(path, 'a list', value);

/** Whether JSON preserves the value. */
const json: Check = (value, path) => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return [];
  if (Array.isArray(value)) return list(json)(value, path);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return mismatch(path, 'JSON', value);
  return Object.entries(value).flatMap(([name, each]) => json(each, `${path}.${name}`));
};

type Members = Readonly<Record<string, Check>>;

/** An object with these members and no others. A member that ends in `?` may be missing, but not `undefined`. `more` checks all other members. */
const object =
  (members: Members, more?: Check): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return mismatch(path, 'an object', value);
    const given = new Map(Object.entries(value));
    const declared = Object.entries(members).flatMap(([name, check]) => {
      const key = name.replace('?', '');
      if (!given.has(key)) return name.endsWith('?') ? [] : [`${path}.${key} is missing`];
      const each = given.get(key);
      given.delete(key);
      return check(each, `${path}.${key}`);
    });
    const others = [...given].flatMap(([name, each]) => (more ? more(each, `${path}.${name}`) : [`${path}.${name} is not declared`]));
    return [...declared, ...others];
  };

/** Selects the check by the discriminating member. */
const union =
  (by: string, kinds: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const kind: unknown = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[by] : undefined;
    const check = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return check ? check(value, path) : mismatch(`${path}.${by}`, `one of ${Object.keys(kinds).join(', ')}`, kind);
  };

// ------------------------------------------------------------------------------------------------ flows and sessions
const plain = test('a text, a number or a truth', (value) => /^(string|number|boolean)$/.test(typeof value));
const message = object({ id: whole, type: oneOf('info', 'success', 'error'), text, context: object({}, plain) });
const node = object({
  name: matching(/^(?!csrf_token$)/),
  group: text,
  type: text,
  value: text,
  label: nullable(message),
  messages: list(message),
});
const aal = oneOf('aal1', 'aal2');
const action = test('an address or nothing', (value) => value === '' || address(value, '').length === 0);
const flow = object({
  ...{ id: text, aal, refresh: truth, lifetime: span, codeWasMailed: truth, action },
  ...{ messages: list(message), nodes: list(node) },
});

const session = object(
  {
    ...{ id: text, active: oneOf(true) },
    ...{ 'authenticator_assurance_level?': text, 'authenticated_at?': text, 'expires_at?': text },
    'authentication_methods?': list(object({ 'method?': text, 'aal?': text, 'completed_at?': text }, json)),
    'identity?': object({ id: text, traits: json, 'schema_url?': address }, json),
  },
  json,
);

/** No text in the value is an unchecked address for a browser. */
const step: Check = (value, path) => [
  ...object({ action: text }, json)(value, path),
  ...textsIn(value).flatMap((each) =>
    /^[\s\p{C}]*(\/|\\|[a-z][\w+.\t\r\n-]*:)/iu.test(each) ? address(each, `an address in ${path}`) : [],
  ),
];

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

// ------------------------------------------------------------------------------------------------ outcomes
const kind = test('a kind', () => true);
const bare = object({ kind });
const withFlow = object({ kind, flow });
const status = whole;
const errorId = nullable(matching(/^(unknown$|(browser|security|self_service|session)_\w+$)/));

/** The settings flow. Its secrets are an empty object. */
const settingsFlow = object({
  ...{ id: text, identityId: text, username: nullable(text), lifetime: span },
  ...{ totp: oneOf('off', 'unpaired', 'paired'), backupCodes: oneOf('off', 'none', 'new', 'saved', 'shown') },
  ...{ otherMethods: list(text), messages: list(message), codeMessages: list(message), secrets: object({}) },
});

const withSettings = object({ kind, flow: settingsFlow });

/** The outcomes that a login and settings share. */
const shared = {
  secondFactorDue: bare,
  redirectRequired: object({ kind, url: address }),
  noSession: bare,
  flowGone: object({ kind, why: oneOf('expired', 'unknown', 'refused'), replacement: nullable(text) }),
  csrfMismatch: bare,
  refused: object({ kind, status, errorId }),
  rateLimited: object({ kind, retryAfter: nullable(span) }),
  unavailable: object({ kind, retryAfter: span }),
  serverError: object({ kind, status, errorId }),
  unreachable: bare,
  timedOut: bare,
  unexpected: object({
    ...{ kind, status },
    why: oneOf('redirected', 'empty', 'not-json', 'unknown-shape', 'impossible-here', 'bad-address', 'headers-too-large'),
  }),
};

export const findSettingsOutcomeProblems = (outcome: unknown): readonly string[] =>
  union('kind', { ...shared, settings: withSettings, saved: withSettings, rejected: withSettings, refreshRequired: bare })(outcome, '');

export const findOutcomeProblems = (outcome: unknown): readonly string[] =>
  union('kind', {
    flow: withFlow,
    noUsableMethod: withFlow,
    rejected: withFlow,
    accountBlocked: object({
      ...{ kind, why: oneOf('account-disabled', 'address-not-verified'), flow: nullable(flow) },
      verification: nullable(object({ flowId: text, address: text, url: nullable(address) })),
    }),
    signedIn: object({ kind, session, redirectTo: nullable(address), continueWith: list(step) }),
    sessionChanged: bare,
    ...shared,
  })(outcome, '');

// ------------------------------------------------------------------------------------------------ views
const title = matching(/\S/);
const pageEffect = object({ focus: nullable(text), clear: list(text), submit: truth });
const anyView = { title, pageTitle: title, progress: text, pageEffect, cancel: nullable(verb), restart: nullable(verb) };
const choices = list(object({ id: text, label: text }));
const factor = oneOf('totp', 'lookup_secret', 'code');
const field = object({
  ...{ name: title, type: oneOf('text', 'password'), label: title, hint: text, messages: list(text), value: text },
  autocomplete: oneOf('username', 'current-password', 'one-time-code', 'off'),
  ...{ inputMode: oneOf('text', 'email', 'numeric'), enterKeyHint: oneOf('next', 'go'), dir: oneOf('ltr', 'auto'), isHidden: truth },
});
const form = object({
  ...anyView,
  ...{
    kind: oneOf('form'),
    step: oneOf('init', 'password', 'awaiting-TOTP'),
    form: oneOf('password', 'totp', 'lookup_secret', 'code', 'address'),
  },
  ...{ username: nullable(text), fields: list(field), submitLabel: text, messages: list(text), announcement: text },
  ...{ messageSeverity: oneOf('error', 'info'), untranslated: list(text) },
  unverified: nullable(object({ text: title, linkLabel: title, url: nullable(address) })),
  ...{ isPending: truth, isReadOnly: truth, factors: list(object({ id: factor, label: title })) },
  ...{ addresses: choices, providers: choices, unsupportedMethods: choices },
  ...{ submit: nullable(verb), chooseFactor: nullable(verb), chooseProvider: nullable(verb), sendCode: nullable(verb) },
  ...{ resendCode: nullable(verb), forgetIdentifier: nullable(verb), switchAccount: nullable(verb) },
});

export const findViewTypeProblems = (view: unknown): readonly string[] =>
  union('step', {
    init: form,
    password: form,
    'awaiting-TOTP': form,
    error: object({
      ...anyView,
      kind: oneOf('error'),
      step: oneOf('error'),
      failure: object({
        ...{ reason: title, retryable: truth, requestState: title, retryAfter: nullable(span), status: nullable(whole), detail: title },
      }),
      ...{
        kratosUrl: text,
        retry: nullable(verb),
        advice: text,
        wait: text,
        links: list(object({ id: oneOf('setUpSecondFactor', 'goBack'), label: title, url: title })),
        switchAccount: nullable(verb),
      },
    }),
    success: object({
      ...anyView,
      ...{
        kind: oneOf('success'),
        step: oneOf('success'),
        how: oneOf('signed-in', 'already-signed-in', 'redirect-required', 'second-factor-missing'),
        session: nullable(session),
      },
      redirect: nullable(object({ reason: oneOf('return', 'app', 'provider'), url: address, origin: address })),
      continueWith: list(step),
    }),
  })(view, '');
