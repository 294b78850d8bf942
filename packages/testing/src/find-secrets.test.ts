import { expect, test } from 'vitest';
import { findSecrets } from './find-secrets.ts';

const password = 'canary pass+word/?&"é';
const secrets = { password, token: 'canary-token' };
const found = (value: unknown) => findSecrets(value, secrets).map(({ secret, where }) => `${secret} ${where}`);

class Account {
  #password = password;
  get plain(): string {
    return this.#password;
  }
}

const circle: { self?: unknown; deep: { list: unknown[] } } = { deep: { list: [null, password] } };
circle.self = circle;

test.each([
  ['a text', `x${password}x`, ['password ']],
  ['a deep value in a circle', circle, ['password .deep.list[1]']],
  ['a key', { [password]: 1 }, ['password .{key}', `password as JSON`].slice(0, 1)],
  ['a hidden property', Object.defineProperty({}, 'hidden', { value: password }), ['password .hidden']],
  ['a symbol’s property', { [Symbol('s')]: password }, ['password .Symbol(s)']],
  ['a symbol’s name', { s: Symbol(password) }, ['password .s']],
  ['a getter of its own', Object.defineProperty({}, 'lazy', { get: () => password }), ['password .lazy']],
  ['a getter of the class', new Account(), ['password .plain']],
  ['a prototype', Object.create({ inherited: password }), ['password .inherited']],
  ['the result of toJSON', { inner: { toJSON: () => password } }, ['password .inner as JSON']],
  ['the message of an error', new Error(password), ['password .stack', 'password .message']],
  ['the cause of an error', new Error('x', { cause: new Error('y', { cause: password }) }), ['password .cause.cause']],
  ['several errors', new AggregateError([new DOMException(password)]), ['password .errors[0].message']],
  ['a map', new Map([[{ key: 1 }, { value: password }]]), ['password [object].value']],
  ['a map’s key', new Map([[password, 1]]), ['password {key}']],
  ['a set', new Set([password]), ['password {key}', `password [${password}]`]],
  ['headers', new Headers({ authorization: 'canary-token' }), ['token [authorization]']],
  ['a query', new URLSearchParams({ q: password }), ['password [q]']],
  ['a request', new Request('https://example.com/?token=canary-token'), ['token .url']],
  ['bytes', new TextEncoder().encode(password), ['password ']],
  ['a function', Object.assign(() => 1, { last: password }), ['password .last']],
  ['a URL', new URL(`https://example.com/?p=${encodeURIComponent(password)}`).search, ['password ']],
  ['a form’s encoding', new URLSearchParams({ p: password }).toString().replaceAll('%20', '+'), ['password ']],
  ['markup', `<input value="${password.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`, ['password ']],
  ['a text in markup', `<p>${password.replaceAll('&', '&amp;')}</p>`, ['password ']],
  ['JSON in a text', JSON.stringify({ body: JSON.stringify(password).slice(1, -1) }), ['password ']],
])('%s is searched', (_, value, places) => {
  expect(found(value)).toEqual(expect.arrayContaining(places));
});

test.each([0, 1, 2, 3, 4, 5])('base64 is searched, with %i letters before the secret', (before) => {
  const bytes = new TextEncoder().encode(`${'x'.repeat(before)}${password}xyz`);
  const text = btoa(String.fromCharCode(...bytes));
  expect(found(text)).toEqual(['password ']);
  expect(found(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))).toEqual(['password ']);
});

test.each([
  ['in a text', 'canary &lt;b&gt; "&amp;'],
  ['in an attribute', 'canary <b> &quot;&amp;'],
  ['in an attribute of newer browsers', 'canary &lt;b&gt; &quot;&amp;'],
])('a secret with brackets, quotes and an ampersand is found %s', (_, markup) => {
  expect(findSecrets(markup, { password: 'canary <b> "&' })).toEqual([{ secret: 'password', where: '' }]);
});

test('a value without a secret has no finding', () => {
  expect(found({ password: 'another', list: [1, 2n, null, undefined], at: new Date(0), map: new WeakMap([[{}, password]]) })).toEqual([]);
});

test('a skipped object is not searched', () => {
  const chart = { password };
  expect(findSecrets(new Set([chart]), secrets, { skip: (value) => value === chart })).toEqual([]);
});

test('a short secret is refused', () => {
  expect(() => findSecrets('', { code: '12345' })).toThrow('has 5 letters');
});
