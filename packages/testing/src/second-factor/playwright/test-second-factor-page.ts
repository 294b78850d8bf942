import type { SecondFactorInput } from '@kratos-login/core/second-factor';
import { test } from '@playwright/test';
import { byRole, type Finders } from '../../journeys/playwright/drive-browser-page.ts';
import { routeKratos } from '../../journeys/playwright/route-kratos.ts';
import { toTestName } from '../../journeys/to-test-name.ts';
import { type SecondFactorJourneysOptions, secondFactorJourneys } from '../second-factor-journeys.ts';
import { walkSecondFactorJourney } from '../walk-second-factor-journey.ts';
import { driveSecondFactorBrowserPage } from './drive-second-factor-browser-page.ts';

/** Options of {@link testSecondFactorPage}. */
export interface TestSecondFactorPageOptions extends Omit<SecondFactorJourneysOptions, 'canStart' | 'hasOneClock'> {
  /**
   * The address of the page. A flow is requested with Kratos's parameter `?flow=…`. A function returns the address for a second factor with this input, which may
   * have `setUp`, or `null` if the page does not support it.
   */
  readonly url: string | ((input: SecondFactorInput) => string | null);
  /** How to find parts of the page for which role and label are not enough. */
  readonly find?: Partial<Finders>;
}

/**
 * Registers a test for each journey through your page of the second factor in a browser. You serve the page as usual. The tests answer all its calls of Kratos,
 * at any address, and stop its clock until a journey advances it. The annotation `second-factor transitions` of each test lists the taken edges for reporters.
 *
 * ```ts
 * import { testSecondFactorPage } from '@kratos-login/testing/playwright'
 *
 * testSecondFactorPage({ url: 'http://localhost:5173/second-factor' })
 * ```
 */
export function testSecondFactorPage({ url, find = {}, plan = 'tour', ...options }: TestSecondFactorPageOptions): void {
  const toUrl = typeof url === 'string' ? (input: SecondFactorInput) => toSettingsAddress(url, input) : url;
  const journeys = secondFactorJourneys({ ...options, plan, hasOneClock: true, canStart: (input) => toUrl(input) !== null });
  const { cancel, retry, restart } = options.buttons ?? {};

  for (const journey of journeys) {
    const annotation = { type: 'second-factor transitions', description: journey.steps.flatMap(({ edges }) => edges).join('\n') };
    test(toTestName(journey), { annotation }, async ({ page }, info) => {
      info.setTimeout(30_000 + 1_000 * journey.steps.length);
      page.setDefaultTimeout(5_000);
      let now = Date.now();
      await page.clock.install({ time: now - 60_000 }); // the clock runs until it is stopped, and only forward
      await page.clock.pauseAt(now);
      const kratos = await routeKratos(page, () => now);
      const driver = driveSecondFactorBrowserPage({
        page,
        open: (input) => page.goto(toUrl(input) ?? ''),
        async wait(ms) {
          now += ms;
          await page.clock.runFor(ms);
        },
        toPlace: kratos.toPlace,
        left: kratos.left,
        find: { ...byRole, ...find },
        buttons: { ...(cancel && { cancel }), ...(retry && { retry }), ...(restart && { restart }) },
        async takeScreenshot() {
          const path = info.outputPath('page.png');
          await page.screenshot({ path });
          return path;
        },
      });
      const replay = `npx playwright test --project "${info.project.name}" --grep ${journey.id}`;
      await walkSecondFactorJourney(journey, driver, kratos, { replay });
    });
  }
}

/** Returns the address that opens the settings with this flow. `null` if an address cannot request the input. */
function toSettingsAddress(url: string, { flowId, kratosUrl: _, ...more }: SecondFactorInput): string | null {
  if (Object.keys(more).length > 0) return null;
  return flowId ? `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ flow: flowId })}` : url;
}
