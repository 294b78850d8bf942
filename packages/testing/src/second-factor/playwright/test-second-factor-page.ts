import type { SecondFactorInput } from '@kratos-login/core/second-factor';
import { test } from '@playwright/test';
import type { Finders } from '../../journeys/playwright/drive-browser-page.ts';
import { openJourneyPage } from '../../journeys/playwright/open-journey-page.ts';
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
  const buttons = { ...(cancel && { cancel }), ...(retry && { retry }), ...(restart && { restart }) };

  for (const journey of journeys) {
    const annotation = { type: 'second-factor transitions', description: journey.steps.flatMap(({ edges }) => edges).join('\n') };
    test(toTestName(journey), { annotation }, async ({ page }, info) => {
      const { kratos, driving, replay } = await openJourneyPage({ page, info, journey, toUrl, find });
      await walkSecondFactorJourney(journey, driveSecondFactorBrowserPage({ ...driving, buttons }), kratos, { replay });
    });
  }
}

/** Returns the address that opens the settings with this flow. `null` if an address cannot request the input. */
function toSettingsAddress(url: string, { flowId, kratosUrl: _, ...more }: SecondFactorInput): string | null {
  if (Object.keys(more).length > 0) return null;
  return flowId ? `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ flow: flowId })}` : url;
}
