import type { LoginInput } from '@kratos-login/core';
import { test } from '@playwright/test';
import type { ButtonNames } from './journeys/button-names.ts';
import { type LoginJourneysOptions, loginJourneys } from './journeys/login-journeys.ts';
import { driveBrowserPage, type Finders } from './journeys/playwright/drive-browser-page.ts';
import { openJourneyPage } from './journeys/playwright/open-journey-page.ts';
import { toAddress } from './journeys/playwright/to-address.ts';
import { toTestName } from './journeys/to-test-name.ts';
import { walkJourney } from './journeys/walk-journey.ts';

export { type TestSecondFactorPageOptions, testSecondFactorPage } from './second-factor/playwright/test-second-factor-page.ts';

/** Options of {@link testLoginPage}. */
export interface TestLoginPageOptions extends Omit<LoginJourneysOptions, 'canStart' | 'hasOneClock'> {
  /**
   * The address of the page. A second factor, a confirmation, a flow or an app is requested with Kratos's parameters: `?aal=aal2`, `?refresh=true`,
   * `?flow=…`, `?login_challenge=…`. A function returns the address for a login with this input, or `null` if the page does not support it.
   */
  readonly url: string | ((input: LoginInput) => string | null);
  /** How to find parts of the page for which role and label are not enough. */
  readonly find?: Partial<Finders>;
  /** The labels of buttons for which the view has no text. Default: `buttonNames`, as in our demos. */
  readonly buttons?: Partial<ButtonNames>;
}

/**
 * Registers a test for each journey through your login page in a browser. You serve the page as usual. The tests answer all its calls of Kratos, at any
 * address, and stop its clock until a journey advances it. The annotation `transitions` of each test lists the taken edges for reporters, one on each
 * line, as `leaf ▸ event ▸ transition`.
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
      const { kratos, driving, replay } = await openJourneyPage({ page, info, journey, toUrl, find });
      await walkJourney(journey, driveBrowserPage({ ...driving, buttons }), kratos, { replay });
    });
  }
}
