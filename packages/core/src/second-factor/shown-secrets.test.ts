import { expect, test } from 'vitest';
import { dropSecrets, hideSecrets, readSecrets } from './shown-secrets.ts';

const secrets = { qr: 'data:image/png;base64,AAAA', key: 'JBSWY3DPEHPK3PXP', codes: [{ code: 'aaaa1111', isUsed: false }] };
const nothing = { qr: null, key: null, codes: [] };

test('hidden secrets are an empty, frozen object, with a word as its JSON', () => {
  const hidden = hideSecrets(secrets);
  expect([Object.keys(hidden), Object.isFrozen(hidden), JSON.stringify({ hidden })]).toEqual([[], true, '{"hidden":"[secrets]"}']);
});

test('only the object itself gives the secrets back, until they are dropped', () => {
  const hidden = hideSecrets(secrets);
  expect(readSecrets(hidden)).toBe(secrets);
  expect(readSecrets({ ...hidden })).toEqual(nothing);
  dropSecrets(hidden);
  expect(readSecrets(hidden)).toEqual(nothing);
});
