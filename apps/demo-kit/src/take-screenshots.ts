/** Takes the pictures of the README, the two steps of a login in both colour schemes: `pnpm --filter demo-kit screenshots`. Writes them into docs/images. */
import { fileURLToPath } from 'node:url';
import { createEmulator } from '@kratos-login/emulator';
import { type Browser, chromium, type Page } from 'playwright';
import { launchOptions } from '../../../tools/browser.mjs';
import { ann, password } from './people.ts';
import { serveDemo } from './serve-demo.ts';

const port = 5183;
const origin = `http://localhost:${port}`;
const emulator = createEmulator({
  baseUrl: `${origin}/kratos/`,
  config: { selfservice: { default_browser_return_url: `${origin}/`, flows: { login: { ui_url: `${origin}/` } } } },
  identities: [{ email: ann, password, totp: true }],
});
await serveDemo({ name: 'react-demo', port, kratos: emulator, isBuilt: false });
const browser = await chromium.launch(launchOptions());
for (const colorScheme of ['light', 'dark'] as const) await takePicture(browser, colorScheme);
await browser.close();
process.exit(0); // the server would stay

async function takePicture(browser: Browser, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ colorScheme, deviceScaleFactor: 1.5, viewport: { width: 640, height: 900 } });
  await page.goto(`${origin}/?lang=en`);
  await page.locator('[name=identifier]').fill(ann);
  await page.locator('[name=password]').fill(password);
  const first = await takeCard(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('[name=totp_code]').fill('123 456');
  await putSideBySide(
    page,
    [first, await takeCard(page)],
    fileURLToPath(new URL(`../../../docs/images/login-${colorScheme}.png`, import.meta.url)),
  );
  await page.close();
}

async function takeCard(page: Page): Promise<string> {
  const picture = await page.locator('.kl-card').screenshot({ animations: 'disabled', caret: 'hide' });
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Draws the pictures on a blank page, on the background of the login. */
async function putSideBySide(page: Page, pictures: readonly string[], path: string): Promise<void> {
  const ground = await page.locator('.kl').evaluate((element) => getComputedStyle(element).background);
  await page.goto('about:blank');
  await page.setViewportSize({ width: 960, height: 800 });
  const images = pictures.map((picture) => `<img src="${picture}" width="400" style="border-radius: 1.2rem">`).join('');
  await page.setContent(
    `<div style="display: inline-flex; gap: 32px; align-items: start; padding: 32px; border-radius: 1rem; background: ${ground}">${images}</div>`,
  );
  await page.locator('div').screenshot({ path, omitBackground: true });
}
