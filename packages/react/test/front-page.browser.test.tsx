// The React sample of the repository's README, as it stands there.
import { createEmulator } from '@kratos-login/emulator';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

const refusal =
  'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.';

afterEach(() => vi.unstubAllGlobals());

test('the React sample of the README signs a user in with a password and a code', async () => {
  const kratos = createEmulator({
    baseUrl: 'https://auth.example.com/',
    identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }],
  });
  vi.stubGlobal('fetch', kratos.fetch);
  const { SignIn } = await import('../../../README.md.fence.tsx');
  await render(<SignIn />);
  await page.getByLabelText('Email').fill('ann@example.com');
  await page.getByLabelText('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(refusal);
  await page.getByLabelText('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabelText('6-digit code').fill(kratos.totpCode('ann@example.com'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toBeVisible();
});
