import { afterEach, expect, test } from 'vitest';
import { findSecrets } from './find-secrets.ts';
import { readPage, recordPageMessages } from './read-page.ts';

const secrets = { password: 'canary-password' };
const found = async () => [...new Set(findSecrets(await readPage(), secrets).map(({ where }) => where))];

function plantShadowRoot(within: ParentNode): ShadowRoot {
  const host = document.createElement('div');
  within.append(host);
  return host.attachShadow({ mode: 'open' });
}

afterEach(() => document.body.replaceChildren());

test('an empty page has no secret', async () => {
  expect(await found()).toEqual([]);
});

test('a typed value is not part of the page, and a value attribute is', async () => {
  const input = document.createElement('input');
  document.body.append(input);
  input.value = secrets.password;
  expect(await found()).toEqual([]);
  expect(findSecrets({ root: document }, secrets)).toEqual([]);
  input.setAttribute('value', secrets.password);
  expect(findSecrets({ root: document, input }, secrets).map(({ where }) => where)).toEqual(['.root<#document>', '.input<input>']);
  expect(await found()).toEqual(['.markup']);
});

test.for<[string, () => unknown, () => unknown]>([
  ['.shadowRoots[0]', () => (plantShadowRoot(document.body).textContent = secrets.password), () => document.body.replaceChildren()],
  [
    '.shadowRoots[1]',
    () => (plantShadowRoot(plantShadowRoot(document.body)).textContent = secrets.password),
    () => document.body.replaceChildren(),
  ],
  ['.title', () => (document.title = secrets.password), () => (document.title = '')],
  ['.history.typed', () => history.replaceState({ typed: secrets.password }, ''), () => history.replaceState(null, '')],
  ['.name', () => (window.name = secrets.password), () => (window.name = '')],
  ['.localStorage.kept', () => localStorage.setItem('kept', secrets.password), () => localStorage.clear()],
  ['.sessionStorage.kept', () => sessionStorage.setItem('kept', btoa(secrets.password)), () => sessionStorage.clear()],
  ['.cookies', () => cookieStore.set('kept', secrets.password), () => cookieStore.delete('kept')],
])('a secret at %s is found', async ([where, plant, remove], { onTestFinished }) => {
  onTestFinished(async () => void (await remove()));
  await plant();
  const places = await found();
  await remove();
  expect(places).toContain(where);
  expect(await found()).toEqual([]);
});

test('a secret in the address is found', async ({ onTestFinished }) => {
  const before = location.href;
  onTestFinished(() => history.replaceState(null, '', before));
  history.replaceState(null, '', `#${encodeURIComponent(secrets.password)}`);
  const places = await found();
  expect(places).toContain('.address[0]');
});

test('a secret in a database is found', async () => {
  const opening = indexedDB.open('kept');
  await new Promise((resolve) => {
    opening.onupgradeneeded = () => opening.result.createObjectStore('things').put({ deep: [secrets.password] }, 1);
    opening.onsuccess = resolve;
  });
  opening.result.close();
  expect(await found()).toEqual(['.databases[3][0].deep[0]']);
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('kept').onsuccess = resolve;
  });
});

test('console messages and uncaught errors are recorded', async () => {
  const { messages, stop } = recordPageMessages();
  console.warn('typed', { values: [secrets.password] });
  window.dispatchEvent(new ErrorEvent('error', { message: 'x', error: new Error('x', { cause: secrets.password }), cancelable: true }));
  const reason = new Error(secrets.password);
  window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason, cancelable: true }));
  stop();
  expect(findSecrets(messages[0], secrets)).toEqual([{ secret: 'password', where: '[1].values[0]' }]);
  expect(messages.some((each) => each instanceof Error && each.cause === secrets.password)).toBe(true);
  expect(messages).toContain(reason);
});
