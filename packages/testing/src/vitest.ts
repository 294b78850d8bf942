import type { LoginInput } from '@kratos-login/core';
import { afterEach, beforeEach, test, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { forgetMailedFlows } from './forget-mailed-flows.ts';
import type { ButtonNames } from './journeys/button-names.ts';
import { checkMounted, type Mounted } from './journeys/check-mounted.ts';
import { createMoveClock } from './journeys/create-move-clock.ts';
import { driveDocument } from './journeys/drive-document.ts';
import type { JourneyTests, LoginJourney } from './journeys/journey.ts';
import { type LoginJourneysOptions, loginJourneys } from './journeys/login-journeys.ts';
import { toTestName } from './journeys/to-test-name.ts';
import { walkJourney } from './journeys/walk-journey.ts';
import { createScriptedKratos } from './scripted-kratos.ts';

export { type TestMountedSecondFactorOptions, testMountedSecondFactor } from './second-factor/vitest/test-mounted-second-factor.ts';

/** The options of a page for one journey: pass all of them to `createLogin`, with the usual ones of your page. */
interface MountOptions {
  /** The address of the scripted Kratos. */
  readonly kratosUrl: string;
  /** The `fetch` of the scripted Kratos. */
  readonly fetch: typeof globalThis.fetch;
  /** The clock of the journey. */
  readonly clock: SimulatedClock;
  /** The input of this login: `aal`, `refresh`, … */
  readonly input: LoginInput;
}

/** Options of {@link testMountedLogin}. */
export interface TestMountedLoginOptions extends LoginJourneysOptions {
  /** Adds your page to the document, and starts its login. */
  readonly mount: (scene: MountOptions) => Mounted | Promise<Mounted>;
  /** The labels of buttons for which the view has no text. Default: `buttonNames`, as in our demos. */
  readonly buttons?: Partial<ButtonNames>;
  /** Takes a screenshot of a page that failed, and returns its path. */
  readonly takeScreenshot?: () => Promise<string>;
}

/**
 * Registers a test for each journey through your login page in this document, for Vitest's browser mode. It needs no Kratos. Timers and dates are fake
 * in these tests, so give them their own file. Returns all journeys, and those that passed so far.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { bindLogin } from '@kratos-login/dom'
 * import { testMountedLogin } from '@kratos-login/testing/vitest'
 *
 * declare const html: string // your markup
 *
 * testMountedLogin({
 *   mount({ input, ...options }) {
 *     document.body.innerHTML = html
 *     const unmount = bindLogin(document.querySelector('main'), createLogin({ ...input, ...options }))
 *     return { root: document.body, unmount }
 *   },
 * })
 * ```
 */
export function testMountedLogin({
  mount,
  buttons = {},
  takeScreenshot,
  plan = 'both',
  ...options
}: TestMountedLoginOptions): JourneyTests {
  const walked: LoginJourney[] = [];
  const unmounts: (() => void)[] = [];

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => {
    for (const unmount of unmounts.splice(0)) unmount();
    forgetMailedFlows();
    vi.useRealTimers();
  });

  const journeys = loginJourneys({ ...options, plan });
  for (const journey of journeys) {
    test(toTestName(journey), async () => {
      const { kratosUrl, fetch, ...kratos } = createScriptedKratos();
      const clock = new SimulatedClock();
      const moveClock = createMoveClock(clock);
      const driver = driveDocument({
        async open(input) {
          const { root, unmount = () => {} } = checkMounted(await mount({ kratosUrl, fetch, clock, input }));
          unmounts.push(unmount);
          return root;
        },
        wait: async (ms) => moveClock(ms),
        timeOutCall: async () => void (await vi.advanceTimersByTimeAsync(30_000)),
        buttons,
      });
      const replay = `npx vitest run -t ${journey.id}`;
      await walkJourney(journey, takeScreenshot === undefined ? driver : { ...driver, takeScreenshot }, kratos, { replay });
      walked.push(journey);
    });
  }
  return { journeys, walked };
}
