// No secret in the page, on every path, with the components of a host.
import type { LoginView } from '@kratos-login/core';
import { findSecretsInPages } from '@kratos-login/testing';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WholePage } from './whole-page.tsx';

beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterAll(() => void vi.useRealTimers());

test('no secret is in the page on any path, and none is left in a field once the answer is there', async () => {
  const { found, ...counts } = await findSecretsInPages({
    show(login) {
      const root = document.createElement('div');
      document.body.replaceChildren(root);
      let drawn: LoginView | null = null;
      const page = createRoot(root);
      const onDrawn = (view: LoginView): void => {
        drawn = view;
      };
      page.render(<WholePage login={login} onDrawn={onDrawn} />);
      return { root, isDrawn: () => drawn === login.getView(), close: () => page.unmount() };
    },
    passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
  });
  console.log('secrets in the page, react:', JSON.stringify(counts));
  expect(found).toEqual([]);
  expect(counts.userActions.onPage).toBeGreaterThan(100);
});
