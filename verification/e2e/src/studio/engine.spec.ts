import { expect, type Page, test } from '@playwright/test';

type Studio = NonNullable<Window['kratosStudio']>['studio'];
type StudioState = ReturnType<Studio['getState']>;
type FrameOptions = StudioState['frame'];
type TroubleId = Parameters<Studio['trouble']>[0];

const ann = 'ann@example.com';
/** A wrong password, typed by hand, that must never appear anywhere else. */
const canary = 'canary-7c1f-typed-by-hand';
const loginSteps = [
  'configure done',
  'pair done',
  'open-flow done',
  'send-password done',
  'second-factor-due done',
  'open-second-flow done',
  'send-code done',
  'read-session done',
];

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.waitForFunction(() => window.kratosStudio !== undefined);
});

const read = <Key extends keyof StudioState>(page: Page, key: Key): Promise<StudioState[Key]> =>
  page.evaluate((name) => window.kratosStudio?.studio.getState()[name], key) as Promise<StudioState[Key]>;
/** Asks often: by default Playwright waits up to a second between two questions. */
const poll = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { intervals: [30] });
const fillIn = (page: Page, email = ann): Promise<unknown> => page.evaluate((who) => window.kratosStudio?.studio.fillIn(who), email);
const setFrame = (page: Page, options: Partial<FrameOptions>): Promise<void> =>
  page.evaluate((next) => window.kratosStudio?.studio.setFrame(next), options);
const trouble = (page: Page, id: TroubleId): Promise<void> => page.evaluate((which) => window.kratosStudio?.studio.trouble(which), id);
const field = (page: Page, name: string) => page.frameLocator('iframe.live-frame').locator(`input[name="${name}"]`);
const submit = (page: Page): Promise<void> =>
  page.frameLocator('iframe.live-frame').locator('form button:not([type="button"])').first().click();
const restart = async (page: Page): Promise<void> => {
  const before = await read(page, 'frameUrl');
  await page.evaluate(() => window.kratosStudio?.studio.restart());
  await poll(() => read(page, 'frameUrl')).not.toBe(before);
  await poll(async () => (await read(page, 'exchanges'))[0]?.outcome).toBe('flow');
};

async function signIn(page: Page): Promise<void> {
  await expect(field(page, 'password')).toBeVisible();
  await fillIn(page);
  await submit(page);
  await expect(field(page, 'totp_code')).toBeVisible();
  await fillIn(page);
  await submit(page);
  await poll(async () => (await read(page, 'guide')).map(({ id, state }) => `${id} ${state}`)).toEqual(loginSteps);
}

test('with each renderer the guide goes on with the real requests, and no secret is recorded', async ({ page }) => {
  for (const renderer of ['react', 'dom', 'custom'] as const) {
    const states = page.evaluate(() => {
      const seen: string[] = [];
      const studio = window.kratosStudio?.studio;
      studio?.subscribe(() => {
        const current = studio.getState().guide.find(({ state }) => state === 'current')?.id ?? 'none';
        if (seen.at(-1) !== current) seen.push(current);
      });
      return new Promise<string[]>((resolve) => addEventListener('end-of-test', () => resolve(seen), { once: true }));
    });
    await setFrame(page, { renderer });
    await expect(field(page, 'password')).toBeVisible();
    await field(page, 'identifier').fill(`${canary}@example.com`);
    await field(page, 'password').fill(canary);
    await submit(page);
    await poll(async () => (await read(page, 'exchanges')).at(-1)?.outcome).toBe('rejected');
    const secrets = [canary, (await read(page, 'people'))[0]?.code ?? '', 'correct horse battery', 'JBSWY3DP'];
    await signIn(page);
    const exchanges = await read(page, 'exchanges');
    expect(
      exchanges.map(({ method, path, status, outcome }) => [method, path.replace(/=[\da-f]{4}…/, '=…'), status, outcome].join(' ')),
    ).toEqual([
      'GET /self-service/login/browser 200 flow',
      'POST /self-service/login?flow=… 400 rejected',
      'POST /self-service/login?flow=… 422 secondFactorDue',
      'GET /self-service/login/browser?aal=aal2 200 flow',
      'POST /self-service/login?flow=… 200 signedIn',
    ]);
    expect(exchanges.flatMap(({ transitions }) => transitions)).toEqual([
      'login ▸ reply.flow[1]',
      'login.password.submitting ▸ reply.rejected',
      'login.password.submitting ▸ reply.secondFactorDue',
      'login ▸ reply.flow',
      'login ▸ reply.signedIn',
    ]);
    const visible = await page.evaluate(() => {
      const { people: _, ...state } = window.kratosStudio?.studio.getState() ?? { people: null };
      const pages =
        window.kratosStudio?.studio.getState().moments.map(({ page }) => {
          const typed = [...(page?.querySelectorAll('input') ?? [])].map(({ value }) => value);
          return `${page?.outerHTML} ${typed.join(' ')}`;
        }) ?? [];
      const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
      // Times have so many digits that a code may be among them.
      return [JSON.stringify(state).replace(/"at":\d+/g, ''), ...pages, document.documentElement.outerHTML, stored].join('\n');
    });
    for (const secret of secrets) expect(visible).not.toContain(secret);
    expect(visible).not.toMatch(/csrf_token=|ory_kratos_session|otpauth/);
    await page.evaluate(() => dispatchEvent(new Event('end-of-test')));
    // Another renderer begins anew. `second-factor-due` is done by the reply that does `send-password`.
    expect((await states).slice(-4)).toEqual(['send-password', 'open-second-flow', 'send-code', 'none']);
  }
});

/** Each trouble at the form for the password or for the code, the replies that follow it, and what the page says. With `…` the login goes on. */
const ends: readonly (readonly [TroubleId, 'password' | 'code' | '…', readonly string[], string])[] = [
  ['csrf', 'password', ['403 csrfMismatch', '200 flow', '422 secondFactorDue', '200 flow'], 'Enter your 6-digit code'],
  ['expired', '…', ['410 flowGone', '200 flow', '200 signedIn'], 'Signed in'],
  ['clock', 'password', ['410 flowGone', '200 flow', '422 secondFactorDue', '200 flow'], 'Enter your 6-digit code'],
  ['revoked', '…', ['401 noSession', '200 flow'], 'Sign in again to continue'],
  ['disabled', '…', ['401 accountBlocked'], 'This account is disabled'],
  ['unverified', '…', ['403 accountBlocked'], 'Confirm your email address first'],
  ['cookies', '…', ['403 csrfMismatch', '200 flow', '403 csrfMismatch', '200 flow'], 'We had to start this step again'],
  ['offline', 'password', ['0 unreachable'], 'We can’t reach Example'],
  ['rate-limited', 'password', ['429 rateLimited'], 'Too many attempts'],
  ['html', 'code', ['200 unexpected'], 'Something went wrong'],
];

test('each trouble leads where its reply leads, and restart ends it', async ({ page }) => {
  for (const [id, at, replies, text] of ends) {
    if (at !== '…') await restart(page);
    if (at !== '…') await expect(field(page, 'password')).toBeVisible();
    if (at === 'code') {
      await fillIn(page);
      await submit(page);
      await expect(field(page, 'totp_code')).toBeVisible();
    }
    const before = (await read(page, 'exchanges')).length;
    await trouble(page, id);
    await fillIn(page);
    await submit(page);
    await expect(page.frameLocator('iframe.live-frame').locator('body'), id).toContainText(text);
    expect(
      (await read(page, 'exchanges')).slice(before).map(({ status, outcome }) => `${status} ${outcome}`),
      id,
    ).toEqual(replies);
    if ((await read(page, 'troubles')).some((each) => each.id === id && each.isOn)) await trouble(page, id);
  }
  await trouble(page, 'offline');
  await restart(page);
  expect((await read(page, 'troubles')).filter(({ isOn }) => isOn)).toEqual([]);
  await trouble(page, 'slow');
  await fillIn(page);
  await submit(page);
  await poll(async () => (await read(page, 'exchanges')).at(-1)?.status).toBe(null);
  await restart(page);
  await signIn(page);
});

test('language, colours and an earlier moment leave the login as it is', async ({ page }) => {
  await expect(field(page, 'password')).toBeVisible();
  await field(page, 'identifier').fill(ann);
  const url = await read(page, 'frameUrl');
  await setFrame(page, { lang: 'ar', scheme: 'dark', brand: 'bank', width: 768 });
  await expect(page.frameLocator('iframe.live-frame').locator('html[lang="ar"][dir="rtl"][data-brand="bank"]')).toHaveCSS(
    'color-scheme',
    'dark',
  );
  await expect(page.frameLocator('iframe.live-frame').locator('h1')).toContainText('Hartwell Bank');
  await setFrame(page, { lang: 'en' });
  await expect(page.frameLocator('iframe.live-frame').locator('h1')).toHaveText('Sign in to Hartwell Bank');
  await page.evaluate(() => window.kratosStudio?.studio.show(0));
  expect([await read(page, 'shown'), await fillIn(page)]).toEqual([0, 'no-form']);
  await page.evaluate(() => window.kratosStudio?.studio.show(null));
  await expect(field(page, 'identifier')).toHaveValue(ann);
  expect(await read(page, 'frameUrl')).toBe(url);
});

test('Bob pairs an app in the frame, and the guide asks for it after his password', async ({ page }) => {
  await expect(field(page, 'password')).toBeVisible();
  await fillIn(page, 'bob@example.com');
  await submit(page);
  await poll(async () => (await read(page, 'guide')).find(({ state }) => state === 'current')?.id).toBe('pair');
  await setFrame(page, { page: 'second-factor' });
  expect((await read(page, 'guide')).find(({ state }) => state === 'current')?.id).toBe('pair');
  await page.frameLocator('iframe.live-frame').getByRole('button', { name: 'Set up: Authenticator app' }).click();
  await expect(field(page, 'totp_code')).toBeVisible();
  expect(await fillIn(page, 'bob@example.com')).toBe('code');
  await submit(page);
  await poll(async () => (await read(page, 'people'))[1]?.hasTotp).toBe(true);
  expect((await read(page, 'guide')).filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual([
    'configure',
    'pair',
    'open-flow',
    'send-password',
    'read-session',
  ]);
  expect(await page.evaluate(() => (window.kratosStudio?.studio.readQrCode('bob@example.com')?.size ?? 0) > 20)).toBe(true);
});
