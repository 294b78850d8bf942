import { afterEach, expect, test, vi } from 'vitest';
import { isBaseAddress, toBaseAddress, toWebAddress, withoutBadAddresses } from './web-address.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  'https://app.example.com',
  'http://127.0.0.1:4455/welcome?a=b#c',
  'https://[::1]:8443/x',
  'HTTPS://App.Example.com/Home',
  'https://münchen.example/straße',
  'https://app.example.com/?return_to=https://x.example/%2F&q=a b\\c@d',
])('%s is a web address', (address) => {
  expect(toWebAddress(address)).toBe(address);
});

test.each([
  ['a path on a server', '/kratos', undefined, '/kratos'],
  ['a path in a page', '/kratos/', 'https://app.example.com/login?flow=f#x', 'https://app.example.com/kratos'],
  ['the root of a page', '/', 'https://app.example.com/login', 'https://app.example.com'],
  ['a path relative to the page', './kratos', 'https://app.example.com/auth/login', 'https://app.example.com/auth/kratos'],
  ['a path relative to the parent of the page', '../kratos', 'https://app.example.com/auth/login', 'https://app.example.com/kratos'],
  ['an address without its scheme', '//auth.example.com/', 'https://app.example.com', 'https://auth.example.com'],
  ['an absolute address', 'https://auth.example.com/a//', 'https://app.example.com', 'https://auth.example.com/a'],
  ['a host without a scheme', 'auth.example.com', 'https://app.example.com', 'auth.example.com'],
  ['an empty text', '', 'https://app.example.com', ''],
  ['a path in a page that has no address', '/kratos', 'about:blank', '/kratos'],
  ['undefined', undefined, 'https://app.example.com', 'undefined'],
  ['an object without a string form', { toString: 1, valueOf: 1 }, 'https://app.example.com', 'object'],
])('toBaseAddress resolves %s', (_, given, page, address) => {
  expect(toBaseAddress(given, page)).toBe(address);
});

test('the page defaults to the address of the document, and to nothing on a server', () => {
  expect(toBaseAddress('/kratos')).toBe('/kratos');
  vi.stubGlobal('location', { href: 'https://app.example.com/login' });
  expect(toBaseAddress('/kratos')).toBe('https://app.example.com/kratos');
});

test.each([
  ['https://auth.example.com/kratos', true],
  ['https://auth.example.com?', false],
  ['https://auth.example.com/#', false],
  ['https://ann@auth.example.com', false],
  ['https://auth.example.com\\@evil.test', false],
  ['/kratos', false],
  ['auth.example.com', false],
])('paths can be appended to %s: %s', (text, isBase) => {
  expect(isBaseAddress(text)).toBe(isBase);
});

test('unsafe addresses are removed from data, and the rest stays', () => {
  const isGood = (address: string): boolean => toWebAddress(address) !== null;
  const kept = {
    action: 'x',
    id: '7e-4',
    at: '2026-11-24T10:00:00Z',
    text: 'Hello: there',
    n: 7,
    no: null,
    yes: true,
    list: ['a', 1],
    url: 'https://a.example',
  };
  const { text, ...rest } = kept;
  expect(
    withoutBadAddresses({ ...kept, flow: { url: 'x', redirect_uri: '', other: '/path', deep: [{ to: ' \u0000JaVa\tScript:1' }] } }, isGood),
  ).toEqual({
    ...rest,
    flow: { deep: [{}] },
  });
  expect(text).toBe('Hello: there'); // it reads as a URL scheme, so it is removed; Kratos sends no such text
  expect(withoutBadAddresses(['x', 'javascript:1', [['/evil'], null], 7], isGood)).toStrictEqual(['x', [[], null], 7]);
  expect(withoutBadAddresses(undefined, isGood)).toBeUndefined();
});
