// Runs every tour of the journeys through the markup of the README in a frame: the script is in the page around it.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { html } from '../README.md.fence.4.html';
import { bindLogin } from '../src/bind-login.ts';

testMountedLogin({
  plan: 'tour',
  mount({ input, ...options }) {
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    const root = frame.contentDocument?.body;
    if (root === undefined) throw new Error('The frame has no document.');
    root.innerHTML = html;
    return { root, unmount: bindLogin(root.querySelector('main'), createLogin({ ...input, ...options })) };
  },
});
