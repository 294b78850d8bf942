// Every journey through <Login>, in StrictMode.
import { Login } from '@kratos-login/react/login';
import { testMountedLogin } from '@kratos-login/testing/vitest';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { finishedPage } from './finished-page.ts';

testMountedLogin({
  ...finishedPage,
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    page.render(
      <StrictMode>
        <Login {...finishedPage} {...input} {...options} onSuccess={() => {}} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});
