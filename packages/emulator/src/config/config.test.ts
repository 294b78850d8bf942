import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { ConfigError, readConfig } from './config.ts';
import { parseDuration } from './duration.ts';

test('missing keys have the defaults of Kratos', () => {
  const { config } = readConfig({ selfservice: { flows: { login: { lifespan: '10m' } } } });
  expect(config['selfservice.flows.login.lifespan']).toBe(600_000_000_000n);
  expect(config['selfservice.methods.totp.enabled']).toBe(false);
  expect(config['session.lifespan']).toBe(86_400_000_000_000n);
});

test('keys without effect are listed', () => {
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
    'identity.schemas.0 (default).properties.traits.properties is missing. Allowed: an object with at least one trait.',
  ],
  [{ colour: 'red' }, "colour is not a key of Kratos's configuration. Allowed here: selfservice, database, dsn,"],
  [{ selfservice: { method: {} } }, "selfservice.method is not a key of Kratos's configuration. Did you mean methods?"],
  [{ session: { whoAmI: {} } }, "session.whoAmI is not a key of Kratos's configuration. Did you mean whoami?"],
  [
    { selfservice: { methods: { passkey: { enabled: true } } } },
    'selfservice.methods.passkey.config is missing. Allowed: an object with rp.',
  ],
  [{ secrets: { cookie: ['short'] } }, 'secrets.cookie.0 is "short". Allowed: a string of at least 16 characters.'],
  [{ selfservice: 7 }, 'selfservice is 7. Allowed: an object with default_browser_return_url, allowed_return_urls, flows, methods.'],
  [[], "The configuration is []. Allowed: Kratos's configuration keys."],
])('the error for %j names the key, the value and the allowed values', ([raw, message]) => {
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
])('the duration %j is parsed as in Go', ([text, nanoseconds]) => {
  expect(parseDuration(text)).toBe(nanoseconds);
});

test('one error reports all problems', () => {
  expect(() => readConfig({ colour: 'red', session: { lifespan: 7, cookie: { name: true } } } as never)).toThrow(
    /^colour is not a key .*\nsession\.lifespan is 7\. .*\nsession\.cookie\.name is true\. .*$/,
  );
});

test('entries of allowed_return_urls that Kratos ignores are ignored and listed', () => {
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

test('createEmulator refuses an invalid configuration before it adds defaults', () => {
  for (const config of [{ colour: 'red' }, { selfservice: 7 }, { selfservice: { flows: [] } }, 7, null])
    expect(() => createEmulator({ config: config as never })).toThrow(ConfigError);
  const kratos = createEmulator({ warn: () => undefined });
  expect(() => kratos.configure({ session: { whoami: { colour: 1 } } })).toThrow(ConfigError);
});

test('a key without effect is reported once', () => {
  const warnings: string[] = [];
  const kratos = createEmulator({ config: { dsn: 'memory' }, warn: (line) => warnings.push(line) });
  kratos.configure({ log: { level: 'error' } });
  kratos.configure({ log: { level: 'debug' } });
  expect(warnings).toEqual([
    'kratos-emulator: these keys have no effect in the emulator: dsn.',
    'kratos-emulator: these keys have no effect in the emulator: log.level.',
  ]);
});
