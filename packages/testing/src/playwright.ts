import type { LoginInput } from '@kratos-login/core';
import { test } from '@playwright/test';
import { saveSurface } from './coverage/surface-record.ts';
import type { ButtonNames } from './journeys/button-names.ts';
import type { LoginJourney } from './journeys/journey.ts';
import { type LoginJourneysOptions, loginJourneys } from './journeys/login-journeys.ts';
import { byRole, driveBrowserPage, type Finders } from './journeys/playwright/drive-browser-page.ts';
import { routeKratos } from './journeys/playwright/route-kratos.ts';
import { toAddress } from './journeys/playwright/to-address.ts';
import { type JourneyTests, toSurfaceRecord, type WhyNot, whyNoPage } from './journeys/to-surface-record.ts';
import { toTestName } from './journeys/to-test-name.ts';
import { walkJourney } from './journeys/walk-journey.ts';

export type { Finders } from './journeys/playwright/drive-browser-page.ts';

/** Options of {@link testLoginJourneys}. */
export interface TestLoginJourneysOptions extends Omit<LoginJourneysOptions, 'canStart' | 'hasOneClock'> {
  /**
   * Where the page is. It is asked for a second factor, a confirmation, a flow or an app as Kratos asks: `?aal=aal2`, `?refresh=true`, `?flow=…`,
   * `?login_challenge=…`. As a function: the address for a login that is asked for this, `null` where the page cannot be told.
   */
  readonly url: string | ((input: LoginInput) => string | null);
  /** How parts of the page are found, where role and label are not enough. */
  readonly find?: Partial<Finders>;
  /** What the page writes on buttons that the view has no words for. Default: `buttonNames`, as on our demos. */
  readonly buttons?: Partial<ButtonNames>;
  /**
   * Writes what was taken of the chart to `coverage/surfaces/<surface>.json`, and what cannot be, for a count over all runs. As a function: its name
   * for a project of Playwright. Default: nothing is written.
   */
  readonly surface?: string | ((project: string) => string);
  /** Why this page cannot take an edge of the chart; `null` for one that it can. Default: {@link whyNoPage}. */
  readonly whyNot?: WhyNot;
}

/**
 * Registers one test for each journey through your own login page, in a browser. The page is served as always; all its calls of Kratos are answered
 * here, whatever address it has for it, and its clock stands still until a journey moves it. Returns all journeys, and those that were walked to
 * their end, as they come.
 *
 * ```ts
 * import { testLoginJourneys } from '@kratos-login/testing/playwright'
 *
 * testLoginJourneys({ url: 'http://localhost:5173/login', buttons: { restart: 'Start over' } })
 * ```
 */
export function testLoginJourneys({
  url,
  find = {},
  buttons = {},
  plan = 'tour',
  surface,
  whyNot = whyNoPage,
  ...options
}: TestLoginJourneysOptions): JourneyTests {
  const walked: LoginJourney[] = [];
  const toUrl = typeof url === 'string' ? (input: LoginInput) => toAddress(url, input) : url;
  const journeys = loginJourneys({ ...options, plan, hasOneClock: true, canStart: (input) => toUrl(input) !== null });

  for (const journey of journeys) {
    test(toTestName(journey), async ({ page }, info) => {
      info.setTimeout(30_000 + 1_000 * journey.steps.length);
      page.setDefaultTimeout(5_000);
      let now = Date.now();
      await page.clock.install({ time: now - 60_000 }); // it runs until it is stopped, and only forward
      await page.clock.pauseAt(now);
      const kratos = await routeKratos(page, () => now);
      const driver = driveBrowserPage({
        page,
        open: (input) => page.goto(toUrl(input) ?? ''),
        async wait(ms) {
          now += ms;
          await page.clock.runFor(ms);
        },
        toPlace: kratos.toPlace,
        left: kratos.left,
        find: { ...byRole, ...find },
        buttons,
        async takePicture() {
          const path = info.outputPath('page.png');
          await page.screenshot({ path });
          return path;
        },
      });
      await walkJourney(journey, driver, kratos, { replay: `npx playwright test --project "${info.project.name}" --grep ${journey.id}` });
      walked.push(journey);
      if (surface !== undefined) await save(typeof surface === 'string' ? surface : surface(info.project.name), info.parallelIndex);
    });
  }
  return { journeys, walked };

  /** After each, and not after all: tests with a hook are dealt out to the workers in as many batches, and the longest journeys would be in one. */
  function save(name: string, parallelIndex: number): Promise<void> {
    return saveSurface(toSurfaceRecord(name, { journeys, walked }, whyNot), { part: String(parallelIndex) });
  }
}
