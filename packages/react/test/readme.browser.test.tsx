// Runs every journey through the page of the README.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LoginPage } from '../README.md.fence.2.tsx';

const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

testMountedLogin({
  ...links,
  plan: 'tour',
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    const login = createLogin({ ...input, ...options, ...links });
    page.render(
      <StrictMode>
        <LoginPage login={login} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});
