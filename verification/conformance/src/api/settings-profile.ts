import type { JsonObject } from '@kratos-login/emulator';
import { type ApiScenario, callPublic, createNamed, openSettings, signInWithPassword, submitFlow, toSchema } from './api-scenario.ts';

const EMAIL = { type: 'string', format: 'email', title: 'E-Mail', 'ory.sh/kratos': { credentials: { password: { identifier: true } } } };

/** The profile form. */
export const settingsProfile: readonly ApiScenario[] = [
  {
    name: 'settings-profile',
    changes: {
      'identity.schemas': toSchema(
        {
          email: EMAIL,
          name: {
            type: 'object',
            title: 'Name',
            properties: { first: { type: 'string', title: 'First' }, last: { type: 'string', minLength: 2 } },
          },
          age: { type: 'integer', title: 'Age', minimum: 3 },
          height: { type: 'number', title: 'Height', exclusiveMaximum: 3 },
          news: { type: 'boolean', title: 'News' },
          colour: { type: 'string', title: 'Colour', enum: ['red', 'green'] },
          tags: { type: 'array', title: 'Tags', items: { type: 'string' } },
          site: { type: 'string', format: 'uri', title: 'Site' },
          born: { type: 'string', format: 'date', title: 'Born' },
          zip: { type: 'string', pattern: '^\\d{5}$', title: 'Zip' },
        },
        { required: ['email'], additionalProperties: false },
      ),
    },
    steps: [
      createNamed('ann', 'ann@example.com', { traits: { email: 'ann@example.com', name: { first: 'Ann' } } }),
      ...signInWithPassword('ann@example.com'),
      openSettings('settings'),
      ...(
        [
          { 'traits.email': 'ann@example.com', 'traits.extra': 'x' },
          { traits: { email: 'ann@example.com', extra: 'x' } },
          { traits: { email: 'ann@example.com', name: { first: 'Ann', middle: 'x' } } },
          { traits: { email: 'ann@example.com' }, extra: 'x' },
          { traits: { email: 'ann@example.com', name: { last: 'x' } } },
          { traits: { email: 'ann@example.com', name: 'x' } },
          { traits: { email: 'ann@example.com', age: 'x' } },
          { traits: { email: 'ann@example.com', age: '7' } },
          { traits: { email: 'ann@example.com', age: 2 } },
          { traits: { email: 'ann@example.com', age: 7.5 } },
          { traits: { email: 'ann@example.com', height: 3 } },
          { traits: { email: 'ann@example.com', news: 'true' } },
          { traits: { email: 'ann@example.com', news: 'x' } },
          { traits: { email: 'ann@example.com', colour: 'blue' } },
          { traits: { email: 'ann@example.com', site: 'x' } },
          { traits: { email: 'ann@example.com', born: '2026-02-30' } },
          { traits: { email: 'ann@example.com', zip: 'x' } },
          { traits: { email: 'x' } },
          { traits: { email: 'a..b@c.com' } },
          { traits: { email: '' } },
          { traits: {} },
          { traits: null },
          { traits: 'x' },
          {},
          { traits: { email: 'ann@example.com', tags: 'a' } },
          { traits: { email: 'ann@example.com', tags: [1] } },
          { traits: { email: 'ann@example.com', tags: ['a', 'b'] } },
          { traits: { email: 'ann@example.com', name: { first: '' } } },
          { traits: { email: 'ann@example.com', name: { first: null } } },
          {
            traits: {
              email: 'ann@example.com',
              name: { first: 'Ann', last: 'Other' },
              age: 33,
              height: 1.7,
              news: true,
              colour: 'red',
              tags: ['a'],
              site: 'https://example.com',
              born: '2000-01-01',
              zip: '12345',
            },
          },
        ] satisfies readonly JsonObject[]
      ).map((fields) => submitFlow('settings', { method: 'profile', ...fields })),
      ...[
        'method=profile&traits.email=ann%40example.com&traits.age=7&traits.news=false&traits.news=true&traits.tags=a&traits.tags=b&traits.extra=x',
        'method=profile&traits.email=ann%40example.com&traits.age=x',
        'method=profile&traits.email=ann%40example.com&traits.news=x',
        'method=profile&traits.email=ann%40example.com&traits.height=1.5&traits.name.first=Ann&traits.name.last=',
        'method=profile&traits=%7B%22email%22%3A%22ann%40example.com%22%2C%22extra%22%3A1%7D',
        'method=profile',
      ].map((body) =>
        callPublic('POST', '{{settings.ui.action}}', `csrf_token={{settings.csrfEncoded}}&${body}`, {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
      submitFlow('settings', {
        method: 'profile',
        'traits.email': 'ann@example.com',
        'traits.age': '7',
        'traits.news': 'true',
        'traits.name.first': 5,
      }),
      submitFlow('settings', { method: 'profile', traits: { email: 'x' }, csrf_token: 'wrong' }),
      submitFlow('settings', { method: 'profile', traits: { email: 'ann@example.com' }, csrf_token: 'wrong' }),
      callPublic('GET', '/sessions/whoami'),
    ],
  },
  {
    name: 'settings-odd-values',
    changes: {
      'identity.schemas': toSchema({ email: EMAIL, name: { type: 'object', properties: { first: { type: 'string', title: 'First' } } } }),
    },
    steps: [
      createNamed('ann', 'ann@example.com', { traits: { email: 'ann@example.com', name: { first: 'Ann' } } }),
      ...signInWithPassword('ann@example.com'),
      openSettings('settings'),
      ...(
        [
          { method: 'profile', traits: { email: 'ann@example.com' }, transient_payload: 5 },
          { method: 'profile', traits: { email: 'ann@example.com' }, transient_payload: [1] },
          { method: 'profile', traits: { email: 'x' }, transient_payload: true },
          { method: 'profile', traits: [] },
          { method: 'profile', traits: [1] },
          { method: 'profile', traits: 5 },
          { method: 'profile', traits: 'x' },
          { method: 'totp', totp_code: '000000', transient_payload: 5 },
          { method: 'lookup_secret', lookup_secret_regenerate: true, transient_payload: 5 },
        ] satisfies readonly JsonObject[]
      ).map((fields) => submitFlow('settings', fields)),
      ...[
        'totp_unlink=nope',
        'method=profile&totp_unlink=nope',
        'lookup_secret_reveal=nope',
        'method=profile&traits=x',
        'method=profile&traits.email=ann%40example.com&transient_payload=5',
        'method=profile&traits=%5B%5D',
      ].map((body) =>
        callPublic('POST', '{{settings.ui.action}}', `csrf_token={{settings.csrfEncoded}}&${body}`, {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    ],
  },
];
