import { expect, test } from 'vitest';
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
    colour: { of: 'the sky' },
  });
  expect(ignored).toEqual(['dsn', 'selfservice.methods.link.enabled', 'colour.of']);
});

test.for<readonly [object, string]>([
  [{ session: { lifespan: 'a day' } }, 'session.lifespan is "a day". Allowed: a duration such as 500ms, 10m or 1h30m.'],
  [{ session: { whoami: { required_aal: 'aal2' } } }, 'session.whoami.required_aal is "aal2". Allowed: one of aal1, highest_available.'],
  [{ selfservice: { methods: { totp: { enabled: 'yes' } } } }, 'selfservice.methods.totp.enabled is "yes". Allowed: true or false.'],
  [
    { selfservice: { allowed_return_urls: ['localhost'] } },
    'selfservice.allowed_return_urls is ["localhost"]. Allowed: a list of URLs, each with a scheme.',
  ],
  [{ serve: { public: { port: 99_999 } } }, 'serve.public.port is 99999. Allowed: a port, 0 to 65535.'],
  [
    { identity: { default_schema_id: 'x', schemas: [{ id: 'default', url: 'base64://e30=' }] } },
    'identity.default_schema_id is "x". Allowed: one of default, as identity.schemas says.',
  ],
  [{ selfservice: { flows: { login: { after: { hooks: [{ hook: 'dance' }] } } } } }, 'Allowed: hooks and return URLs as Kratos takes them'],
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
