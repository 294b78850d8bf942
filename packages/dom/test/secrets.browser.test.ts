// No secret in the page, on every path, with the markup of the README.
import { findSecretsInPages } from '@kratos-login/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { html } from '../README.md.fence.4.html';
import { bindLogin } from '../src/bind-login.ts';

beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterAll(() => void vi.useRealTimers());

test('no secret is in the page on any path, and none is left in a field once the answer is there', async () => {
  const { found, ...counts } = await findSecretsInPages({
    show(login) {
      document.body.innerHTML = html;
      return { root: document.body, close: bindLogin(document.querySelector('main'), login) };
    },
    passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
  });
  console.log('secrets in the page, dom:', JSON.stringify(counts));
  expect(found).toEqual([]);
  expect(counts.userActions.onPage).toBeGreaterThan(100);
});
