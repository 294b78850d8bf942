import type { AnyMachineSnapshot, AnyStateMachine, InspectionEvent } from 'xstate';
import { indexTransitions, type TransitionInfo } from './list-transitions.ts';

/** A transition that was taken. */
export interface TakenTransition {
  /** The id, as in `listTransitions`. */
  readonly transition: string;
  /**
   * The leaf, event and transition. A transition of a parent has one edge for each leaf that inherits it, and with a wildcard also for each event.
   */
  readonly edge: string;
}

/** The processing of one event, including raised ones. */
export interface Microstep {
  /** The event type. `''` for `always`. */
  readonly eventType: string;
  /** The snapshot before the event. `null` at the start. */
  readonly from: AnyMachineSnapshot | null;
  /** The transitions that the event took. */
  readonly taken: readonly TransitionInfo[];
}

/**
 * Records the transitions that a machine takes, including raised events and `always`.
 *
 * It is the only reader of `_transitions`, which is not public in XState.
 */
export function createTrace(
  machine: AnyStateMachine,
  begunFrom: AnyMachineSnapshot | null = null,
  onMicrostep?: (microstep: Microstep) => void,
) {
  const index = indexTransitions(machine);
  const taken: TakenTransition[] = [];
  let before = begunFrom;
  return {
    taken,
    next(inspected: InspectionEvent): void {
      // A start without `always` has no microstep, so its leaves are read from the snapshot.
      if (inspected.type === '@xstate.snapshot') before = inspected.snapshot as AnyMachineSnapshot;
      if (inspected.type !== '@xstate.microstep') return;
      const infos = inspected._transitions.map((definition) => index.get(definition)).filter((info) => info !== undefined); // initial transitions are not listed
      for (const { id, kind, source } of infos) {
        const event = kind === 'always' ? '(always)' : inspected.event.type;
        for (const leaf of findLeaves(before, source)) taken.push({ transition: id, edge: `${leaf} ▸ ${event} ▸ ${id}` });
      }
      const isAlways = infos[0]?.kind === 'always';
      onMicrostep?.({ eventType: isAlways ? '' : inspected.event.type, from: before, taken: infos });
      before = inspected.snapshot as AnyMachineSnapshot; // events of other actors are filtered out
    },
  };
}

/** Returns the active leaves at or below a state. Before the first microstep there are none, so it returns the state itself. */
function findLeaves(snapshot: AnyMachineSnapshot | null, source: string): readonly string[] {
  const nodes = snapshot?._nodes ?? [];
  const leaves = nodes.filter(({ type, id }) => (type === 'atomic' || type === 'final') && (id === source || id.startsWith(`${source}.`)));
  return leaves.length === 0 ? [source] : leaves.map(({ id }) => id);
}
