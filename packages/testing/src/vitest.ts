import type { LoginInput } from '@kratos-login/core';
import { afterEach, beforeEach, test, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { forgetMailedFlows } from './forget-mailed-flows.ts';
import type { ButtonNames } from './journeys/button-names.ts';
import { createMoveClock } from './journeys/create-move-clock.ts';
import { driveDocument } from './journeys/drive-document.ts';
import type { JourneyTests, LoginJourney } from './journeys/journey.ts';
import { type LoginJourneysOptions, loginJourneys } from './journeys/login-journeys.ts';
import { type Mounted, toMounted } from './journeys/to-mounted.ts';
import { toTestName } from './journeys/to-test-name.ts';
import { walkJourney } from './journeys/walk-journey.ts';
import { createScriptedKratos } from './scripted-kratos.ts';

export type { Mounted } from './journeys/to-mounted.ts';

/** What a page needs for one journey: give all of it to `createLogin`, and what else its login is always asked for. */
export interface JourneyScene {
  readonly kratosUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: SimulatedClock;
  /** What this login is asked for: `aal`, `refresh`, … */
  readonly input: LoginInput;
}

/** Options of {@link testMountedLogin}. */
export interface TestMountedLoginOptions extends LoginJourneysOptions {
  readonly mount: (scene: JourneyScene) => Mounted | Promise<Mounted>;
  /** What the page writes on buttons that the view has no words for. Default: `buttonNames`, as on our demos. */
  readonly buttons?: Partial<ButtonNames>;
  /** Makes a picture of a page that is not as it should be, and says where it is. */
  readonly takePicture?: () => Promise<string>;
}

/**
 * Registers one test for each journey through your own login page, in this document: for Vitest's browser mode. Nothing of a Kratos is needed. Timers
 * and dates are fake in these tests, so give them a file of their own. Returns all journeys, and those that
 * were walked to their end, as they come.
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
export function testMountedLogin({ mount, buttons = {}, takePicture, plan = 'both', ...options }: TestMountedLoginOptions): JourneyTests {
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
          const { root, unmount = () => {} } = toMounted(await mount({ kratosUrl, fetch, clock, input }));
          unmounts.push(unmount);
          return root;
        },
        wait: async (ms) => moveClock(ms),
        giveUp: async () => void (await vi.advanceTimersByTimeAsync(30_000)),
        buttons,
      });
      const replay = `npx vitest run -t ${journey.id}`;
      await walkJourney(journey, takePicture === undefined ? driver : { ...driver, takePicture }, kratos, { replay });
      walked.push(journey);
    });
  }
  return { journeys, walked };
}
