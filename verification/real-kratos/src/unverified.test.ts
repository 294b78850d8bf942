// An unverified address and a schema with its own title need their own configuration, so this file starts its own Kratos.
import { readFileSync } from 'node:fs';
import { german } from '@kratos-login/core/german';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCommand, type Kratos, startKratos } from './start-kratos.ts';
import { startLogin } from './start-login.ts';
import { createTestAccount } from './test-accounts.ts';

const schema = JSON.parse(readFileSync(new URL('../../../apps/kratos/identity.schema.json', import.meta.url), 'utf8'));
schema.properties.traits.properties.email.title = 'Customer address';

let kratos: Kratos;

beforeAll(async () => {
  kratos = await startKratos(findCommand() ?? ['kratos'], {
    selfservice: {
      methods: { code: { enabled: true } },
      flows: {
        verification: { enabled: true, use: 'code', ui_url: 'http://localhost:5173/verification' },
        login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } },
      },
    },
    identity: { schemas: [{ id: 'default', url: `base64://${btoa(JSON.stringify(schema))}` }] },
  });
});
afterAll(() => kratos.stop());

test.each([
  [{}, 'http://localhost:5173/verification?flow='],
  [{ expectedOrigins: ['http://localhost:5173'] }, 'http://localhost:5173/verification?flow='],
  [{ expectedOrigins: ['https://app.example.com'] }, null],
])('an unverified address links to its verification flow, with %j at %s', async (options, url) => {
  const person = await createTestAccount(kratos);
  const attempt = startLogin(kratos, options);
  await attempt.seeForm('password');
  await attempt.submit({ identifier: person.email, password: person.password });
  const { unverified } = await attempt.seeForm('password');
  expect(unverified).toEqual({
    text: 'Confirm your email address first.',
    linkLabel: 'Enter the code from the email',
    url: url === null ? null : expect.stringContaining(url),
  });
});

test('the title in the identity schema is the label, also in German', async () => {
  for (const { texts, messages } of [{ texts: {}, messages: {} }, german]) {
    const attempt = startLogin(kratos, { texts: texts, messages });
    expect((await attempt.seeForm('password')).fields[0]?.label).toBe('Customer address');
  }
});
