// Runs every tour of the journeys through a host's own markup in a frame: the script is in the page around it.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { bindLogin } from '../src/bind-login.ts';
import { wholeMarkup } from './whole-markup.ts';

testMountedLogin({
  plan: 'tour',
  mount({ input, ...options }) {
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    const page = frame.contentDocument;
    if (page === null) throw new Error('The frame has no document.');
    const root = page.createElement('main');
    root.innerHTML = wholeMarkup;
    page.body.replaceChildren(root);
    return { root, unmount: bindLogin(root, createLogin({ ...input, ...options })) };
  },
});
