/** Takes the pictures of the README in both colour schemes, three states of the gallery and the studio at the code: `pnpm --filter demo-kit screenshots`. Writes them into docs/images. */
import { fileURLToPath } from 'node:url';
import { createEmulator } from '@kratos-login/emulator';
import { chromium, type Page } from 'playwright';
import { launchOptions } from '../../../tools/browser.mjs';
import type { ScenarioId } from './gallery/gallery-scenarios.ts';
import { ann, password } from './people.ts';
import { serveDemo } from './serve-demo.ts';
import { serveStudio } from './serve-studio.ts';

const origin = 'http://localhost:5183';
const typed: Readonly<Record<string, string>> = { identifier: ann, password, totp_code: '123456' };

const kratos = createEmulator({ baseUrl: `${origin}/kratos/`, identities: [{ email: ann, password, totp: true }] });
await serveDemo({ name: 'react-demo', port: 5183, kratos, isBuilt: false });
await serveStudio({ port: 5180, kratos: null, gallery: `${origin}/gallery.html` });
const browser = await chromium.launch(launchOptions());
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ colorScheme, deviceScaleFactor: 1.125, viewport: { width: 1456, height: 900 } });
  const cards: string[] = [];
  for (const state of ['providers', 'code-with-choices', 'success-two-step'] as const) cards.push(await takeCard(page, state));
  await putSideBySide(page, cards, toPath(`login-${colorScheme}`));
  await takeStudio(await browser.newPage({ colorScheme, viewport: { width: 1440, height: 900 } }), toPath(`studio-${colorScheme}`));
}
await browser.close();
process.exit(0); // the server would stay

function toPath(name: string): string {
  return fileURLToPath(new URL(`../../../docs/images/${name}.png`, import.meta.url));
}

async function takeStudio(page: Page, path: string): Promise<void> {
  await page.goto('http://localhost:5180/');
  const login = page.frameLocator('.live-frame');
  await login.locator('input[type=password]').waitFor();
  await page.getByRole('button', { name: 'Use Ann' }).click();
  await login.getByRole('button', { name: 'Sign in', exact: true }).click();
  await login.locator('input[name=totp_code]').waitFor();
  await page.getByRole('button', { name: 'reply.flow → awaiting-TOTP.entering' }).waitFor();
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

async function takeCard(page: Page, state: ScenarioId): Promise<string> {
  await page.goto(`${origin}/gallery?state=${state}`);
  await page.locator('html[data-gallery=ready]').waitFor();
  for (const input of await page.locator('.kl-input').all()) await input.fill(typed[(await input.getAttribute('name')) ?? ''] ?? '');
  const picture = await page.locator('.kl-card').screenshot({ animations: 'disabled', caret: 'hide' });
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Draws the pictures on a blank page, in the colour of the page of the login. Its gradient would double the size of the file. */
async function putSideBySide(page: Page, pictures: readonly string[], path: string): Promise<void> {
  const ground = await page.locator('.kl').evaluate((element) => getComputedStyle(element).getPropertyValue('--kl-page'));
  const images = pictures.map((picture) => `<img src="${picture}" width="432" style="border-radius: 1.25rem">`).join('');
  await page.setContent(`<meta name="color-scheme" content="light dark"><body style="margin: 0">
    <div style="display: inline-flex; gap: 32px; align-items: start; padding: 48px; border-radius: 1.5rem; background: ${ground}">${images}</div>`);
  await page.locator('div').screenshot({ path, omitBackground: true });
}
