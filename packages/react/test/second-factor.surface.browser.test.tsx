// Surface `react` of the second factor: every journey through the page of the README, in StrictMode.
import { createSecondFactor } from '@kratos-login/core/second-factor';
import { testMountedSecondFactor } from '@kratos-login/testing/vitest';
import { toSecondFactorRecord } from '@verification/coverage/second-factor/to-second-factor-record';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { SecondFactorPage } from '../README.md.fence.10.tsx';

const tests = testMountedSecondFactor({
  isShown: () => true,
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    page.render(
      <StrictMode>
        <SecondFactorPage secondFactor={createSecondFactor({ ...input, ...options })} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});

afterAll(async () => {
  const record = toSecondFactorRecord('react', tests);
  await commands.writeFile('../../coverage/surfaces/second-factor/react.json', `${JSON.stringify(record, null, 2)}\n`);
});
