import type { AnyMachineSnapshot, AnyStateMachine, AnyTransitionDefinition, InspectionEvent } from 'xstate';

/** The charts of this project, by the ids of their machines. */
export type ChartName = 'login' | 'second-factor';

/** What one event did to a chart. It contains names of the chart only, so it contains nothing private. */
export interface ChartStep {
  /** The chart. */
  readonly chart: ChartName;
  /** The session id of the actor. A second factor that confirms runs a login beside it. */
  readonly actor: string;
  /** The time in milliseconds since 1970. */
  readonly at: number;
  /** The type of the event, such as `reply.secondFactorDue`. `''` for `always`, and for the start. */
  readonly event: string;
  /** The ids of the transitions that were taken, as in `listTransitions` of `xstate-paths`. Empty for the start. */
  readonly transitions: readonly string[];
  /** The ids of the active states after the event, parents first. */
  readonly states: readonly string[];
}

/**
 * Creates an `inspect` option that reports every step of a login and of a second factor, raised events (`reply.*`) included. Events that take no
 * transition, and other machines, are left out.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { recordChart } from '@kratos-login/inspect/panel'
 *
 * const inspect = recordChart(({ event, transitions }) => console.log(event, transitions))
 * createLogin({ kratosUrl: 'https://auth.example.com', inspect }).start()
 * ```
 */
export function recordChart(onStep: (step: ChartStep) => void): (inspected: InspectionEvent) => void {
  const started = new WeakSet<object>();
  return (inspected) => {
    const { type, actorRef } = inspected;
    if (type !== '@xstate.snapshot' && type !== '@xstate.microstep') return;
    const { logic, sessionId } = actorRef as unknown as { readonly logic?: AnyStateMachine; readonly sessionId: string };
    const chart = logic?.id;
    if (logic === undefined || (chart !== 'login' && chart !== 'second-factor')) return;
    const states = [...((inspected.snapshot as AnyMachineSnapshot)._nodes ?? [])]
      .sort((one, other) => one.order - other.order)
      .map(({ id }) => id);
    const step = { chart, actor: sessionId, at: Date.now(), states } as const;
    if (type === '@xstate.snapshot') {
      if (!started.has(actorRef)) onStep({ ...step, event: '', transitions: [] }); // a start without `always` has no microstep
      return void started.add(actorRef);
    }
    started.add(actorRef);
    const transitions = inspected._transitions.flatMap((definition) => findId(definition) ?? []);
    if (transitions.length === 0) return;
    const isAlways = inspected._transitions.every(({ eventType }) => eventType === '');
    onStep({ ...step, event: isAlways ? '' : inspected.event.type, transitions });
  };
}

/** Returns the id that `listTransitions` of `xstate-paths` gives to a transition. `null` for an initial one, which is always taken. */
function findId(definition: AnyTransitionDefinition): string | null {
  const { source, eventType } = definition;
  const branch = (eventType === '' ? source.always : source.transitions.get(eventType))?.indexOf(definition) ?? -1;
  return branch === -1 ? null : `${source.id} ▸ ${eventType || '(always)'}${branch === 0 ? '' : `[${branch}]`}`;
}
