// Surface `dom`: every journey through a host's own markup.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { toSurfaceRecord } from '@verification/coverage/to-surface-record';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { bindLogin } from '../src/bind-login.ts';
import { wholeMarkup } from './whole-markup.ts';

const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

const walked = testMountedLogin({
  ...links,
  mount({ input, ...options }) {
    const root = document.createElement('main');
    root.innerHTML = wholeMarkup;
    document.body.replaceChildren(root);
    return { root, unmount: bindLogin(root, createLogin({ ...input, ...options, ...links })) };
  },
});

afterAll(async () => {
  await commands.writeFile('../../coverage/surfaces/dom.json', `${JSON.stringify(toSurfaceRecord('dom', walked), null, 2)}\n`);
});
