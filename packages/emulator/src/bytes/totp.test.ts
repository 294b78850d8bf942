import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { randomTotpSecret } from './random.ts';
import { isTotp, totp } from './totp.ts';

// RFC 6238, appendix B: the secret is "12345678901234567890". Its codes have eight digits, the last six are used.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.for<readonly [number, string]>([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the TOTP code at second %i is the one in RFC 6238', ([seconds, code]) => {
  expect(totp(RFC_SECRET, seconds * 1000)).toBe(code);
});

test('TOTP codes are equal to those of another implementation', () => {
  for (let i = 0; i < 50; i++) {
    const secret = randomTotpSecret();
    const timestamp = i * 40_000_007;
    expect(totp(secret, timestamp)).toBe(new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp }));
  }
});

test('TOTP codes are valid one step early or late, but not two', () => {
  const now = 1_111_111_109_000;
  const valid = [-2, -1, 0, 1, 2].map((step) => isTotp(totp(RFC_SECRET, now + step * 30_000), RFC_SECRET, now));
  expect(valid).toEqual([false, true, true, true, false]);
});

test('the error for an invalid TOTP secret contains it', () => {
  expect(() => totp('no base32!', 0)).toThrow('The TOTP secret is "no base32!". Expected base32');
});
