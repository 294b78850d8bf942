import type { InspectionEvent } from 'xstate';

type Inspect = (inspected: InspectionEvent) => void;

/** The number of events that are kept for an inspector that is opened later, beside those that start actors. */
const maxEvents = 200;

/** The events of the login for an inspector, which is usually opened after the first ones. */
export interface InspectionRelay {
  readonly add: Inspect;
  /** Forwards to this inspector: what was kept first, and everything after it. It takes the place of an earlier one. */
  connect(inspect: Inspect): void;
  /** Forgets what was kept, for another login. */
  clear(): void;
}

/** Creates a relay. The events stay in this page. The inspector removes private data before it sends them. */
export function createInspectionRelay(): InspectionRelay {
  let actors: readonly InspectionEvent[] = [];
  let others: readonly InspectionEvent[] = [];
  let connected: Inspect | null = null;
  return {
    add(inspected) {
      if (inspected.type === '@xstate.actor') actors = [...actors, inspected];
      else others = [...others, inspected].slice(-maxEvents);
      connected?.(inspected);
    },
    connect(inspect) {
      connected = inspect;
      for (const inspected of [...actors, ...others]) inspect(inspected);
    },
    clear() {
      actors = [];
      others = [];
    },
  };
}
