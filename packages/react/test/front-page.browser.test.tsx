// The short sample with markup of a host, which is in two READMEs.
import { createEmulator } from '@kratos-login/emulator';
import type { ComponentType } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

const refusal = 'That email and password don’t match. Check both and try again.';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['of this repository', () => import('../../../README.md.fence.4.tsx')],
  ['of this package', () => import('../README.md.fence.6.tsx')],
])('the short sample of the README %s signs a user in with a password and a code', async (_, load) => {
  const kratos = createEmulator({
    baseUrl: 'https://auth.example.com/',
    identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }],
  });
  vi.stubGlobal('fetch', kratos.fetch);
  const { SignIn } = (await load()) as { readonly SignIn: ComponentType }; // a fence with the same number has other props in another README
  await render(<SignIn />);
  await page.getByLabelText('Email address').fill('ann@example.com');
  await page.getByLabelText('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(refusal);
  await page.getByLabelText('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabelText('6-digit code').fill(kratos.totpCode('ann@example.com'));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toBeVisible();
});
