// Runs every tour of the journeys through a host's own page in a frame: React is in the page around it, and renders through a portal.
import { createLogin } from '@kratos-login/core';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { StrictMode } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { WholePage } from './whole-page.tsx';

testMountedLogin({
  plan: 'tour',
  mount({ input, ...options }) {
    const around = document.createElement('div');
    const frame = document.createElement('iframe');
    document.body.replaceChildren(around, frame);
    const root = frame.contentDocument?.body;
    if (root === undefined) throw new Error('The frame has no document.');
    const page = createRoot(around);
    page.render(<StrictMode>{createPortal(<WholePage login={createLogin({ ...input, ...options })} />, root)}</StrictMode>);
    return { root, unmount: () => page.unmount() };
  },
});
