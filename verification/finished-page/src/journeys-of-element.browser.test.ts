// Every journey through <kratos-login>.
import '@kratos-login/dom/kratos-login';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { finishedPage } from './finished-page.ts';

testMountedLogin({
  ...finishedPage,
  mount({ input, ...options }) {
    const root = document.createElement('kratos-login');
    root.options = { ...finishedPage, ...input, ...options, onSuccess: () => {} };
    document.body.replaceChildren(root);
    return { root, unmount: () => root.remove() };
  },
});
