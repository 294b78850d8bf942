// Surface `dom`: every journey through the markup of the README.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { toSurfaceRecord } from '@verification/coverage/to-surface-record';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { html } from '../README.md.fence.4.html';
import { bindLogin } from '../src/bind-login.ts';

const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

const walked = testMountedLogin({
  ...links,
  mount({ input, ...options }) {
    document.body.innerHTML = html;
    return { root: document.body, unmount: bindLogin(document.querySelector('main'), createLogin({ ...input, ...options, ...links })) };
  },
});

afterAll(async () => {
  await commands.writeFile('../../coverage/surfaces/dom.json', `${JSON.stringify(toSurfaceRecord('dom', walked), null, 2)}\n`);
});
