import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createServer, defaultClientConditions } from 'vite';
import { findFences, linkPackages } from '../../../../tools/fences.mjs';
import { findFreePort } from '../../../../tools/find-free-port.ts';

const root = join(import.meta.dirname, '../../../..');

for (const name of ['react', 'dom'])
  test(`the files of the tutorial ${name}.md sign in with a code, sign out, and pair an app`, async ({ page }) => {
    const { url, close } = await serveTutorial(name);
    const signIn = async (email: string) => {
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    };
    await page.goto(url);
    await expect(page.getByRole('heading', { name: 'Sign in to Acme' })).toBeVisible();
    await signIn('ann@example.com');
    await page.getByLabel('6-digit code', { exact: true }).fill(await (await page.request.get(`${url}/code`)).text());
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('Signed in with level aal2.')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn('bob@example.com');
    await expect(page.getByText('Signed in with level aal1.')).toBeVisible();
    await page.getByRole('link', { name: 'Two-step sign-in' }).click();
    await page.getByRole('button', { name: 'Set up: Authenticator app' }).click();
    await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
    await close();
  });

/** Writes the files of a tutorial into a folder and serves them with its own configuration of Vite, at a free port. */
async function serveTutorial(name: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const folder = join(root, '.cache/tutorials', name);
  const port = await findFreePort();
  const text = readFileSync(join(root, `apps/docs/src/pages/tutorial/${name}.md`), 'utf8').replaceAll('5173', String(port));
  rmSync(folder, { recursive: true, force: true });
  for (const { file, code } of findFences(text, ['ts', 'tsx', 'html', 'json'])) {
    if (file === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  linkPackages(folder);
  const conditions = ['@kratos-login/source', ...defaultClientConditions];
  const server = await createServer({ root: folder, resolve: { conditions }, logLevel: 'warn' });
  await server.listen();
  return { url: `http://localhost:${port}`, close: () => server.close() };
}
