import type { SecondFactorInput } from '@kratos-login/core/second-factor';
import { afterEach, beforeEach, test, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { checkMounted, type Mounted } from '../../journeys/check-mounted.ts';
import { createMoveClock } from '../../journeys/create-move-clock.ts';
import { toTestName } from '../../journeys/to-test-name.ts';
import { createScriptedKratos } from '../../scripted-kratos.ts';
import { driveSecondFactorDocument } from '../drive-second-factor-document.ts';
import type { SecondFactorJourney, SecondFactorTests } from '../second-factor-journey.ts';
import { type SecondFactorJourneysOptions, secondFactorJourneys } from '../second-factor-journeys.ts';
import { walkSecondFactorJourney } from '../walk-second-factor-journey.ts';

/** The options of a page for one journey: pass all of them to `createSecondFactor`, with the usual ones of your page. */
interface MountSecondFactorOptions {
  /** The address of the scripted Kratos. */
  readonly kratosUrl: string;
  /** The `fetch` of the scripted Kratos. */
  readonly fetch: typeof globalThis.fetch;
  /** The clock of the journey. */
  readonly clock: SimulatedClock;
  /** The input of this second factor: `flowId` or `setUp`. */
  readonly input: SecondFactorInput;
}

/** Options of {@link testMountedSecondFactor}. */
export interface TestMountedSecondFactorOptions extends SecondFactorJourneysOptions {
  /** Adds your page to the document, and starts its second factor. */
  readonly mount: (scene: MountSecondFactorOptions) => Mounted | Promise<Mounted>;
  /** Takes a screenshot of a page that failed, and returns its path. */
  readonly takeScreenshot?: () => Promise<string>;
}

/**
 * Registers a test for each journey through your page of the second factor in this document, for Vitest's browser mode. It needs no Kratos. Timers and dates are
 * fake in these tests, so give them their own file. Returns all journeys, and those that passed so far.
 *
 * ```ts
 * import { createSecondFactor } from '@kratos-login/core/second-factor'
 * import { bindSecondFactor } from '@kratos-login/dom/second-factor'
 * import { testMountedSecondFactor } from '@kratos-login/testing/vitest'
 *
 * declare const html: string // your markup
 *
 * testMountedSecondFactor({
 *   mount({ input, ...options }) {
 *     document.body.innerHTML = html
 *     const unmount = bindSecondFactor(document.querySelector('main'), createSecondFactor({ ...input, ...options }))
 *     return { root: document.body, unmount }
 *   },
 * })
 * ```
 */
export function testMountedSecondFactor({ mount, takeScreenshot, ...options }: TestMountedSecondFactorOptions): SecondFactorTests {
  const walked: SecondFactorJourney[] = [];
  const unmounts: (() => void)[] = [];

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => {
    for (const unmount of unmounts.splice(0)) unmount();
    vi.useRealTimers();
  });

  const journeys = secondFactorJourneys(options);
  for (const journey of journeys) {
    test(toTestName(journey), async () => {
      const { kratosUrl, fetch, ...kratos } = createScriptedKratos();
      const clock = new SimulatedClock();
      const moveClock = createMoveClock(clock);
      const { cancel, retry, restart } = options.buttons ?? {};
      const driver = driveSecondFactorDocument({
        async open(input) {
          const { root, unmount = () => {} } = checkMounted(await mount({ kratosUrl, fetch, clock, input }));
          unmounts.push(unmount);
          return root;
        },
        wait: async (ms) => moveClock(ms),
        timeOutCall: async () => void (await vi.advanceTimersByTimeAsync(30_000)),
        buttons: { ...(cancel && { cancel }), ...(retry && { retry }), ...(restart && { restart }) },
      });
      const replay = `npx vitest run -t ${journey.id}`;
      await walkSecondFactorJourney(journey, takeScreenshot === undefined ? driver : { ...driver, takeScreenshot }, kratos, { replay });
      walked.push(journey);
    });
  }
  return { journeys, walked };
}
