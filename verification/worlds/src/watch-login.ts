import type { Login } from '@kratos-login/core';
import type { Outcome } from '@kratos-login/core/read-outcome';
import type { InspectionEvent } from 'xstate';
import { createTrace, type TakenTransition } from 'xstate-paths';

/** Records the transitions of a login and the outcomes of its calls. */
export interface LoginWatch {
  /** The option of `createLogin`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** The outcomes of its calls, in order. */
  readonly outcomes: readonly Outcome[];
  taken(): readonly TakenTransition[];
}

export function watchLogin(): LoginWatch {
  const outcomes: Outcome[] = [];
  let trace: ReturnType<typeof createTrace> | null = null;
  return {
    outcomes,
    inspect(event) {
      if (event.actorRef.sessionId !== event.rootId || event.type === '@xstate.actor') return;
      trace ??= createTrace((event.actorRef as Login['actor']).logic); // the first step happens during creation
      trace.next(event);
      if (event.type === '@xstate.event' && event.event.type.startsWith('xstate.done.actor.')) outcomes.push(event.event['output']);
    },
    taken: () => trace?.taken ?? [],
  };
}
