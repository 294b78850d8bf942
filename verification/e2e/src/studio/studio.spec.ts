import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { checkAxe } from '../check-axe.ts';

/** A password that a user typed by hand. */
const canary = 'canary-5e0a-typed-by-hand';

test('the guide follows a sign-in, earlier moments show the page as it was, and no secret is anywhere', async ({ page }) => {
  await page.addInitScript(watchSecrets);
  const login = await openStudio(page);
  await seeCurrentStep(page, 'Send the password');
  await login.locator('input[type=password]').fill(canary);
  await login.getByLabel('Email address').fill('ann@example.com');
  await submit(login);
  await expect(page.locator('.call .status')).toHaveText(['200', '400']);
  await use(page, 'Ann');
  await submit(login);
  await seeCurrentStep(page, 'Send the code to the second flow');
  await expect(seeState(page)).toHaveText(/^awaiting-TOTP\.entering/);
  await page.getByRole('button', { name: 'reply.secondFactorDue → password.steppingUp' }).click();
  await expect(page.locator('.chart-details')).toContainText('The session is insufficient: the second factor is due.');
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await use(page, 'Ann');
  const code = await login.locator('input[name=totp_code]').inputValue();
  expect(code).toMatch(/^\d{6}$/);
  await submit(login);
  await expect(login.getByRole('heading', { name: 'Signed in' })).toBeVisible();
  await expect(page.locator('[data-step][data-state=done]')).toHaveCount(8);

  await page.getByRole('slider').focus();
  const past = page.frameLocator('.past-frame');
  await expect(async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('[data-state=current] .step-title')).toHaveText('Send the password', { timeout: 100 });
  }).toPass();
  await expect(past.getByRole('heading', { name: 'Sign in to Example', includeHidden: true })).toBeVisible();
  await expect(past.locator('input[type=password]')).toHaveValue('•••');
  await expect(past.locator('input[type=password]')).toHaveCSS('border-radius', '10px'); // its stylesheets are there too
  expect(await past.locator('body').evaluate(() => document.compatMode)).toBe('CSS1Compat'); // in quirks mode, forms have other margins
  await expect(page.locator('.call')).toHaveCount(2);
  await expect(seeState(page)).toHaveText(/^password/);
  await expect(page.getByRole('button', { name: 'Use Ann' })).toBeDisabled();
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await expect(page.locator('.past-frame')).toHaveCount(0);
  await expect(seeState(page)).toHaveText(/^success/);

  for (const head of await page.locator('.call-head, .step-head').all()) await head.click();
  const secrets = [canary, code, ...(await page.evaluate(() => (globalThis as unknown as Watched).readSecrets()))];
  expect(secrets.length).toBeGreaterThan(4); // tokens of two flows, and the cookies
  const visible = await page.evaluate(() => (globalThis as unknown as Watched).readVisible());
  expect(visible).toContain('second factor');
  for (const secret of secrets) expect(visible).not.toContain(secret);
});

test('the studio is used with the keyboard alone, and a trouble says where it leads', async ({ page }) => {
  const login = await openStudio(page);
  await tabTo(page, 'Offline');
  await expect(page.getByText('No request gets a reply.').first()).toBeVisible(); // the tooltip
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Offline' })).toHaveAttribute('aria-pressed', 'true');
  await tabTo(page, 'Use Bob', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await login.locator('input[type=password]').press('Enter');
  await expect(login.getByRole('heading', { name: 'We can’t reach Example' })).toBeVisible();
  await expect(page.locator('.call .status').last()).toHaveText('no reply');
  await expect(seeState(page)).toHaveText(/^error/);
  await tabTo(page, 'Start over', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Offline' })).toHaveAttribute('aria-pressed', 'false');
  await expect(seeState(page)).toHaveText(/^password\.entering/);
  await tabTo(page, 'Moment of this login');
  await page.keyboard.press('Home');
  await expect(page.locator('.past-frame')).toBeVisible();
  await tabTo(page, 'Live');
  await page.keyboard.press('Enter');
  await expect(page.locator('.past-frame')).toHaveCount(0);
});

test('the studio has no accessibility faults in light and dark, wide and narrow, and its page never scrolls', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'reply.flow → password.entering' }).click();
  await page.locator('.call-head').click();
  await page.getByRole('button', { name: 'Offline' }).hover();
  await expect(page.locator('.hint')).toBeVisible();
  for (const [width, height] of [
    [1280, 800],
    [768, 1024],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await checkAxe(page, `${width} ${colorScheme}`);
      expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([
        width,
        height,
      ]);
    }
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(page.getByRole('status').filter({ hasText: 'This is the login alone.' }).getByRole('link')).toBeVisible();
  await checkAxe(page, '390');
});

test('without a reachable Kratos and without storage the studio says so, and goes on', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The user denied storage.', 'SecurityError');
        },
      });
  });
  // As `npm start` does with KRATOS_PUBLIC_URL. The document is parsed, and its scripts have not run.
  await page.addInitScript(() => {
    const tell = () => document.head.append(Object.assign(document.createElement('meta'), { name: 'kratos', content: 'real' }));
    document.addEventListener('readystatechange', tell, { once: true });
  });
  await page.route(
    ({ pathname }) => pathname.startsWith('/kratos/'),
    (route) => route.abort(),
  );
  await page.goto('./');
  await expect(page.locator('.notices')).toContainText('A real Kratos answers.');
  await expect(page.frameLocator('.live-frame').getByRole('heading', { name: 'We can’t reach Example' })).toBeVisible();
  await expect(page.locator('.trouble-told')).toContainText('Without KRATOS_PUBLIC_URL');
  await expect(page.locator('.chip')).toHaveCount(11);
  for (const chip of await page.locator('.chip').all()) await expect(chip).toBeDisabled();
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await expect(page.locator('.call .status').first()).toHaveText('no reply');
});

/** Opens the studio, and waits until its login takes input. */
async function openStudio(page: Page): Promise<FrameLocator> {
  await page.goto('./');
  const login = page.frameLocator('.live-frame');
  await expect(login.locator('input[type=password]')).toBeVisible();
  await expect(seeState(page)).toHaveText(/^password\.entering/);
  return login;
}

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const control = page.getByRole('button', { name, exact: true }).or(page.getByRole('slider', { name, exact: true }));
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not reach “${name}”.`);
}

/** Types for a user, as the button on the card does. */
const use = (page: Page, name: string): Promise<void> => page.getByRole('button', { name: `Use ${name}` }).click();

const submit = (login: FrameLocator): Promise<void> => login.locator('button[type=submit]').first().click();

const seeCurrentStep = (page: Page, title: string): Promise<void> =>
  expect(page.locator('[data-state=current] .step-title')).toHaveText(title);

/** The name of the active state. */
const seeState = (page: Page) => page.locator('.chart-details h3');

/** What {@link watchSecrets} adds to the window. */
interface Watched {
  readSecrets(): readonly string[];
  readVisible(): string;
}

/** Runs in each frame. Collects the CSRF tokens of replies and the values of cookies, and everything that the studio shows, posts or stores. */
function watchSecrets(): void {
  const secrets = new Set<string>();
  const messages: string[] = [];
  const stringify = JSON.stringify;
  addEventListener('message', ({ data }) => messages.push(stringify(data)));
  const readText = Response.prototype.text;
  Response.prototype.text = async function text() {
    const body = await readText.call(this);
    for (const [, token = ''] of body.matchAll(/"csrf_token"[^}]*?"value":"([^"]+)"/g)) secrets.add(token);
    return body;
  };
  const readJson = Response.prototype.json;
  Response.prototype.json = async function json() {
    const body = await readJson.call(this);
    for (const [, token = ''] of stringify(body).matchAll(/"csrf_token"[^}]*?"value":"([^"]+)"/g)) secrets.add(token);
    return body;
  };
  const set = Map.prototype.set;
  Map.prototype.set = function setValue(key, value) {
    // The jar of the emulated browser.
    const text = typeof value === 'string' ? value : (value as { readonly value?: unknown } | undefined)?.value;
    if (typeof key === 'string' && /csrf_token|session/.test(key) && typeof text === 'string' && text.length > 15) secrets.add(text);
    return set.call(this, key, value);
  };
  const readFrames = (window: Window): string =>
    [window.document.documentElement.outerHTML, ...[...window.document.querySelectorAll('input')].map(({ value }) => value)].join('\n');
  const watched: Watched = {
    readSecrets: () => [...secrets],
    readVisible: () => {
      const stored = stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name]);
      return [readFrames(window), ...Array.from(frames, (_, index) => readFrames(frames[index] as Window)), ...messages, stored].join('\n');
    },
  };
  Object.assign(window, watched);
}
