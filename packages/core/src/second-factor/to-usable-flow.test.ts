import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createLogin } from '../create-login.ts';
import { createSecondFactor } from './create-second-factor.ts';
import type { SecondFactorView } from './second-factor-view.ts';

const bob = { email: 'bob@example.com', password: 'correct horse battery' };

/** A Kratos node, as far as these tests change it. */
interface Node {
  readonly attributes: { readonly id?: string; text: unknown; src: unknown };
}

/** Signs in, and opens the settings of a Kratos whose nodes are changed on their way. */
async function meetOddKratos(change: (node: Node) => void) {
  const kratos = createEmulator({ identities: [bob] });
  const reach = { kratosUrl: kratos.baseUrl, fetch: kratos.fetch };
  const login = createLogin(reach);
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  const form = login.getView();
  if (form.kind === 'form') form.submit?.({ identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await kratos.fetch(new Request(input, init));
    const body = await response.json();
    for (const node of body.ui?.nodes ?? []) change(node);
    return Response.json(body, response);
  };
  const secondFactor = createSecondFactor({ ...reach, fetch });
  secondFactor.start();
  const see = async <Kind extends SecondFactorView['kind']>(kind: Kind) => {
    await expect.poll(() => secondFactor.getView()).toMatchObject({ kind, isPending: false });
    return secondFactor.getView() as Extract<SecondFactorView, { readonly kind: Kind }>;
  };
  return { kratos, see };
}

test('an app whose QR code and key cannot be shown is not offered, and backup codes still are', async () => {
  const { see } = await meetOddKratos(({ attributes }) => {
    if (attributes.id === 'totp_qr') attributes.src = 'javascript:alert(1)';
    if (attributes.id === 'totp_secret_key') attributes.text = { text: '<b>no key</b>' };
  });
  expect((await see('overview')).methods).toMatchObject([{ id: 'lookup_secret', actions: [{ id: 'generate' }] }, {}, {}]);
});

test.each([
  ['null', null],
  ['an empty list', { context: { secrets: [] } }],
  ['of another shape', { context: { secrets: [{ text: 'two words' }, 7] } }],
])('new backup codes that are %s cannot be confirmed, because no user has seen them', async (_, text) => {
  const { kratos, see } = await meetOddKratos(({ attributes }) => {
    if (attributes.id === 'lookup_secret_codes') attributes.text = text;
  });
  (await see('overview')).methods[1]?.actions[0]?.act();
  expect(await see('error')).toMatchObject({
    failure: { reason: 'unexpected' },
    title: 'Something went wrong',
    retry: expect.any(Function),
  });
  expect(kratos.log.filter(({ method, path }) => method === 'POST' && path.includes('settings'))).toHaveLength(1);
});
