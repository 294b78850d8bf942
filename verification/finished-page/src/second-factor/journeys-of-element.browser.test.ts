// Every journey through <kratos-second-factor>.
import '@kratos-login/dom/kratos-second-factor';
import { testMountedSecondFactor } from '@kratos-login/testing/vitest';

testMountedSecondFactor({
  siteName: 'Example',
  mount({ input, ...options }) {
    const root = document.createElement('kratos-second-factor');
    root.options = { ...input, ...options, siteName: 'Example', onDone: () => {} };
    document.body.replaceChildren(root);
    return { root, unmount: () => root.remove() };
  },
});
