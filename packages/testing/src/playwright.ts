import type { LoginInput } from '@kratos-login/core';
import { test } from '@playwright/test';
import type { ButtonNames } from './journeys/button-names.ts';
import { type LoginJourneysOptions, loginJourneys } from './journeys/login-journeys.ts';
import { byRole, driveBrowserPage, type Finders } from './journeys/playwright/drive-browser-page.ts';
import { routeKratos } from './journeys/playwright/route-kratos.ts';
import { toAddress } from './journeys/playwright/to-address.ts';
import { toTestName } from './journeys/to-test-name.ts';
import { walkJourney } from './journeys/walk-journey.ts';

export type { Finders } from './journeys/playwright/drive-browser-page.ts';

/** Options of {@link testLoginPage}. */
export interface TestLoginPageOptions extends Omit<LoginJourneysOptions, 'canStart' | 'hasOneClock'> {
  /**
   * Where the page is. It is asked for a second factor, a confirmation, a flow or an app as Kratos asks: `?aal=aal2`, `?refresh=true`, `?flow=…`,
   * `?login_challenge=…`. As a function: the address for a login that is asked for this, `null` where the page cannot be told.
   */
  readonly url: string | ((input: LoginInput) => string | null);
  /** How parts of the page are found, where role and label are not enough. */
  readonly find?: Partial<Finders>;
  /** What the page writes on buttons that the view has no words for. Default: `buttonNames`, as on our demos. */
  readonly buttons?: Partial<ButtonNames>;
}

/**
 * Registers one test for each journey through your own login page, in a browser. The page is served as always; all its calls of Kratos are answered
 * here, whatever address it has for it, and its clock stands still until a journey moves it. Each test has an annotation
 * `transitions` for reporters: the transitions that its journey takes, one on each line, as `leaf ▸ event ▸ transition`.
 *
 * ```ts
 * import { testLoginPage } from '@kratos-login/testing/playwright'
 *
 * testLoginPage({ url: 'http://localhost:5173/login', buttons: { restart: 'Start over' } })
 * ```
 */
export function testLoginPage({ url, find = {}, buttons = {}, plan = 'tour', ...options }: TestLoginPageOptions): void {
  const toUrl = typeof url === 'string' ? (input: LoginInput) => toAddress(url, input) : url;
  const journeys = loginJourneys({ ...options, plan, hasOneClock: true, canStart: (input) => toUrl(input) !== null });

  for (const journey of journeys) {
    const annotation = { type: 'transitions', description: journey.steps.flatMap(({ edges }) => edges).join('\n') };
    test(toTestName(journey), { annotation }, async ({ page }, info) => {
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
    });
  }
}
