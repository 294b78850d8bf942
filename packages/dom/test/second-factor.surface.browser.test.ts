// Surface `dom` of the second factor: every journey through the markup of the README.
import { createSecondFactor } from '@kratos-login/core/second-factor';
import { testMountedSecondFactor } from '@kratos-login/testing/vitest';
import { toSecondFactorRecord } from '@verification/coverage/second-factor/to-second-factor-record';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { html } from '../README.md.fence.7.html';
import { bindSecondFactor } from '../src/second-factor/bind-second-factor.ts';

const texts = { totpLabel: 'Code' }; // that of the markup

const tests = testMountedSecondFactor({
  texts,
  isShown: () => true,
  mount({ input, ...options }) {
    document.body.innerHTML = html;
    return {
      root: document.body,
      unmount: bindSecondFactor(document.querySelector('main'), createSecondFactor({ ...input, ...options, texts })),
    };
  },
});

afterAll(async () => {
  const record = toSecondFactorRecord('dom', tests);
  await commands.writeFile('../../coverage/surfaces/second-factor/dom.json', `${JSON.stringify(record, null, 2)}\n`);
});
