import { expect, test } from 'vitest';
import { findNextPage } from './find-next-page.ts';
import type { SuccessView } from './login-view.ts';

const to = (url: string): Pick<SuccessView, 'redirect'> => ({ redirect: { reason: 'return', url, origin: new URL(url).origin } });
const nowhere = { redirect: null };

test('the redirect of the view is preferred, and home is used when the view has none', () => {
  const here = 'https://app.example.com/login';
  expect(findNextPage(to('https://app.example.com/orders?open=1#last'), { here, home: '/account' })).toBe(
    'https://app.example.com/orders?open=1#last',
  );
  expect(findNextPage(nowhere, { here, home: '/account' })).toBe('https://app.example.com/account');
  expect(findNextPage(nowhere, { here })).toBe(null);
});

test.each([
  ['https://app.example.com/', '/'],
  ['https://app.example.com/', 'https://app.example.com'],
  ['https://app.example.com/#signed-in', '/'],
  ['https://app.example.com/login', '/login/'],
  ['https://app.example.com/login/', '/login#top'],
  ['https://app.example.com/login?lang=de', ''],
  ['https://app.example.com//evil.example/login', ''],
])('a page at %s does not go to "%s", which is the same page', (here, home) => {
  expect(findNextPage(nowhere, { here, home })).toBe(null);
  expect(findNextPage(to(new URL(home, here).href), { here, home: '/elsewhere' })).toBe(null);
});

test.each([
  ['https://app.example.com/?flow=1', '/', 'https://app.example.com/'],
  ['https://app.example.com/login', 'http://app.example.com/login', 'http://app.example.com/login'],
  ['https://app.example.com//evil.example/login', './', 'https://app.example.com//evil.example/'],
])('a page at %s goes to "%s", which is another page', (here, home, expected) => {
  expect(findNextPage(nowhere, { here, home })).toBe(expected);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:ann@example.com', 'http://['])('a page never goes to %s', (home) => {
  expect(findNextPage(nowhere, { here: 'https://app.example.com/login', home })).toBe(null);
});
