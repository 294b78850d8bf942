import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactPath, redactUrl } from './known.ts';
import { redact } from './redact.ts';

const kratosUrl = 'https://auth.example.com/kratos/';
const canary = fc.stringMatching(/^canary[a-z0-9@.-]{4,12}$/);
const harmless = fc.constantFrom(
  'id',
  'ui',
  'nodes',
  'attributes',
  'name',
  'value',
  'text',
  'messages',
  'error',
  'action',
  'traits',
  'label',
  'type',
);

test('no text from outside survives in a body, as a value or as a name', () => {
  const bodies = fc.letrec<{ readonly body: unknown }>((tie) => ({
    body: fc.oneof(
      { maxDepth: 4 },
      canary,
      canary.map((text) => `https://auth.example.com/kratos/self-service/login/${text}?flow=${text}&${text}=${text}#${text}`),
      fc.integer({ min: 1_000_000, max: 999_999_999 }).map((number) => number * 10),
      fc.array(tie('body'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(canary, harmless), tie('body'), { maxKeys: 6 }),
    ),
  })).body;
  fc.assert(
    fc.property(bodies, (body) => {
      expect(JSON.stringify(redact(body, kratosUrl) ?? null)).not.toMatch(/canary/);
    }),
    { numRuns: 500 },
  );
});

test('codes, secrets and tokens of a real form are hidden, and its structure stays', () => {
  const body = {
    id: '8f1c2d3e-0000-4000-8000-000000000000',
    ui: {
      nodes: [
        {
          group: 'totp',
          type: 'text',
          attributes: { id: 'totp_secret_key', text: { id: 1050006, text: 'JBSWY3DPEHPK3PXP' }, node_type: 'text' },
        },
        { group: 'totp', type: 'img', attributes: { id: 'totp_qr', src: 'data:image/png;base64,AAAA', node_type: 'img' } },
        { group: 'default', type: 'input', attributes: { name: 'csrf_token', value: 'c3JmLXRva2Vu' } },
        { group: 'password', type: 'input', attributes: { name: 'method', value: 'password' } },
      ],
    },
    totp_code: '123456',
    code: 123456,
    password: 'password',
    identifier: 'default',
  };
  expect(redact(body, kratosUrl)).toEqual({
    id: '8f1c…',
    ui: {
      nodes: [
        { group: 'totp', type: 'text', attributes: { id: '•••', text: { id: 1050006, text: '•••' }, node_type: 'text' } },
        { group: 'totp', type: 'img', attributes: { id: '•••', src: '•••', node_type: 'img' } },
        { group: 'default', type: 'input', attributes: { name: 'csrf_token', value: '•••' } },
        { group: 'password', type: 'input', attributes: { name: 'method', value: 'password' } },
      ],
    },
    totp_code: '•••',
    code: '•••',
    password: '•••',
    identifier: '•••',
  });
});

test('a path keeps what is Kratos’s, and shortens the id of a flow', () => {
  const at = (path: string): string => redactPath(`https://auth.example.com/kratos${path}`, kratosUrl);
  expect(at('/self-service/login?flow=8f1c2d3e-0000-4000-8000-000000000000')).toBe('/self-service/login?flow=8f1c…');
  expect(at('/self-service/login/browser?aal=aal2&return_to=https%3A%2F%2Fx.example')).toBe(
    '/self-service/login/browser?aal=aal2&return_to=•••',
  );
  expect(at('/self-service/logout?token=canary')).toBe('/self-service/logout?token=•••');
  expect(at('/users/canary?canary=1')).toBe('/•••?•••');
  expect(redactUrl('https://elsewhere.example/canary', kratosUrl)).toBe('•••');
});
