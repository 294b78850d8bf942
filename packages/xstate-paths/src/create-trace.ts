import type { AnyMachineSnapshot, AnyStateMachine, InspectionEvent } from 'xstate';
import { indexTransitions, type TransitionInfo } from './list-transitions.ts';

/** A transition was taken. */
export interface TakenTransition {
  /** Its id, as in `listTransitions`. */
  readonly transition: string;
  /**
   * Leaf, event and transition. What a parent writes once is one transition and many edges: one for each leaf that inherits it, and with a wildcard
   * one for each event as well.
   */
  readonly edge: string;
}

/** What the machine made of one event, its own raised ones included. */
export interface Microstep {
  /** `''` for `always`. */
  readonly eventType: string;
  /** Before it; `null` at the very beginning. */
  readonly from: AnyMachineSnapshot | null;
  readonly taken: readonly TransitionInfo[];
}

/**
 * Listens which transitions a machine takes, raised events and `always` included.
 *
 * The only reader of `_transitions`, the one field here that XState does not call public.
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
      // A beginning without `always` makes no microstep: only its snapshot tells which leaves it came to.
      if (inspected.type === '@xstate.snapshot') before = inspected.snapshot as AnyMachineSnapshot;
      if (inspected.type !== '@xstate.microstep') return;
      const infos = inspected._transitions.map((definition) => index.get(definition)).filter((info) => info !== undefined); // not the initial ones
      for (const { id, kind, source } of infos) {
        const event = kind === 'always' ? '(always)' : inspected.event.type;
        for (const leaf of findLeaves(before, source)) taken.push({ transition: id, edge: `${leaf} ▸ ${event} ▸ ${id}` });
      }
      const isAlways = infos[0]?.kind === 'always';
      onMicrostep?.({ eventType: isAlways ? '' : inspected.event.type, from: before, taken: infos });
      before = inspected.snapshot as AnyMachineSnapshot; // no other actor is listened to
    },
  };
}

/** The active leaves at or below a state. Before the first microstep there are none yet: then it speaks for itself. */
function findLeaves(snapshot: AnyMachineSnapshot | null, source: string): readonly string[] {
  const nodes = snapshot?._nodes ?? [];
  const leaves = nodes.filter(({ type, id }) => (type === 'atomic' || type === 'final') && (id === source || id.startsWith(`${source}.`)));
  return leaves.length === 0 ? [source] : leaves.map(({ id }) => id);
}
