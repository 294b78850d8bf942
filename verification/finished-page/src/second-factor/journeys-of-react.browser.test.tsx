// Every journey through <SecondFactor>, in StrictMode.
import { SecondFactor } from '@kratos-login/react/second-factor';
import { testMountedSecondFactor } from '@kratos-login/testing/vitest';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

testMountedSecondFactor({
  siteName: 'Example',
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    page.render(
      <StrictMode>
        <SecondFactor {...input} {...options} siteName="Example" onDone={() => {}} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});
