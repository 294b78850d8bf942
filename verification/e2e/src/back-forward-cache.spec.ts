import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { fullChromium, launchOptions } from '../../../tools/browser.mjs';
import { emulatorTest } from './emulator-test.ts';
import { ann, bob, createPersonPage, password, recordRequests } from './person-page.ts';

const executablePath = fullChromium();

// A headless shell has no back/forward cache.
if (executablePath !== null) {
  const fixtures: Parameters<typeof test.extend<{ readonly context: BrowserContext; readonly page: Page }>>[0] = {
    context: async ({ baseURL }, use) => {
      const browser = await chromium.launch({
        ...launchOptions(),
        executablePath,
        ignoreDefaultArgs: ['--disable-back-forward-cache'], // Playwright sets it, because it does not report restored pages
      });
      await use(await browser.newContext({ ...(baseURL !== undefined && { baseURL }) }));
      await browser.close();
    },
    page: async ({ context }, use) => use(await context.newPage()),
  };
  const inCache = test.extend(fixtures);

  emulatorTest.extend(fixtures)(
    'a mailed code is still valid on a page that is restored from the browser’s cache',
    async ({ page, kratos }) => {
      kratos.configure({ selfservice: { methods: { code: { mfa_enabled: true } } } });
      const person = createPersonPage(page);
      await person.open();
      await person.enterPassword(bob);
      await person.seeStep('Check your email');
      await leaveAndReturn(page);
      await person.enterInto('6-digit code', kratos.mails[0]?.code ?? '');
      await person.seeSignedIn(bob, 'aal2');
      expect(kratos.mails).toHaveLength(1);
    },
  );

  inCache('a form that is restored from the browser’s cache keeps the email, has no password, and checks the session', async ({ page }) => {
    const person = createPersonPage(page);
    await person.open();
    await person.email.fill(ann);
    await person.password.fill(password);
    await person.press('Show password');
    const seen = recordRequests(page);
    await leaveAndReturn(page);
    await expect(person.password).toHaveValue('');
    await expect(person.password).toHaveAttribute('type', 'password');
    await person.seeReady('Sign in');
    await expect(person.email).toHaveValue(ann);
    expect(seen.calls[0]).toBe('GET /sessions/whoami');
  });

  inCache('a restored code form is empty, and accepts a code', async ({ page }) => {
    const person = createPersonPage(page);
    await person.open();
    await person.enterPassword();
    await expect(person.code).toBeFocused();
    await person.code.fill('123456');
    const seen = recordRequests(page);
    await leaveAndReturn(page);
    await expect(person.code).toHaveValue('');
    await person.seeReady('Verify');
    expect(seen.calls[0]).toBe('GET /sessions/whoami');
    await person.enterCode();
    await person.seeSignedIn(ann, 'aal2');
  });

  inCache('a form that is restored after a sign-in in another tab shows the signed-in user', async ({ page, context }) => {
    const person = createPersonPage(page);
    await person.open();
    await leaveAndReturn(page, async () => {
      const elsewhere = createPersonPage(await context.newPage());
      await elsewhere.open();
      await elsewhere.enterPassword(bob);
      await elsewhere.seeSignedIn(bob, 'aal1');
    });
    await person.seeSignedIn(bob, 'aal1');
  });

  inCache('a success page that is restored after a sign-out asks for the password', async ({ page, context }) => {
    const person = createPersonPage(page);
    await person.open();
    await person.enterPassword(bob);
    await person.seeSignedIn(bob, 'aal1');
    await leaveAndReturn(page, () => context.clearCookies());
    await person.seeReady('Sign in');
    await expect(page.getByText(bob)).toHaveCount(0);
  });
}

/** Opens another page and goes back. The page must be the restored one, and not loaded again. */
async function leaveAndReturn(page: Page, meanwhile: () => Promise<unknown> = async () => {}): Promise<void> {
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['cameBack'] = String(persisted);
    }),
  );
  await page.goto('about:blank');
  await meanwhile();
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-came-back', 'true');
}
