// No secret in the memory of React: neither in fibers, props and state, nor in the document after it has left the page.
import type { SecondFactor as Store } from '@kratos-login/core/second-factor';
import { expectedSecrets, findShownSecrets, type ShownSecondFactor } from '@verification/coverage/second-factor/find-shown-secrets';
import { type ComponentType, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { SecondFactorPage } from '../README.md.fence.10.tsx';
import { SecondFactor } from '../src/second-factor/second-factor.tsx';

function show(Page: ComponentType<{ readonly secondFactor: Store }>) {
  return (secondFactor: Store): ShownSecondFactor => {
    const container = document.createElement('div');
    document.body.replaceChildren(container);
    const root = createRoot(container);
    root.render(<Page secondFactor={secondFactor} />);
    // React keeps the newest fibers there.
    const key = Reflect.ownKeys(container).find((each) => String(each).startsWith('__reactContainer$')) ?? expect.fail('no fibers');
    return { readMemory: () => Reflect.get(container, key), close: () => root.unmount() };
  };
}

test.each([
  ['the page of the README', SecondFactorPage],
  ['<SecondFactor>', SecondFactor],
])('secrets are only in the elements for them, and only while they are shown: %s', async (_, Page) => {
  const { found, shown } = await findShownSecrets(show(Page));
  expect(found).toEqual([]);
  expect(shown).toEqual(expectedSecrets);
});

test('a page that keeps secrets in a state of React is noticed', async () => {
  const { found } = await findShownSecrets(
    show(({ secondFactor }) => {
      const [kept] = useState(() => new Set<string | null>());
      return (
        <SecondFactor
          secondFactor={secondFactor}
          onChange={(view) => {
            if (view.kind === 'pairing') kept.add(view.readSecrets().key);
          }}
        />
      );
    }),
  );
  expect(found.filter((line) => line.startsWith('pairing: key is in .memory'))).not.toEqual([]);
});
