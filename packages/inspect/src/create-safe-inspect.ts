import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import type { InspectionEvent, Observer } from 'xstate';
import { toSafeInspectionEvent } from './to-safe-inspection-event.ts';

/**
 * Creates an `inspect` option that sends to your own receiver, such as a panel in the page. The receiver gets the messages of the Stately inspector's
 * protocol, in order, when the page is idle. {@link toSafeInspectionEvent} removes private data from each.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { createSafeInspect } from '@kratos-login/inspect'
 *
 * const inspect = createSafeInspect((event) => console.log(event.type, event.sessionId))
 * createLogin({ kratosUrl: 'https://auth.example.com', inspect }).start()
 * ```
 */
export function createSafeInspect(send: (event: StatelyInspectionEvent) => void): Observer<InspectionEvent> {
  return createInspector({ send }, { serialize: toSafeInspectionEvent, serializationDepthLimit }).inspect;
}

/** The default of 10 would cut the guards of the inner states off the chart. */
export const serializationDepthLimit = 30;
