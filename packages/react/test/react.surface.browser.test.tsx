// Surface `react`: every journey through a host's own page, in StrictMode.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { toSurfaceRecord } from '@verification/coverage/to-surface-record';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { WholePage } from './whole-page.tsx';

const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

const walked = testMountedLogin({
  ...links,
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    page.render(
      <StrictMode>
        <WholePage login={createLogin({ ...input, ...options, ...links })} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});

afterAll(async () => {
  await commands.writeFile('../../coverage/surfaces/react.json', `${JSON.stringify(toSurfaceRecord('react', walked), null, 2)}\n`);
});
