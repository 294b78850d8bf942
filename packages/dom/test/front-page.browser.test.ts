// The short sample with markup of a host, which is in two READMEs.
import { createEmulator } from '@kratos-login/emulator';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { html as ofRepository } from '../../../README.md.fence.2.html';
import { html as ofPackage } from '../README.md.fence.3.html';

const refusal = 'That email and password don’t match. Check both and try again.';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['of this repository', ofRepository, () => import('../../../README.md.fence.2.ts')],
  ['of this package', ofPackage, () => import('../README.md.fence.5.ts')],
])('the short sample of the README %s signs a user in with a password and a code', async (_, html, run) => {
  expect(html.split('\n').length).toBeLessThanOrEqual(12);
  const kratos = createEmulator({
    baseUrl: 'https://auth.example.com/',
    identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }],
  });
  vi.stubGlobal('fetch', kratos.fetch);
  document.body.innerHTML = html;
  await run();
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
