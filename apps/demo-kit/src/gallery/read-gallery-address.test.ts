import { expect, test } from 'vitest';
import { readGalleryAddress, toGalleryQuery } from './read-gallery-address.ts';

const read = (query: string) => readGalleryAddress(`http://localhost:5173/gallery${query}`);

test('an address without parameters shows the overview in English', () => {
  expect(read('')).toEqual({ state: null, lang: 'en', scheme: null, width: null, brand: 'example', problems: [] });
});

test('an address names state, language, scheme, width and brand', () => {
  expect(read('?state=code-wrong&lang=ar&scheme=dark&width=320&brand=bank')).toEqual({
    state: 'code-wrong',
    lang: 'ar',
    scheme: 'dark',
    width: 320,
    brand: 'bank',
    problems: [],
  });
});

test.each([
  ['?lang=fr', 'Unknown lang "fr". Expected one of en, de, ar.'],
  ['?scheme=', 'Unknown scheme "". Expected one of light, dark.'],
  ['?brand=toString', 'Unknown brand "toString". Expected one of example, bank, studio, library.'],
  ['?width=0320', 'Unknown width "0320". Expected a whole number from 280 to 3840.'],
  ['?width=12', 'Unknown width "12". Expected a whole number from 280 to 3840.'],
  ['?width=1e3', 'Unknown width "1e3". Expected a whole number from 280 to 3840.'],
  ['?sheme=dark', 'Unknown parameter "sheme". Expected one of state, lang, scheme, width, brand.'],
])('%s is reported with the known values', (query, problem) => {
  expect(read(query).problems).toEqual([problem]);
});

test('an unknown state is reported with the known states', () => {
  const { state, problems } = read('?state=wrong-pasword&lang=xx');
  expect(state).toBeNull();
  expect(problems[0]).toMatch(/^Unknown state "wrong-pasword"\. Expected one of empty, wrong-password, .*two-step-done\.$/);
  expect(problems[1]).toMatch(/^Unknown lang "xx"/);
});

test('a query contains what is given, and can be read again', () => {
  expect(toGalleryQuery({ state: 'code', lang: 'de', width: 1280, scheme: null })).toBe('?state=code&lang=de&width=1280');
  expect(read(toGalleryQuery({ state: 'code', lang: 'de', width: 1280, scheme: null }))).toMatchObject({
    state: 'code',
    lang: 'de',
    width: 1280,
  });
  expect(toGalleryQuery({})).toBe('');
});
