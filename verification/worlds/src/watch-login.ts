import type { Login, Outcome } from '@kratos-login/core';
import type { InspectionEvent } from 'xstate';
import { createTrace, type TakenTransition } from 'xstate-paths';

/** Sees which transitions a login takes, and what its calls come to. */
export interface LoginWatch {
  /** For `createLogin`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** What calls came to, in order. */
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
      trace ??= createTrace((event.actorRef as Login['actor']).logic); // its first step is taken while it is made
      trace.next(event);
      if (event.type === '@xstate.event' && event.event.type.startsWith('xstate.done.actor.')) outcomes.push(event.event['output']);
    },
    taken: () => trace?.taken ?? [],
  };
}
