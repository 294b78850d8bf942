import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { ConfigError, readConfig } from './config.ts';
import { parseDuration } from './duration.ts';

test('a configuration is read key by key, with the defaults of Kratos', () => {
  const { config } = readConfig({ selfservice: { flows: { login: { lifespan: '10m' } } } });
  expect(config['selfservice.flows.login.lifespan']).toBe(600_000_000_000n);
  expect(config['selfservice.methods.totp.enabled']).toBe(false);
  expect(config['session.lifespan']).toBe(86_400_000_000_000n);
});

test('keys that have no effect are named', () => {
  const { ignored } = readConfig({
    dsn: 'memory',
    selfservice: { methods: { link: { enabled: true }, totp: { enabled: true } } },
    feature_flags: { cacheable_sessions: true },
  });
  expect(ignored).toEqual(['dsn', 'selfservice.methods.link.enabled', 'feature_flags.cacheable_sessions']);
});

test.for<readonly [object, string]>([
  [{ session: { lifespan: 'a day' } }, 'session.lifespan is "a day". Allowed: a duration such as 500ms, 10m or 1h30m.'],
  [{ session: { whoami: { required_aal: 'aal2' } } }, 'session.whoami.required_aal is "aal2". Allowed: one of aal1, highest_available.'],
  [{ selfservice: { methods: { totp: { enabled: 'yes' } } } }, 'selfservice.methods.totp.enabled is "yes". Allowed: true or false.'],
  [
    { selfservice: { allowed_return_urls: ['127.0.0.1:4455'] } },
    'selfservice.allowed_return_urls.0 is "127.0.0.1:4455". Allowed: a URL or a path.',
  ],
  [{ serve: { public: { port: 99_999 } } }, 'serve.public.port is 99999. Allowed: a whole number, 1 to 65535.'],
  [
    { selfservice: { flows: { login: { after: { hooks: [{ hook: 'dance' }] } } } } },
    'selfservice.flows.login.after.hooks.0.hook is "dance". Allowed: one of revoke_active_sessions,',
  ],
  [
    { identity: { schemas: [{ id: 'default', url: 'base64://e30=' }] } },
    'identity.schemas.0 (default).properties.traits.properties is missing. Allowed: an object with a trait or more.',
  ],
  [{ colour: 'red' }, "colour is no key of Kratos's configuration. Allowed here: selfservice, database, dsn,"],
  [{ selfservice: { method: {} } }, "selfservice.method is no key of Kratos's configuration. Did you mean methods?"],
  [{ session: { whoAmI: {} } }, "session.whoAmI is no key of Kratos's configuration. Did you mean whoami?"],
  [
    { selfservice: { methods: { passkey: { enabled: true } } } },
    'selfservice.methods.passkey.config is missing. Allowed: an object with rp.',
  ],
  [{ secrets: { cookie: ['short'] } }, 'secrets.cookie.0 is "short". Allowed: a text of 16 characters or more.'],
  [{ selfservice: 7 }, 'selfservice is 7. Allowed: an object with default_browser_return_url, allowed_return_urls, flows, methods.'],
  [[], "The configuration is []. Allowed: Kratos's configuration keys."],
])('%j is refused with key, value and what is allowed', ([raw, message]) => {
  expect(() => readConfig(raw as never)).toThrow(ConfigError);
  expect(() => readConfig(raw as never)).toThrow(message);
});

test.for<readonly [string, bigint | null]>([
  ['1h30m', 5_400_000_000_000n],
  ['1500ms', 1_500_000_000n],
  ['1.5s', 1_500_000_000n],
  ['0', 0n],
  ['5', null],
  ['5 m', null],
  ['', null],
])('the duration %j is read as Go reads it', ([text, nanoseconds]) => {
  expect(parseDuration(text)).toBe(nanoseconds);
});

test('all problems are reported at once', () => {
  expect(() => readConfig({ colour: 'red', session: { lifespan: 7, cookie: { name: true } } } as never)).toThrow(
    /^colour is no key .*\nsession\.lifespan is 7\. .*\nsession\.cookie\.name is true\. .*$/,
  );
});

test('entries of allowed_return_urls that Kratos leaves out are left out and named', () => {
  const { config, ignored } = readConfig({
    selfservice: { allowed_return_urls: ['*', 'localhost', 'https://*/', 'http://127.0.0.1:4455'] },
  });
  expect(config['selfservice.allowed_return_urls']).toEqual(['http://127.0.0.1:4455']);
  expect(ignored).toEqual([
    'selfservice.allowed_return_urls.0 ("*")',
    'selfservice.allowed_return_urls.1 ("localhost")',
    'selfservice.allowed_return_urls.2 ("https://*/")',
  ]);
});

test('createEmulator also refuses such a configuration, before its own defaults hide a problem', () => {
  for (const config of [{ colour: 'red' }, { selfservice: 7 }, { selfservice: { flows: [] } }, 7, null])
    expect(() => createEmulator({ config: config as never })).toThrow(ConfigError);
  const kratos = createEmulator({ warn: () => undefined });
  expect(() => kratos.configure({ session: { whoami: { colour: 1 } } })).toThrow(ConfigError);
});

test('keys without effect are reported once, when they are set', () => {
  const told: string[] = [];
  const kratos = createEmulator({ config: { dsn: 'memory' }, warn: (line) => told.push(line) });
  kratos.configure({ log: { level: 'error' } });
  kratos.configure({ log: { level: 'debug' } });
  expect(told).toEqual([
    'kratos-emulator: these keys have no effect here: dsn.',
    'kratos-emulator: these keys have no effect here: log.level.',
  ]);
});
