import { expect, test } from 'vitest';
import { toCsrfCookieName } from './csrf.ts';

test('the name of the CSRF cookie depends on the base URL including its trailing slash', () => {
  expect(toCsrfCookieName('http://127.0.0.1:4433/')).toBe('csrf_token_806060ca5bf70dff3caa0e5c860002aade9d470a5a4dce73bcfa7ba10778f481');
  expect(toCsrfCookieName('http://127.0.0.1:4433')).toBe('csrf_token_be481debe9e1ebcf14d99f6f631d9a520ca6701ba0f3e4398508af30ebb1f509');
});
