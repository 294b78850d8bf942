import type { Browser, CDPSession, Page } from 'playwright';
import { slowPhone } from './conditions.ts';
import { countTraffic } from './count-traffic.ts';
import type { MeasuredPage } from './pages.ts';
import { email, password } from './people.ts';
import { type PageEvent, recordPage } from './record-page.ts';
import type { Sample } from './sample.ts';
import { emptyPath, type ServedPage } from './serve-page.ts';
import { toSample } from './to-sample.ts';

/** Lighthouse's screen of a phone. */
const viewport = { width: 412, height: 823 };

/** Opens a page in a fresh context, signs in as far as the code, and returns what was measured. Then it signs in to the end, unmeasured. */
export async function measurePage(browser: Browser, { isForKratos }: MeasuredPage, { origin, kratos }: ServedPage): Promise<Sample> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}${emptyPath}`);
    const session = await context.newCDPSession(page);
    const readTraffic = countTraffic(session);
    await throttle(session);
    const recorder = await startRecorder(page);

    const firstFlow = isForKratos ? page.waitForResponse(/\/self-service\/login/) : null;
    const [opened] = await Promise.all([firstFlow, page.goto(origin), recorder.untilUsable]);
    await opened?.finished();
    const start = await readStart(page);
    if (isForKratos) await enterPassword(page);
    await page.evaluate(settle);
    const sample = toSample(start, recorder.events, readTraffic());

    if (isForKratos) await signInToTheEnd(page, kratos.totpCode(email), origin);
    return sample;
  } finally {
    await context.close();
  }
}

async function throttle(session: CDPSession): Promise<void> {
  const { cpuSlowdown, ...network } = slowPhone;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
}

async function startRecorder(page: Page) {
  const events: PageEvent[] = [];
  const { promise: untilUsable, resolve } = Promise.withResolvers<void>();
  await page.exposeBinding('reportSpeed', (_, event: PageEvent) => {
    events.push(event);
    if (event.kind === 'usable') resolve();
  });
  await page.addInitScript(recordPage);
  return { events, untilUsable };
}

/** Returns when the navigation began. */
async function readStart(page: Page): Promise<number> {
  const [start, answered] = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return [performance.timeOrigin, navigation?.responseEnd ?? 0] as const;
  });
  if (answered < slowPhone.latency) throw new Error(`The network is not slow: the document was there after ${answered} ms.`);
  return start;
}

async function enterPassword(page: Page): Promise<void> {
  await page.locator('[name=identifier]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('form:has([name=password]) [type=submit]').click();
  await page.locator('[name=totp_code]:focus').waitFor();
}

/** Waits for two frames, after which the observers have reported what happened before. */
const settle = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** A page that stops at the code would be faster than a login. */
async function signInToTheEnd(page: Page, code: string, origin: string): Promise<void> {
  await page.locator('[name=totp_code]').fill(code);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator('form:has([name=totp_code]) [type=submit]').click();
  await answered;
  const session: { readonly authenticator_assurance_level?: string } = await (
    await page.request.get(`${origin}/kratos/sessions/whoami`)
  ).json();
  if (session.authenticator_assurance_level !== 'aal2')
    throw new Error(`The page has not signed in with both factors: ${JSON.stringify(session)}`);
}
