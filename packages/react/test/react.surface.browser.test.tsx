// Surface `react`: every journey through the page of the README, in StrictMode.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { toSurfaceRecord } from '@verification/coverage/to-surface-record';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { LoginPage } from '../README.md.fence.7.tsx';

const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

const walked = testMountedLogin({
  ...links,
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    page.render(
      <StrictMode>
        <LoginPage login={createLogin({ ...input, ...options, ...links })} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});

afterAll(async () => {
  await commands.writeFile('../../coverage/surfaces/react.json', `${JSON.stringify(toSurfaceRecord('react', walked), null, 2)}\n`);
});
