// No secret in the page after it has left: with the markup of the README, and in the finished page.
import type { SecondFactor } from '@kratos-login/core/second-factor';
import { expectedSecrets, findShownSecrets, type ShownSecondFactor } from '@verification/coverage/second-factor/find-shown-secrets';
import { expect, test } from 'vitest';
import { html } from '../README.md.fence.7.html';
import '../src/kratos-second-factor/index.ts';
import { bindSecondFactor } from '../src/second-factor/bind-second-factor.ts';

test.each<[string, (secondFactor: SecondFactor) => ShownSecondFactor]>([
  [
    'the markup of the README',
    (secondFactor) => {
      document.body.innerHTML = html;
      return { readMemory: () => null, close: bindSecondFactor(document.querySelector('main'), secondFactor) };
    },
  ],
  [
    '<kratos-second-factor>',
    (secondFactor) => {
      const element = document.createElement('kratos-second-factor');
      element.options = { secondFactor };
      document.body.replaceChildren(element);
      return { readMemory: () => null, close: () => element.remove() };
    },
  ],
])('secrets are only in the elements for them, and only while they are shown: %s', async (_, show) => {
  const { found, shown } = await findShownSecrets(show);
  expect(found).toEqual([]);
  expect(shown).toEqual(expectedSecrets);
});
