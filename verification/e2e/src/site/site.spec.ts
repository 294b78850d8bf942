import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { checkAxe } from '../check-axe.ts';
import { serveFolder } from './serve-folder.ts';

const root = resolve(import.meta.dirname, '../../../..');
const output = '.cache/site';

test('the built site works below any path, shows a new build on the next page, and needs no network after one visit', async ({ page }) => {
  test.setTimeout(120_000);
  build();
  const site = await serveFolder(resolve(root, output), '/some/where/');
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));

  await page.goto(`${site.url}docs/`);
  await checkPages(page, site.url);
  await page.evaluate(() => navigator.serviceWorker.ready); // it is ready when it has the whole site
  await publishAgain(page);
  await expect(async () => {
    await page.goto(`${site.url}docs/`);
    await expect(page.getByRole('heading', { level: 1, name: 'New title' })).toBeVisible({ timeout: 300 });
  }).toPass();
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await site.close();

  await page.goto(site.url);
  await signIn(page);
  await page.goto(`${site.url}gallery/dom/?state=code`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`${site.url}docs/reference/chart/`);
  await search(page, 'security_csrf_violation');
  await page.goto(`${site.url}docs/reference/what-kratos-answers/`);
  await page.getByLabel('Filter the rows of all tables').fill('session_already_available');
  await expect(page.locator('.filter-status')).toHaveText(/^[1-9] of \d+ rows$/);
  expect(faults).toEqual([]);
});

/** Builds everything but the API reference, which takes the longest and has pages like the others. The build fails on a dead link. */
function build(): void {
  const program = ['--conditions=@kratos-login/source', 'apps/docs/src/build-site.ts', '--no-api', '--output', output];
  execFileSync(process.execPath, program, { cwd: root, stdio: 'pipe' });
}

/** A page changes, and the browser finds the new service worker, as it does on each visit. */
async function publishAgain(page: Page): Promise<void> {
  const file = resolve(root, output, 'docs/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<h1>[^<]*/, '<h1>New title'));
  const program = `import { buildServiceWorker } from './apps/docs/src/site/build-service-worker.ts'; await buildServiceWorker(${JSON.stringify(resolve(root, output))})`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, stdio: 'pipe' });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().then(() => {}));
}

async function checkPages(page: Page, url: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['docs/reference/glossary/', 'docs/packages/react/', 'docs/reference/chart/']) {
      await page.goto(`${url}${path}`);
      await expect(page.getByRole('button', { name: /^Search/ })).toBeVisible();
      await checkAxe(page, `${path} ${colorScheme}`);
    }
  }
}

/** Ann signs in, in the frame of the studio, with its own buttons. */
async function signIn(page: Page): Promise<void> {
  const frame = page.frameLocator('iframe.live-frame');
  const use = page.getByRole('button', { name: /^Use/ }).first();
  const submit = frame.locator('form button:not([type="button"])').first();
  await expect(frame.locator('input[name="password"]')).toBeVisible();
  await use.click();
  await submit.click();
  await expect(frame.locator('input[name="totp_code"]')).toBeVisible();
  await use.click();
  await submit.click();
  await expect(page.getByText('reply.signedIn').first()).toBeVisible();
}

/** Searches by keyboard only, and follows the first result. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  const box = page.getByRole('searchbox', { name: 'Search the documentation' });
  await box.fill(words);
  await expect(page.getByRole('status').filter({ hasText: /^[1-9]\d* results?/ })).toBeVisible();
  await box.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/reference\/what-kratos-answers\/#|packages\//);
}
