// Runs every journey through the markup of the README.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { html } from '../README.md.fence.2.html';
import { bindLogin } from '../src/bind-login.ts';

const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };

testMountedLogin({
  ...links,
  plan: 'tour',
  mount({ input, ...options }) {
    document.body.innerHTML = html;
    return { root: document.body, unmount: bindLogin(document.querySelector('main'), createLogin({ ...input, ...options, ...links })) };
  },
});
